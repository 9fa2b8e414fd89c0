"""What nodes are found by, kept as one index of names for each kind of node."""

from dataclasses import dataclass
from functools import partial
from typing import Final

from kg.graph import KnowledgeGraph
from kg.lookup.name_index import NameIndex
from kg.schema import Kind, NodeKind


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
    found = list(graph.data.spellings(kind))
    index = NameIndex(each.words for each in found)
    return KindIndex(index, [each.name for each in found], [each.node for each in found])


_INDEX_OF: Final = {kind: partial(_indexed, kind=kind) for kind in (*Kind, *NodeKind)}
"""Makes the index of a kind; most questions need no more than one."""
