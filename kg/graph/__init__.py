"""The graph: papers, entities, results and links over a `networkx.MultiDiGraph`."""

from kg.graph.graph import Edge, KnowledgeGraph, Span, Statement

__all__ = ["Edge", "KnowledgeGraph", "Span", "Statement"]
