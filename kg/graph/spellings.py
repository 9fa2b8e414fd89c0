"""What a node is found by: its names, and of a paper also who wrote it, where and when."""

from typing import Final, NamedTuple

from kg.graph.attributes import Attributes
from kg.schema import NodeKind

_YEAR: Final = len("2024")


class Spelling(NamedTuple):
    """Something that a node is found by, and `kg.names.words.words` of it."""

    node: str
    name: str
    words: tuple[str, ...]


def names_of(data: Attributes) -> tuple[str, ...]:
    """Return what a node is found by, its preferred name first, then its aliases.

    A paper is also found by what stands before the colon of its title, as it is often called, and
    by its title with authors, venue and year. The page has the same in `namesOf` of
    `tools/ranking.js`.

    >>> names_of({"kind": "Paper", "name": "ZorbNet: Zorbs", "aliases": (), "date": "2024-05-01",
    ...           "authors": ("Ada Lovelace", "Marie Curie"), "venue": "ICLR"})
    ('ZorbNet: Zorbs', 'ZorbNet', 'ZorbNet: Zorbs, Ada Lovelace, Marie Curie, ICLR, 2024')
    """
    title = data["name"]
    names: tuple[str, ...] = (title, *data["aliases"])
    if data["kind"] != NodeKind.PAPER:
        return names
    if ":" in title:
        names += (title.partition(":")[0],)
    year = (data.get("date") or "")[:_YEAR]
    known = [each for each in (*data.get("authors", ()), data.get("venue"), year) if each]
    # With the title in front, so that no paper begins with the name of an author.
    return (*names, ", ".join([title, *known])) if known else names
