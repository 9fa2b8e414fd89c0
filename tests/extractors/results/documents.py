"""Hand-made readings for the tests of results."""

import re

from extractors.results.reading import Reading, read
from kg.model import Entity, Paper
from kg.schema import Kind
from tests.documents import entity, paper


def reading(body: str, **names: str) -> Reading:
    """Read the title `Foo` and `body`, one sentence each line.

    `names` are names of entities by kind, several parted by `|`.
    """
    of = paper("Foo", body)
    entities = [
        entity(of, Kind(kind), name) for kind, listed in names.items() for name in listed.split("|")
    ]
    return read_with(of, *entities)


def read_with(of: Paper, *entities: Entity) -> Reading:
    """Read a paper whose lines are its sentences."""
    starts = [0, *(match.end() for match in re.finditer("\n", of.text))]
    bounds = list(zip(starts, [*starts[1:], len(of.text)], strict=True))
    return read(of.text, bounds, entities)
