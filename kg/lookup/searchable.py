"""What nodes are found by, kept as one index of names for each kind of node."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from kg.graph import KnowledgeGraph
from kg.lookup.name_index import NameIndex
from kg.schema import Kind, NodeKind


def names_of(data: Mapping[str, Any]) -> tuple[str, ...]:
    """Return what a node is found by, its preferred name first.

    Anything else that a node should be found by belongs here, such as the authors and the year of
    a paper; in the page it belongs into `namesOf` of `tools/ranking.js`.
    """
    names: tuple[str, ...] = (data["name"], *data["aliases"])
    if data["kind"] == NodeKind.PAPER and ":" in data["name"]:
        # A paper is often called by what stands before the colon of its title.
        names += (data["name"].partition(":")[0],)
    return names


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
