"""Graphs of which some statements are not sure."""

from collections.abc import Iterable
from dataclasses import replace

from kg.graph import KnowledgeGraph
from kg.schema import Relation


def doubtful(graph: KnowledgeGraph, every: int = 4) -> KnowledgeGraph:
    """The same graph, where one statement of papers and results in so many is not sure."""
    edges = [edge for edge in graph.edges() if edge.relation in _DOUBTED]
    return doubting(graph, {(edge.source, edge.target) for edge in edges[1::every]})


def doubting(graph: KnowledgeGraph, ends: Iterable[tuple[str, str]]) -> KnowledgeGraph:
    """The same graph, where the statements between these pairs of nodes are not sure."""
    doubted, made = set(ends), KnowledgeGraph()
    for node in graph.nodes():
        made.add_node(node, graph.record(node))
    for edge in graph.edges():
        sure = (edge.source, edge.target) not in doubted
        said = replace(edge.statement, confidence=edge.statement.confidence if sure else 0.05)
        made.add_edge(edge.source, edge.target, edge.relation, replace(said, sure=sure))
    return made


_DOUBTED = set(Relation) - {Relation.VARIANT_OF, Relation.HAS_REPOSITORY, Relation.LINKS_TO}
