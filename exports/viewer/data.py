"""The nodes and edges of the page as JSON values, without the texts of papers."""

from itertools import groupby
from typing import Any

from exports.viewer.standings import standings
from kg.graph import (
    Edge,
    EntityRecord,
    KnowledgeGraph,
    LinkRecord,
    ResultRecord,
    is_sure,
    is_sure_result,
)
from kg.leaderboards.metrics import better
from kg.leaderboards.reported import score_of
from kg.model import Paper
from kg.names.arxiv import paper_arxiv_id
from kg.names.identifiers import LABELS, identifier_url
from kg.schema import RESULT_RELATIONS, Kind, Relation

Json = dict[str, Any]


def page_data(graph: KnowledgeGraph, base_iri: str) -> Json:
    """Return nodes, sorted by id, and edges as columns, sorted by source, target and relation.

    `base` and a node's id make its IRI in the exported RDF. `nodes` are objects. `edges` has
    `leaving`, how many edges leave each node, and then one value an edge: `targets`, positions in
    `nodes`; `relations` and `extractors`, positions in the lists `relation` and `extractor`;
    `confidence`; and `role`, the confidence of the role, null where there is none. `unsure` has the
    places of those that are not shown by default: what is not sure, and all of a result that
    `is_sure_result` does not hold for.
    """
    ids = list(graph.nodes())
    nodes = [node_data(graph, node) for node in ids]
    return {"base": base_iri, "nodes": nodes, "edges": _columns(graph, ids)}


def _is_shown(graph: KnowledgeGraph, edge: Edge) -> bool:
    """Return whether an edge is shown by default."""
    if edge.relation == Relation.REPORTS:
        return is_sure_result(graph, edge.target)
    whole = edge.relation not in RESULT_RELATIONS or is_sure_result(graph, edge.source)
    return whole and edge.statement.sure


def _columns(graph: KnowledgeGraph, ids: list[str]) -> Json:
    place = {node: index for index, node in enumerate(ids)}
    leaving_of = groupby(graph.edges(), lambda edge: edge.source)
    by_source = {source: list(leaving) for source, leaving in leaving_of}
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
        "unsure": [n for n, edge in enumerate(sorted_edges) if not _is_shown(graph, edge)],
    }


def node_data(graph: KnowledgeGraph, node: str) -> Json:
    """Return the data of a node; see `paper_details` for the texts of papers."""
    name, *aliases = graph.names(node)
    shown: Json = {"id": node, "kind": str(graph.kind(node)), "name": name}
    if aliases:
        shown["aliases"] = aliases
    if not is_sure(graph, node):
        shown["unsure"] = True
    return shown | {key: value for key, value in _own(graph, node).items() if value is not None}


def _own(graph: KnowledgeGraph, node: str) -> Json:
    """Return the data of nodes of its kind; what is not known is None."""
    match graph.record(node):
        case Paper() as paper:
            return {
                "date": paper.date or None,
                "arxiv": paper.arxiv_id or paper_arxiv_id(paper.id, paper.url),
                "authors": list(paper.authors) or None,
                "venue": paper.venue,
                "doi": paper.doi,
                "key": paper.key,
            }
        case ResultRecord() as result:
            return {
                "value": result.value,
                "unit": result.unit or None,
                "result_kind": result.result_kind,
                "sign": result.sign,
                "relative": result.relative or None,
                "uncertainty": result.uncertainty or None,
                **_standing(graph, node),
            }
        case LinkRecord(url=url, link_kind=kind):
            return {"url": url, "link_kind": kind}
        case EntityRecord() as entity:
            return _entity(graph, node, entity)


def _entity(graph: KnowledgeGraph, node: str, entity: EntityRecord) -> Json:
    identifiers = [
        [LABELS[scheme], value, identifier_url(scheme, value, entity.kind)]
        for scheme, value in entity.identifiers
        if scheme in LABELS
    ]
    way = better(graph.node(node)) if entity.kind == Kind.METRIC else None
    return {"identifiers": identifiers or None, "better": None if way is None else str(way)}


def _standing(graph: KnowledgeGraph, result: str) -> Json:
    """Return the score of a result and its standing; see `Standing`."""
    shown: Json = {}
    if (score := score_of(graph, result)) is not None:
        shown["score"] = float(score)
    if (standing := standings(graph).get(result)) is not None:
        shown["place"] = standing.place
        shown["same"] = standing.same
        shown["whose"] = standing.whose
    return shown
