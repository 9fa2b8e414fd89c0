"""Names as the page's search box compares them; `search.js` is the same in the page."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from kg.graph import KnowledgeGraph
from kg.schema import ROLE_RELATIONS

_BETWEEN_WORDS = re.compile(r"(?:[^\w+#]|_)+")


@dataclass(frozen=True, slots=True)
class Hit:
    """A node that was found, and the alias by which, where its name does not fit as well."""

    node: str
    rank: int
    alias: str | None


class _Name(NamedTuple):
    written: str
    folded: str
    close: str


def fold(name: str) -> str:
    """Return small letters without accents, words parted by one space.

    >>> fold("Pokémon-Net++ (v2)")
    'pokemon net++ v2'
    """
    plain = unicodedata.normalize("NFKD", name)
    letters = "".join(c for c in plain if not unicodedata.category(c).startswith("M"))
    return _BETWEEN_WORDS.sub(" ", letters.lower()).strip() or name.lower()


@dataclass(frozen=True, slots=True)
class FoldedNames:
    """All names of a graph, and what parts equal fits: papers, then edges that arrive."""

    names: dict[str, tuple[_Name, ...]]
    papers: dict[str, int]
    arriving: dict[str, int]

    def find(self, words: str) -> list[Hit]:
        """Return the nodes for `words`: those whose name fits best first, then by papers."""
        if not words.strip():
            return []
        query = _name(words)
        hits = (self._hit(node, query) for node in self.names)
        return sorted((hit for hit in hits if hit is not None), key=self._order)

    def _hit(self, node: str, query: _Name) -> Hit | None:
        best: Hit | None = None
        for index, name in enumerate(self.names[node]):
            far = _distance(name, query)
            # An alias comes after a preferred name that fits as well.
            rank = None if far is None else 2 * far + min(index, 1)
            if rank is not None and (best is None or rank < best.rank):
                best = Hit(node, rank, name.written if index else None)
        return best

    def _order(self, hit: Hit) -> tuple[int, int, int, str]:
        return hit.rank, -self.papers[hit.node], -self.arriving[hit.node], hit.node


def folded_names(graph: KnowledgeGraph) -> FoldedNames:
    """Return the names of all nodes of `graph`."""
    papers = dict.fromkeys(graph.nodes(), 0)
    for _, target, key in graph.nx.edges(keys=True):
        papers[target] += key in ROLE_RELATIONS
    arriving = {node: graph.nx.in_degree(node) for node in papers}
    return FoldedNames({node: tuple(_names(graph, node)) for node in papers}, papers, arriving)


def _names(graph: KnowledgeGraph, node: str) -> Iterator[_Name]:
    data = graph.node(node)
    for name in (data["name"], *data["aliases"]):
        yield _name(name)


def _name(written: str) -> _Name:
    folded = fold(written)
    return _Name(written, f" {folded}", folded.replace(" ", ""))


def _distance(name: _Name, query: _Name) -> int | None:
    """How well a name answers a query, 0 the best; None where it does not."""
    words = query.folded.split()
    ways = (
        name.folded == query.folded,
        name.close == query.close,
        name.folded.startswith(query.folded),
        name.close.startswith(query.close),
        query.folded in name.folded,
        all(f" {word}" in name.folded for word in words),
        all(word in name.folded for word in words),
    )
    return ways.index(True) if True in ways else None
