"""Pages of nodes, as HTML or RDF; the path of a page is the IRI of the node without its base."""

from collections.abc import Callable, Mapping
from urllib.parse import urlencode

from anyio import to_thread
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from exports.rdf.terms import prefixes
from exports.server.pages import entity_view as view
from exports.server.pages.descriptions import describe, parts
from exports.server.pages.rdf import rdf_page
from exports.server.pages.representations import HTML, form_for, headers, without_suffix, written
from exports.server.pages.results import (
    COLUMNS,
    columns_of,
    reading_of,
    results_in,
    results_of,
)
from exports.server.pages.template import node_of, node_path, page, raw_path
from exports.server.site import Site, site_of
from kg.graph import KnowledgeGraph, sure_part
from kg.leaderboards.reported import reported_of
from kg.lookup.former_ids import successors
from kg.names.identifiers import LABELS, identifier_url
from kg.schema import (
    DECIDING_RELATIONS,
    RESULT_RELATIONS,
    ROLE_RELATIONS,
    Kind,
    NodeKind,
    Relation,
)


async def node_page(request: Request) -> Response:
    """Answer for the path of a node, of a former id, or of neither."""
    site = site_of(request)
    path = raw_path(request)
    node, form = node_of(path), None
    if node not in site.graph:
        # Of the path as it was sent: an id would have the dot at its own end escaped.
        path, form = without_suffix(path)
        node = node_of(path)
    if node not in site.graph:
        found = await rdf_page(request, node, form)
        return await to_thread.run_sync(_elsewhere, site, node) if found is None else found
    form = form or form_for(request, node)
    if form == HTML:
        shows_all = request.query_params.get("all") == "1"
        editing = request.app.state.editing
        return await to_thread.run_sync(_html, site, node, shows_all, editing)
    content = await to_thread.run_sync(_rdf, site, node, form)
    return Response(content, media_type=form, headers=headers(node))


def _rdf(site: Site, node: str, form: str) -> bytes:
    return written(describe(site.graph, site.iris, node), form, prefixes(site.iris.base))


def _elsewhere(site: Site, path: str) -> Response:
    """Answer for a path that is not a node: redirect from a former id or a part of a paper."""
    nodes = successors(site.graph).get(path, ())
    if len(nodes) == 1:
        return RedirectResponse(node_path(nodes[0]), 308)
    if nodes:
        choices = [view.linked(site.graph, node) for node in nodes]
        return page("choices.html", {"path": path, "nodes": choices}, status=300)
    paper = "/".join(path.split("/")[:2])
    is_paper = paper in site.graph and site.graph.kind(paper) == NodeKind.PAPER
    if is_paper and path in parts(site.graph, site.iris, paper):
        # The paper's own description holds what is said of its parts.
        return RedirectResponse(node_path(paper), 303)
    raise HTTPException(404, f"nothing in this graph has the id {path[:100]}; search it at /")


def _html(site: Site, node: str, shows_all: bool, editing: bool) -> Response:
    shown = view.linked(site.graph, node)
    template, values_of = _PAGES.get(shown.kind, ("entity.html", _entity))
    values = {
        "node": shown,
        "record": site.graph.record(node),
        "iri": site.iris[node].value,
        "shows_all": shows_all,
        "editing": editing,
        "left_out": view.left_out(site.graph, node),
        **values_of(site, site.graph if shows_all else sure_part(site.graph), node),
    }
    return page(template, values, headers=headers(node))


def _paper(site: Site, graph: KnowledgeGraph, node: str) -> dict[str, object]:
    del site
    rows = results_in(graph, node)
    title, text = graph.name(node), graph.text(node)
    links = view.groups_from(graph, node, view.LINKS)
    return {
        "title": view.passage(graph, node, (0, len(title))),
        "abstract": view.passage(graph, node, (len(title) + 1, len(text))),
        "names": {edge.target: view.linked(graph, edge.target) for edge in graph.edges_from(node)},
        "verbs": view.VERBS,
        "groups": view.groups_from(graph, node, ROLE_RELATIONS),
        "rows": rows,
        "columns": columns_of(rows),
        "links": [(group.verb, quoted) for group in links for quoted in group.nodes],
        "link_records": {each.node.id: graph.link(each.node.id) for g in links for each in g.nodes},
    }


