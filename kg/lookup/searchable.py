"""What nodes are found by, kept as one index of names for each kind of node."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from kg.graph import KnowledgeGraph
from kg.lookup.name_index import NameIndex
from kg.schema import Kind, NodeKind

_YEAR: Final = len("2024")


def names_of(data: Mapping[str, Any]) -> tuple[str, ...]:
    """Return what a node is found by, its preferred name first.

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


@dataclass(frozen=True, slots=True)
class KindIndex:
    """The names of the nodes of one kind, by position, and the node of each.

    Names that follow the first one of a node are its aliases.
    """

    index: NameIndex
    names: list[str]
    nodes: list[str]

    def is_alias(self, position: int) -> bool:
        """Return whether a name is not the preferred one of its node."""
        return position > 0 and self.nodes[position - 1] == self.nodes[position]


def kind_index(graph: KnowledgeGraph, kind: str) -> KindIndex:
    """Return the names of the nodes of that kind, made when first needed and kept."""
    return graph.derived(_INDEX_OF[kind])


def _indexed(graph: KnowledgeGraph, kind: str) -> KindIndex:
    names: list[str] = []
    nodes: list[str] = []
    for node in graph.derived(_nodes)[kind]:
        own = names_of(graph.node(node))
        names += own
        nodes += [node] * len(own)
    return KindIndex(NameIndex(names), names, nodes)


_INDEX_OF: Final = {kind: partial(_indexed, kind=kind) for kind in (*Kind, *NodeKind)}
"""Makes the index of a kind; most questions need no more than one."""


def _nodes(graph: KnowledgeGraph) -> Mapping[str, list[str]]:
    nodes: dict[str, list[str]] = {kind: [] for kind in (*Kind, *NodeKind)}
    for node, data in graph.nx.nodes(data=True):
        nodes[data["kind"]].append(node)
    return nodes
