"""The graph with plain attributes, for formats that have only strings and numbers.

A node has `label` (its name), `kind`, `sure` (1 or 0), `aliases` (a JSON list), and, where its kind
has it, `papers` (how many introduce, use or mention it for sure), `date`, `url`, `authors` (a JSON
list), `doi`, `arxiv` (its id), `venue`, `key` (of citations), `language` (ISO 639-1, if not
English), `abstract`, `value`, `unit`, `result_kind`, `sign` (`+` or `-`), `relative` (`true`),
`uncertainty`, `link_kind`, `better`. An edge has `relation`, `confidence`, `role_confidence`,
`sure` (1 or 0), `extractor`, `evidence` (a JSON list of spans of title, newline, abstract of the
source: 0-based, half-open, in code points) and `words` (what stands there, parted by ` | `). What
is not known has no attribute. Left out: sources, identifiers elsewhere and former ids.
"""

import json
from collections.abc import Iterator, Mapping

import networkx as nx

from kg.graph import (
    Edge,
    EntityRecord,
    KnowledgeGraph,
    LinkRecord,
    Record,
    ResultRecord,
    is_sure,
)
from kg.lookup.finding import paper_count
from kg.model import Paper

Attributes = dict[str, str | int | float]

NODE_ATTRIBUTES = (
    *("label", "kind", "sure", "aliases", "papers", "date", "url", "authors"),
    *("doi", "arxiv", "venue", "key", "language", "abstract"),
    *("value", "unit", "result_kind", "sign", "relative", "uncertainty", "link_kind", "better"),
)
EDGE_ATTRIBUTES = (
    *("relation", "confidence", "role_confidence", "sure", "extractor", "evidence", "words"),
)


def flat_nodes(graph: KnowledgeGraph) -> Iterator[tuple[str, Attributes]]:
    """Yield each node's id and attributes, sorted by id."""
    for node in graph.nodes():
        yield node, _node(graph, node)


def flat_edges(graph: KnowledgeGraph) -> Iterator[tuple[Edge, Attributes]]:
    """Yield each edge and its attributes, sorted by source, target and relation."""
    for edge in graph.edges():
        yield edge, _edge(graph, edge)


def flat_graph(graph: KnowledgeGraph) -> "nx.MultiDiGraph[str]":
    """Return a copy of the graph with plain attributes; the key of an edge is its relation."""
    flat: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node, attributes in flat_nodes(graph):
        flat.add_node(node, **attributes)
    for edge, attributes in flat_edges(graph):
        flat.add_edge(edge.source, edge.target, key=str(edge.relation), **attributes)
    return flat


def _node(graph: KnowledgeGraph, node: str) -> Attributes:
    name, *aliases = graph.names(node)
    record = graph.record(node)
    sure = int(is_sure(graph, node))
    attributes: Attributes = {"label": name, "kind": str(graph.kind(node)), "sure": sure}
    if aliases:
        attributes["aliases"] = _list(aliases)
    if isinstance(record, EntityRecord):
        attributes["papers"] = paper_count(graph, node)
    return attributes | {key: str(value) for key, value in _own(record).items() if value}


def _own(record: Record) -> Mapping[str, str | None]:
    match record:
        case Paper() as paper:
            return {
                "authors": _list(paper.authors) if paper.authors else None,
                "date": paper.date,
                "url": paper.url,
                "doi": paper.doi,
                "arxiv": paper.arxiv_id,
                "venue": paper.venue,
                "key": paper.key,
                "language": paper.language,
                "abstract": paper.abstract,
            }
        case ResultRecord() as result:
            return {
                "value": result.value,
                "unit": result.unit,
                "result_kind": result.result_kind,
                "sign": result.sign,
                "relative": "true" if result.relative else None,
                "uncertainty": result.uncertainty,
            }
        case LinkRecord(url=url, link_kind=kind):
            return {"url": url, "link_kind": kind}
        case EntityRecord(better=better):
            return {"better": better}


def _edge(graph: KnowledgeGraph, edge: Edge) -> Attributes:
    said = edge.statement
    attributes: Attributes = {
        "relation": str(edge.relation),
        "confidence": float(said.confidence),
        "sure": int(said.sure),
        "extractor": said.extractor,
    }
    if said.role_confidence is not None:
        attributes["role_confidence"] = float(said.role_confidence)
    if said.evidence:
        text = graph.text(edge.source)
        attributes["evidence"] = json.dumps(said.evidence)
        attributes["words"] = " | ".join(text[start:end] for start, end in said.evidence)
    return attributes


def _list(items: object) -> str:
    return json.dumps(items, ensure_ascii=False)