def _result(site: Site, graph: KnowledgeGraph, node: str) -> dict[str, object]:
    """Show all of a result: who has come here wants to see what is not sure, and how sure it is."""
    del graph
    edges = list(site.graph.edges_from(node, *RESULT_RELATIONS))
    whose = next((each.whose for each in reported_of(site.graph, node)), None)
    return {
        "reading": reading_of(site.graph.result(node), whose),
        "columns": COLUMNS,
        "ends": {edge.relation: view.linked(site.graph, edge.target) for edge in edges},
        "said": {edge.relation: edge.statement for edge in edges},
        "groups": view.groups_to(site.graph, node, [Relation.REPORTS]),
    }


def _link(site: Site, graph: KnowledgeGraph, node: str) -> dict[str, object]:
    del site
    return {"groups": view.groups_to(graph, node, view.LINKS)}


def _entity(site: Site, graph: KnowledgeGraph, node: str) -> dict[str, object]:
    record, iri = graph.entity(node), f"<{site.iris[node].value}>"
    asks_all = graph is site.graph
    doubted = () if asks_all else (f"?paper paperkg:unsureOf {iri}",)
    doubted_result = () if asks_all else (_DOUBTED_RESULT, f"?result paperkg:unsureOf {iri}")
    total, rows = results_of(graph, node)
    bases = graph.edges_from(node, Relation.VARIANT_OF)
    variants = graph.edges_to(node, Relation.VARIANT_OF)
    return {
        "papers": len(graph.papers_of(node)),
        "groups": view.groups_to(graph, node, ROLE_RELATIONS),
        "all_of": lambda relation: _query(f"?paper paperkg:{relation} {iri} .", *doubted),
        "all_results": _query(
            f"?paper paperkg:reports ?result . ?result paperkg:{_END[record.kind]} {iri} .",
            *doubted_result,
        ),
        "total": total,
        "rows": rows,
        "columns": columns_of(rows),
        "own": _END.get(record.kind),
        "bases": [view.linked(graph, edge.target) for edge in bases],
        "variants": [view.linked(graph, edge.source) for edge in variants],
        "companions": view.companions(graph, node),
        "elsewhere": [
            (LABELS[scheme], identifier_url(scheme, value, record.kind))
            for scheme, value in record.identifiers
            if scheme in LABELS
        ],
    }


_Values = Callable[[Site, KnowledgeGraph, str], dict[str, object]]

_PAGES: Mapping[str, tuple[str, _Values]] = {
    NodeKind.PAPER: ("paper.html", _paper),
    NodeKind.RESULT: ("result.html", _result),
    NodeKind.LINK: ("link.html", _link),
}
"""The template of each kind's page, and what it shows; entities have one for all."""

_END = {
    Kind.MODEL: Relation.OF_MODEL,
    Kind.METHOD: Relation.OF_MODEL,
    Kind.DATASET: Relation.ON_DATASET,
    Kind.METRIC: Relation.BY_METRIC,
    Kind.TASK: Relation.FOR_TASK,
}
"""As what an entity of each kind takes part in results."""


_DECIDING = "|".join(f"paperkg:{relation}" for relation in DECIDING_RELATIONS)
_DOUBTED_RESULT = (
    f"?result paperkg:unsureOf|^paperkg:unsureOf ?doubt ; {_DECIDING}|^paperkg:reports ?doubt"
)


def _query(pattern: str, *doubts: str) -> str:
    """Return the address of a query for the papers of a pattern, but not where a doubt holds."""
    lines = [pattern, "?paper dcterms:title ?title ."]
    lines += [f"FILTER NOT EXISTS {{ {doubt} }}" for doubt in doubts]
    where = "\n  ".join(lines)
    query = f"SELECT DISTINCT ?paper ?title {{\n  {where}\n}}\nORDER BY ?title"
    return f"/sparql?{urlencode({'query': query})}"
