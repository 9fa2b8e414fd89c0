"""Hand-made papers and extractions for tests: the text says where each mention is."""

from collections.abc import Iterable

from kg.model import Abbreviation, Entity, Extraction, Mention, Paper, Result
from kg.schema import Kind, ResultKind, Role


def paper(title: str, abstract: str = "") -> Paper:
    """A paper whose id is its title in lower case."""
    return Paper(id=title.lower(), title=title, abstract=abstract)


def mentions(of: Paper, *surfaces: str) -> tuple[Mention, ...]:
    """Every place in the text where one of `surfaces` stands."""
    found = set()
    for surface in surfaces:
        at = of.text.find(surface)
        while at >= 0:
            found.add(Mention.of(of.text, at, at + len(surface)))
            at = of.text.find(surface, at + 1)
    return tuple(sorted(found))


def entity(
    of: Paper, kind: Kind, *surfaces: str, role: Role = Role.USED, name: str | None = None
) -> Entity:
    """The entity that has these surfaces in the paper; its name is the first unless given."""
    return Entity(name or surfaces[0], kind, role, mentions(of, *surfaces))


def result(
    value: str,
    *,
    unit: str = "",
    kind: ResultKind = ResultKind.ABSOLUTE,
    model: str | None = None,
    task: str | None = None,
    dataset: str | None = None,
    metric: str | None = None,
) -> Result:
    """A result without evidence."""
    return Result(model, task, dataset, metric, value, unit, kind)


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
