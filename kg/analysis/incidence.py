"""Papers, entities and roles as arrays of whole numbers: what counts over a whole graph use."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from kg.analysis.roles import ROLE_OF
from kg.graph import KnowledgeGraph
from kg.schema import Kind, NodeKind, Role

Indices = NDArray[np.int64]
Flags = NDArray[np.bool_]

_KINDS: Final[Mapping[str, int]] = {kind: place for place, kind in enumerate(Kind)}
_ROLES: Final[Mapping[Role, int]] = {role: place for place, role in enumerate(Role)}


@dataclass(frozen=True, slots=True, eq=False)
class Incidence:
    """One place in `paper`, `entity` and `role` for each role, by paper and then by entity.

    `papers` are ids in the order of the graph, `entities` are sorted ids, those that no paper has
    too; `paper` and `entity` are places in them. `kind` has one number for each entity, its place
    in `Kind`, and `role` places in `Role`.
    """

    papers: tuple[str, ...]
    entities: tuple[str, ...]
    kind: Indices
    paper: Indices
    entity: Indices
    role: Indices

    def is_of(self, kind: Kind | None) -> Flags:
        """Return for each entity whether it is of that kind; None stands for all."""
        return np.ones(len(self.kind), bool) if kind is None else self.kind == _KINDS[kind]

    def numbers(self, counted: Flags) -> Indices:
        """Return for each entity in how many of the roles that are `counted` it is."""
        return np.bincount(self.entity[counted], minlength=len(self.entities))

    def plays(self, wanted: Collection[Role]) -> Flags:
        """Return for each role whether it is one of those wanted."""
        return np.isin(self.role, [_ROLES[role] for role in wanted])


def most_first(numbers: Indices) -> list[int]:
    """Return the places of numbers above 0, the largest first, equal ones in their order.

    >>> most_first(np.array([1, 0, 2, 1]))
    [2, 0, 3]
    """
    order = np.argsort(-numbers, kind="stable")
    found: list[int] = order[: np.count_nonzero(numbers)].tolist()
    return found


def incidence(graph: KnowledgeGraph) -> Incidence:
    """Return the roles in `graph` as arrays, made once."""
    return graph.derived(_incidence)


def _incidence(graph: KnowledgeGraph) -> Incidence:
    papers, kinds = list[str](), dict[str, int]()
    for node, kind in graph.kinds():
        if kind == NodeKind.PAPER:
            papers.append(node)
        elif isinstance(kind, Kind):
            kinds[node] = _KINDS[kind]
    entities = tuple(sorted(kinds))
    number = np.fromiter((kinds[node] for node in entities), np.int64, len(entities))
    columns = _columns(graph, papers, entities)
    order = np.lexsort((columns[1], columns[0]))
    paper, entity, role = (column[order] for column in columns)
    return Incidence(tuple(papers), entities, number, paper, entity, role)


def _columns(
    graph: KnowledgeGraph, papers: Collection[str], entities: Collection[str]
) -> tuple[Indices, Indices, Indices]:
    place_of = {node: place for place, node in enumerate(entities)}
    role_of = {str(key): _ROLES[role] for key, role in ROLE_OF.items()}
    number_of_paper = {paper: place for place, paper in enumerate(papers)}
    having, ends, held = list[int](), list[int](), list[int]()
    for paper, entity, key in graph.data.triples(*role_of):
        having.append(number_of_paper[paper])
        ends.append(place_of[entity])
        held.append(role_of[key])
    return np.array(having, np.int64), np.array(ends, np.int64), np.array(held, np.int64)
