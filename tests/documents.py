"""Hand-made papers and extractions for tests: the text says where each mention is."""

import re
from collections.abc import Iterable
from typing import Any

from kg.model import Abbreviation, Entity, Extraction, Mention, Paper, Result
from kg.schema import Kind, ResultKind, Role


def paper(title: str, abstract: str = "") -> Paper:
    """A paper whose id is its title in lower case."""
    return Paper(id=title.lower(), title=title, abstract=abstract)


def mentions(of: Paper, *surfaces: str) -> tuple[Mention, ...]:
    """Every place in the text where one of `surfaces` stands, not within a longer word."""
    found = {
        Mention(match.start(), match.end())
        for surface in surfaces
        for match in re.finditer(rf"(?<!\w){re.escape(surface)}(?!\w)", of.text)
    }
    return tuple(sorted(found))


def entity(
    of: Paper,
    kind: Kind,
    *surfaces: str,
    role: Role = Role.USED,
    name: str | None = None,
    confidence: float = 1.0,
    role_confidence: float = 1.0,
) -> Entity:
    """The entity that has these surfaces in the paper; its name is the first unless given."""
    places = mentions(of, *surfaces)
    return Entity(name or surfaces[0], kind, role, places, confidence, role_confidence)


def result(
    value: str,
    *,
    unit: str = "",
    kind: ResultKind = ResultKind.ABSOLUTE,
    model: str | None = None,
    task: str | None = None,
    dataset: str | None = None,
    metric: str | None = None,
    confidence: float = 1.0,
    **compared: Any,  # noqa: ANN401 - sign, versus, relative, uncertainty, confidences
) -> Result:
    """A result without evidence."""
    return Result(
        model, task, dataset, metric, value, unit, kind, confidence=confidence, **compared
    )


def extraction(
    of: Paper,
    *entities: Entity,
    results: Iterable[Result] = (),
    abbreviations: Iterable[tuple[str, str]] = (),
) -> Extraction:
    """An extraction of these parts."""
    return Extraction(
        of,
        entities,
        tuple(results),
        abbreviations=tuple(Abbreviation(short, long) for short, long in abbreviations),
    )
