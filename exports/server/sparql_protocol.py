"""The SPARQL endpoint, for queries alone: https://www.w3.org/TR/sparql11-protocol/.

A query is sent as `?query=`, in a form, or as the body. Requests that name another graph, and
updates, are refused. Without a query, a browser gets the query page and any other client the
description of the service.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from anyio import to_thread
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from exports.server.errors import http_error
from exports.server.http.clients import while_connected
from exports.server.http.negotiation import choose
from exports.server.http.security import read_body
from exports.server.pages.query import PARAMETER, query_page
from exports.server.service_description import describe_service
from exports.server.site import site_of
from exports.sparql.answers import GRAPH_MEDIA_TYPES, ROW_MEDIA_TYPES, QueryAnswer
from exports.sparql.book import named_query
from exports.sparql.check import MAX_LENGTH
from kg.errors import PaperkgError

HTML = "text/html"
NAMED_FORMS = {
    "json": ("application/sparql-results+json", "application/ld+json"),
    "xml": ("application/sparql-results+xml", "application/rdf+xml"),
    "csv": ("text/csv",),
    "tsv": ("text/tab-separated-values",),
    "turtle": ("text/turtle",),
    "ntriples": ("application/n-triples",),
}
"""What a link or form, which cannot set a header, may ask for as `format`."""

_ALSO = {
    "application/json": ("application/sparql-results+json", "application/ld+json"),
    "application/xml": ("application/sparql-results+xml", "application/rdf+xml"),
    "text/xml": ("application/sparql-results+xml", "application/rdf+xml"),
    "text/plain": ("application/n-triples",),
}
"""Wider types that clients ask for: the forms that are sent under their names."""

_FORM, _QUERY = "application/x-www-form-urlencoded", "application/sparql-query"
_UPDATE = "application/sparql-update"
_UPDATES = {"update", "using-graph-uri", "using-named-graph-uri"}
_DATASETS = {"default-graph-uri", "named-graph-uri"}
_VARY = {"vary": "Accept"}


@dataclass(frozen=True, slots=True)
class Asked:
    """The query of a request, if any, and its parameters."""

    query: str | None
    parameters: Mapping[str, str]


async def sparql(request: Request) -> Response:
    """Answer a query, or a request without one."""
    wants_page = _wants_page(request)
    asked = Asked(None, {})
    try:
        asked = await _read(request)
        # An empty field of the page is no query yet.
        if asked.query is not None and (asked.query.strip() or not wants_page):
            answer = await _answer(request, asked.query)
            return await _respond(request, asked, answer)
        if wants_page or request.method != "POST":
            return _endpoint(request)
        raise HTTPException(400, "there is no query; send one as `query`")
    except PaperkgError as error:
        problem = http_error(error)
    except HTTPException as error:
        problem = error
    if not wants_page or problem.status_code == 406:
        raise problem
    return _page(request, asked, None, problem)


async def _answer(request: Request, query: str) -> QueryAnswer:
    if len(query) > MAX_LENGTH:
        raise HTTPException(
            413, f"the query has {len(query):,} characters, more than {MAX_LENGTH:,}; shorten it"
        )
    accept = request.headers.get("accept")
    if not any(choose(accept, _offers(forms)) for forms in (ROW_MEDIA_TYPES, GRAPH_MEDIA_TYPES)):
        raise _not_acceptable([*ROW_MEDIA_TYPES, *GRAPH_MEDIA_TYPES])
    site = site_of(request)
    return await while_connected(request, lambda: site.queries.run(query))


async def _respond(request: Request, asked: Asked, answer: QueryAnswer) -> Response:
    chosen = choose(request.headers.get("accept"), _offers(answer.media_types))
    if chosen is None:
        raise _not_acceptable(answer.media_types)
    if chosen == HTML:
        named = asked.parameters.get("format", "")
        fitting = [form for form in NAMED_FORMS.get(named, ()) if form in answer.media_types]
        if not fitting:
            return await to_thread.run_sync(_page, request, asked, answer, None)
        chosen = fitting[0]
    form = next(form for form in (chosen, *_ALSO.get(chosen, ())) if form in answer.media_types)
    content = await to_thread.run_sync(answer.serialize, form)
    return Response(content, media_type=chosen, headers=_VARY)


def _offers(forms: Sequence[str] | Mapping[str, object]) -> tuple[str, ...]:
    """Return the media types of `forms`, and that of the page."""
    wider = (name for name, narrower in _ALSO.items() if any(form in forms for form in narrower))
    return (*forms, *wider, HTML)


def _not_acceptable(forms: Sequence[str]) -> HTTPException:
    return HTTPException(406, f"accept one of {', '.join(forms)}, {HTML}", _VARY)


def _wants_page(request: Request) -> bool:
    return choose(request.headers.get("accept"), _offers(ROW_MEDIA_TYPES)) == HTML


def _endpoint(request: Request) -> Response:
    """Answer a request without a query."""
    if _wants_page(request):
        return _page(request, Asked(None, {}), None, None)
    form = choose(request.headers.get("accept"), tuple(GRAPH_MEDIA_TYPES))
    if form is None:
        raise _not_acceptable(tuple(GRAPH_MEDIA_TYPES))
    content = describe_service(str(request.url.replace(query="")), form)
    return Response(content, media_type=form, headers=_VARY)


def _page(
    request: Request, asked: Asked, answer: QueryAnswer | None, problem: HTTPException | None
) -> Response:
    site = site_of(request)
    headers = {**_VARY, **((problem.headers if problem else None) or {})}
    return query_page(
        site,
        asked.query,
        asked.parameters,
        answer,
        error=problem.detail if problem else None,
        status=problem.status_code if problem else 200,
        headers=headers,
    )


async def _read(request: Request) -> Asked:
    """Return the query and parameters; raise `HTTPException` for what the protocol forbids."""
    pairs = _fields(request.scope["query_string"], "address")
    if request.method == "POST":
        pairs.extend(await _read_body(request))
    names = {name for name, _ in pairs}
    if names & _UPDATES:
        raise HTTPException(403, "the graph is read-only; only `kg build` changes it")
    if names & _DATASETS:
        raise HTTPException(
            400,
            "there is one graph here, with no name; leave out default-graph-uri and"
            " named-graph-uri",
        )
    queries = [value for name, value in pairs if name == "query"]
    if len(queries) > 1:
        raise HTTPException(400, f"there are {len(queries)} queries; send one")
    parameters = dict(pairs)
    query = queries[0] if queries else None
    if query is None and "book" in parameters:
        query = _from_book(parameters)
    return Asked(query, parameters)


def _from_book(parameters: Mapping[str, str]) -> str:
    values = {
        name.removeprefix(PARAMETER): value
        for name, value in parameters.items()
        if name.startswith(PARAMETER)
    }
    return named_query(parameters["book"]).fill(values)


async def _read_body(request: Request) -> list[tuple[str, str]]:
    sort = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if sort == _UPDATE:
        raise HTTPException(403, "the graph is read-only; only `kg build` changes it")
    if sort not in {_FORM, _QUERY}:
        raise HTTPException(
            415, f"send a query as {_FORM} or {_QUERY}", {"accept-post": f"{_FORM}, {_QUERY}"}
        )
    body = await read_body(request)
    if sort == _FORM:
        return _fields(body, "body")
    try:
        return [("query", body.decode())]
    except UnicodeDecodeError as error:
        raise HTTPException(400, f"the body cannot be read ({error}); send UTF-8") from error


def _fields(content: bytes, where: str) -> list[tuple[str, str]]:
    try:
        text = content.decode()
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=100)
    except ValueError as error:
        raise HTTPException(400, f"the {where} cannot be read ({error}); send UTF-8") from error
