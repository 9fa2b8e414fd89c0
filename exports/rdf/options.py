"""What a caller may choose of every format: the base IRI, how much evidence, the date."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from exports.rdf.iris import Iris
from exports.rdf.moments import moment
from kg.errors import UnknownNameError

DEFAULT_BASE_IRI = "https://w3id.org/paperkg/"


class Evidence(StrEnum):
    """How much of the papers' own words goes into RDF; each holds what the ones before it hold."""

    NONE = "none"
    """No annotations and no texts: neither abstracts nor quotes."""
    QUOTES = "quotes"
    """One annotation a mention, with its words and some before and after, but no whole text."""
    FULL = "full"
    """Abstracts and texts too, and where in them each annotation stands."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a caller may choose; a format that has no use for a choice ignores it.

    `date` says when the graph was made: a date, or a date with time and zone, in ISO 8601; without
    one no output tells a time, so that the same input gives the same bytes. A base IRI or a date
    that is none is an `InvalidValueError`.
    """

    base_iri: str = DEFAULT_BASE_IRI
    evidence: Evidence = Evidence.FULL
    date: str | None = None

    def __post_init__(self) -> None:
        Iris(self.base_iri)
        if self.date is not None:
            moment(self.date)

    @classmethod
    def given(
        cls, base_iri: str | None = None, evidence: str | None = None, date: str | None = None
    ) -> Self:
        """Return the options of words as a user writes them; None stands for what is usual.

        >>> Options.given(evidence="all")
        Traceback (most recent call last):
        ...
        kg.errors.UnknownNameError: unknown level of evidence 'all'; known: full, none, quotes
        """
        level = evidence or Evidence.FULL.value
        if level not in list(Evidence):
            raise UnknownNameError("level of evidence", level, Evidence)
        base = DEFAULT_BASE_IRI if base_iri is None else base_iri
        return cls(base_iri=base, evidence=Evidence(level), date=date)
