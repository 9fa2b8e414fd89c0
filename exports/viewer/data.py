"""All that the page knows of a graph, as values of JSON.

Offsets in here count UTF-16 units, as JavaScript does, not code points as everywhere else.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from exports.viewer.utf16 import utf16_spans
from kg.arxiv import arxiv_id
from kg.graph import Edge, KnowledgeGraph
from kg.schema import Kind, NodeKind, Relation
from kg.scores import better, scale, score
from kg.sentences import sentence_spans

Json = dict[str, Any]


def page_data(graph: KnowledgeGraph, base_iri: str) -> Json:
    """Return nodes, sorted by id, and edges, whose ends are positions in the list of nodes.

    An edge is `[source, target, relation, [start, end, ...], confidence, extractor]`, then the
    confidence of the role where it has one; its offsets lie in title, newline, abstract of the
    paper that is its source. `base` and a node's id make its IRI in the exported RDF.
    """
    ids = list(graph.nodes())
    place = {node: index for index, node in enumerate(ids)}
    spans = {paper: utf16_spans(graph.text(paper)) for paper in graph.nodes(NodeKind.PAPER)}

    def row(edge: Edge) -> list[object]:
        # Evidence counts in a paper's text; an edge that no paper is the source of has none.
        convert = spans.get(edge.source)
        said = edge.statement
        evidence = [] if convert is None else [convert(span) for span in said.evidence]
        fields: list[object] = [
            place[edge.source],
            place[edge.target],
            str(edge.relation),
            [offset for span in evidence for offset in span],
            said.confidence,
            said.extractor,
        ]
        return fields if said.role_confidence is None else [*fields, said.role_confidence]

    nodes = [_node(graph, node) for node in ids]
    return {"base": base_iri, "nodes": nodes, "edges": [row(edge) for edge in graph.edges()]}


def _node(graph: KnowledgeGraph, node: str) -> Json:
    data = graph.node(node)
    shown: Json = {"id": node, "kind": str(data["kind"]), "name": data["name"]}
    if data["aliases"]:
        shown["aliases"] = list(data["aliases"])
    if data["kind"] == NodeKind.PAPER:
        return shown | _paper(data, graph.text(node))
    known = ("value", "unit", "result_kind", "url", "link_kind")
    shown |= {key: data[key] for key in known if data.get(key)}
    if identifiers := data.get("identifiers"):
        shown["identifiers"] = [list(pair) for pair in identifiers]
    if data["kind"] == Kind.METRIC and (way := better(data)) is not None:
        shown["better"] = str(way)
    if data["kind"] == NodeKind.RESULT and (number := _score(graph, node)) is not None:
        shown["score"] = number
    return shown


def _score(graph: KnowledgeGraph, result: str) -> float | None:
    """Return the number as it compares with others of its metric; None where it has none."""
    data = graph.node(result)
    if data.get("number") is None:
        return None
    metrics = [graph.node(edge.target) for edge in graph.edges_from(result, Relation.BY_METRIC)]
    on = scale(metrics[0]) if metrics else None
    return float(score(Decimal(data["number"]), data["unit"], on))


def _paper(data: Mapping[str, Any], text: str) -> Json:
    convert = utf16_spans(text)
    shown: Json = {
        "title": data["title"],
        "abstract": data["abstract"],
        "sentences": [offset for span in sentence_spans(text) for offset in convert(span)],
        "sources": [[source.file, source.line, source.page_date] for source in data["source"]],
    }
    for key in ("date", "url"):
        if data[key]:
            shown[key] = data[key]
    if data["authors"]:
        shown["authors"] = list(data["authors"])
    if arxiv := arxiv_id(data["paper_id"]) or arxiv_id(data["url"] or ""):
        shown["arxiv"] = arxiv
    return shown
