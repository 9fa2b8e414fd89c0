"""What the page knows of every node and edge, as values of JSON: all but the texts of papers."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from kg.analysis.scores import better, comparable, scale
from kg.graph import Edge, EntityRecord, KnowledgeGraph, LinkRecord, ResultRecord
from kg.model import Paper
from kg.names.arxiv import arxiv_id
from kg.schema import Kind, Relation

Json = dict[str, Any]


def page_data(graph: KnowledgeGraph, base_iri: str) -> Json:
    """Return nodes, sorted by id, and edges as columns, sorted by source, target and relation.

    `base` and a node's id make its IRI in the exported RDF. `nodes` are objects. `edges` has
    `leaving`, how many edges leave each node, and then one value an edge: `targets`, positions in
    `nodes`; `relations` and `extractors`, positions in the lists `relation` and `extractor`;
    `confidence`; and `role`, the confidence of the role, null where there is none.
    """
    ids = list(graph.nodes())
    nodes = [node_data(graph, node) for node in ids]
    return {"base": base_iri, "nodes": nodes, "edges": _columns(ids, graph.edges())}


def _columns(ids: list[str], edges: Iterable[Edge]) -> Json:
    place = {node: index for index, node in enumerate(ids)}
    by_source = {source: list(leaving) for source, leaving in groupby(edges, lambda e: e.source)}
    sorted_edges = [edge for leaving in by_source.values() for edge in leaving]
    relation = sorted({str(edge.relation) for edge in sorted_edges})
    extractor = sorted({edge.statement.extractor for edge in sorted_edges})
    number = {name: index for index, name in enumerate(relation)}
    found_by = {name: index for index, name in enumerate(extractor)}
    return {
        "relation": relation,
        "extractor": extractor,
        "leaving": [len(by_source.get(node, ())) for node in ids],
        "targets": [place[edge.target] for edge in sorted_edges],
        "relations": [number[edge.relation] for edge in sorted_edges],
        "extractors": [found_by[edge.statement.extractor] for edge in sorted_edges],
        "confidence": [edge.statement.confidence for edge in sorted_edges],
        "role": [edge.statement.role_confidence for edge in sorted_edges],
    }


def node_data(graph: KnowledgeGraph, node: str) -> Json:
    """Return what the page knows of a node at once; see `paper_details` for the rest."""
    name, *aliases = graph.names(node)
    shown: Json = {"id": node, "kind": str(graph.kind(node)), "name": name}
    if aliases:
        shown["aliases"] = aliases
    return shown | {key: value for key, value in _own(graph, node).items() if value is not None}


def _own(graph: KnowledgeGraph, node: str) -> Json:
    """Return what nodes of the kind have; what is not known is None."""
    match graph.record(node):
        case Paper() as paper:
            arxiv = arxiv_id(paper.id) or arxiv_id(paper.url or "")
            return {"date": paper.date or None, "arxiv": arxiv}
        case ResultRecord(value=value, unit=unit, result_kind=kind):
            score = _score(graph, node)
            return {"value": value, "unit": unit or None, "result_kind": kind, "score": score}
        case LinkRecord(url=url, link_kind=kind):
            return {"url": url, "link_kind": kind}
        case EntityRecord() as entity:
            identifiers = [list(pair) for pair in entity.identifiers] or None
            way = better(graph.node(node)) if entity.kind == Kind.METRIC else None
            return {"identifiers": identifiers, "better": way}


def _score(graph: KnowledgeGraph, result: str) -> float | None:
    """Return the number as it compares with others of its metric; None where it has none."""
    metrics = [graph.node(edge.target) for edge in graph.edges_from(result, Relation.BY_METRIC)]
    on = scale(metrics[0]) if metrics else None
    found = comparable(graph.node(result), on)
    return None if found is None else float(found)
