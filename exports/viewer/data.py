"""All that the page knows of a graph, as values of JSON.

Offsets in here count UTF-16 units, as JavaScript does, not code points as everywhere else.
"""

from collections.abc import Mapping
from typing import Any

from exports.viewer.utf16 import utf16_spans
from kg.graph import Edge, KnowledgeGraph
from kg.schema import NodeKind
from kg.sentences import sentence_spans

_DIGITS = 3  # of a confidence

Json = dict[str, Any]


def page_data(graph: KnowledgeGraph) -> Json:
    """Return nodes, sorted by id, and edges, whose ends are positions in the list of nodes.

    An edge is `[source, target, relation, [start, end, ...], confidence, extractor]`; its offsets
    lie in title, newline, abstract of the paper that is its source.
    """
    ids = list(graph.nodes())
    place = {node: index for index, node in enumerate(ids)}
    spans = {paper: utf16_spans(graph.text(paper)) for paper in graph.nodes(NodeKind.PAPER)}

    def row(edge: Edge) -> list[object]:
        # Evidence counts in a paper's text; an edge that no paper is the source of has none.
        convert = spans.get(edge.source)
        evidence = [] if convert is None else [convert(span) for span in edge.statement.evidence]
        return [
            place[edge.source],
            place[edge.target],
            str(edge.relation),
            [offset for span in evidence for offset in span],
            round(edge.statement.confidence, _DIGITS),
            edge.statement.extractor,
        ]

    nodes = [_node(graph, node) for node in ids]
    return {"nodes": nodes, "edges": [row(edge) for edge in graph.edges()]}


def _node(graph: KnowledgeGraph, node: str) -> Json:
    data = graph.node(node)
    shown: Json = {"id": node, "kind": str(data["kind"]), "name": data["name"]}
    if data["aliases"]:
        shown["aliases"] = list(data["aliases"])
    if data["kind"] == NodeKind.PAPER:
        shown |= _paper(data, graph.text(node))
    else:
        known = ("value", "unit", "result_kind", "url", "link_kind")
        shown |= {key: data[key] for key in known if data.get(key)}
    return shown


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
    return shown
