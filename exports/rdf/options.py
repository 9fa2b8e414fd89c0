"""The options of all formats: base IRI, amount of evidence, date, and what is not sure."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from exports.rdf.build_date import build_date
from exports.rdf.iris import Iris
from kg.errors import UnknownNameError

DEFAULT_BASE_IRI = "https://w3id.org/paperkg/"


class Evidence(StrEnum):
    """How much of the papers' texts is written as RDF; each level includes the one before."""

    NONE = "none"
    """No annotations and no texts: neither abstracts nor quotes."""
    QUOTES = "quotes"
    """One annotation a mention, with its words and some before and after, but no whole text."""
    FULL = "full"
    """Abstracts and texts too, and where in them each annotation stands."""


@dataclass(frozen=True, slots=True)
class Options:
    """The options of an export; a format ignores those that it has no use for.

    `date` is when the graph was made: a date, or a date with time and zone, in ISO 8601. Without it
    outputs have no time, so that the same input gives the same bytes. `all` is for formats that
    rank: whether they have what is not sure; the others have it always, marked. Raise
    `InvalidValueError` if the base IRI or the date is not valid.
    """

    base_iri: str = DEFAULT_BASE_IRI
    evidence: Evidence = Evidence.FULL
    date: str | None = None
    all: bool = False

    def __post_init__(self) -> None:
        Iris(self.base_iri)
        if self.date is not None:
            build_date(self.date)

    @classmethod
    def given(
        cls,
        base_iri: str | None = None,
        evidence: str | None = None,
        date: str | None = None,
        *,
        all: bool = False,
    ) -> Self:
        """Return the options in the words of a user; None stands for the default.

        Raise `UnknownNameError` for an unknown level of evidence.

        >>> Options.given(evidence="all")
        Traceback (most recent call last):
        ...
        kg.errors.UnknownNameError: unknown level of evidence 'all'; known: full, none, quotes
        """
        level = evidence or Evidence.FULL.value
        if level not in list(Evidence):
            raise UnknownNameError("level of evidence", level, Evidence)
        base = DEFAULT_BASE_IRI if base_iri is None else base_iri
        return cls(base_iri=base, evidence=Evidence(level), date=date, all=all)
