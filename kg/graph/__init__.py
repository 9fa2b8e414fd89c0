"""The graph: papers, entities, results and links over a `networkx.MultiDiGraph`."""

from kg.graph.attributes import Adjacent
from kg.graph.graph import KnowledgeGraph
from kg.graph.records import EntityRecord, LinkRecord, Record, ResultRecord
from kg.graph.statements import Edge, Span, Statement
from kg.graph.sure import is_sure, is_sure_result, left_out, sure_nodes, sure_part

__all__ = [
    "Adjacent",
    "Edge",
    "EntityRecord",
    "KnowledgeGraph",
    "LinkRecord",
    "Record",
    "ResultRecord",
    "Span",
    "Statement",
    "is_sure",
    "is_sure_result",
    "left_out",
    "sure_nodes",
    "sure_part",
]
