"""Hand-made readings for the tests of results."""

import re

from extractors.results.reading import Reading, read
from kg.model import Entity, Mention
from kg.schema import Kind, Role


def entity(text: str, name: str, kind: Kind, *forms: str) -> Entity:
    """Build an entity of every occurrence of its name and other forms in `text`."""
    found = {
        Mention(match.start(), match.end())
        for form in (name, *forms)
        for match in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", text)
    }
    return Entity(name, kind, Role.USED, tuple(sorted(found)))


def reading(body: str, **names: str) -> Reading:
    """Read the title `Foo` and `body`, one sentence each line.

    `names` are names of entities by kind, several parted by `|`.
    """
    text = f"Foo\n{body}"
    entities = [
        entity(text, name, Kind(kind))
        for kind, listed in names.items()
        for name in listed.split("|")
    ]
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    return read(text, list(zip(starts, [*starts[1:], len(text)], strict=True)), entities)
