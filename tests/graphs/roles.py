"""Graphs of papers that have entities in roles, each paper written in one line."""

from collections.abc import Mapping, Sequence

from kg.graph import KnowledgeGraph, Statement
from kg.names.ids import entity_id
from kg.schema import ROLE_RELATION, Kind, Relation, Role
from tests.graphs.build import add_entity, add_paper

Written = tuple[str | None, Mapping[tuple[Kind, str], Role]]
"""A paper's date, and the role of each of its entities."""

ENTITIES = tuple((kind, f"{kind} {letter}") for kind in Kind for letter in "ABC")


def graph_of(
    papers: Sequence[Written], variants: Mapping[str, str] | None = None
) -> KnowledgeGraph:
    """Build a graph of papers `p0`, `p1`, ..., with datasets that are versions of others."""
    graph = KnowledgeGraph()
    for number, (date, has) in enumerate(papers):
        paper = add_paper(graph, f"p{number}", f"Title {number}", date=date)
        for (kind, name), role in has.items():
            entity = add_entity(graph, kind, name)
            graph.add_edge(paper, entity, ROLE_RELATION[role], Statement())
    for part, whole in (variants or {}).items():
        source, target = (add_entity(graph, Kind.DATASET, name) for name in (part, whole))
        graph.add_edge(source, target, Relation.VARIANT_OF, Statement())
    return graph


def using(*names: str) -> Mapping[tuple[Kind, str], Role]:
    """Entities that a paper uses; a name says its kind, as in `Dataset A`."""
    return {(Kind(name.partition(" ")[0]), name): Role.USED for name in names}


def node(name: str) -> str:
    """The id of an entity whose name says its kind."""
    return entity_id(Kind(name.partition(" ")[0]), name)
