"""The page to try a text: what the extractor finds, marked in the text. Nothing is stored.

The text is cleaned as a build cleans it, and offsets count in what is shown.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from urllib.parse import parse_qs

from anyio import to_thread
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from exports.server.errors import http_error
from exports.server.http.negotiation import choose
from exports.server.http.security import read_body
from exports.server.pages.marks import Mark, pieces
from exports.server.pages.template import page, percent
from exports.server.site import Reading, Site, site_of
from kg.errors import InvalidValueError, PaperkgError
from kg.model import Entity, Extraction, Paper
from kg.reading.door import paper_of
from kg.reading.record import Record
from kg.schema import Kind, NodeKind, ResultKind
from kg.storage.extraction import to_json
from kg.storage.paper import MAX_TEXT, paper_from_json
from kg.text.characters import mend
from kg.text.markup import Markup

_HTML, _JSON = "text/html", "application/json"
_HEADERS = {"vary": "Accept", "cache-control": "no-store"}
_FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class Seen:
    """A finding at a span: its kind, and a line about it."""

    kind: str
    tip: str
    node: str | None = None


@dataclass(frozen=True, slots=True)
class FoundEntity:
    """An entity with the node of the graph that has its name, if there is one."""

    entity: Entity
    node: str | None


async def try_text(request: Request) -> Response:
    """Answer with the page, or with the extraction from a text that was sent."""
    site, reading = site_of(request), _reading(request)
    if reading is None:
        raise HTTPException(404, "this server was started without an extractor")
    offers = (_JSON, _HTML) if request.method == "POST" else (_HTML, _JSON)
    chosen = choose(request.headers.get("accept"), offers)
    if chosen is None:
        raise HTTPException(406, f"accept {_HTML} or {_JSON}", _HEADERS)
    if request.method != "POST":
        return _page(_of_paper(site, request.query_params.get("paper")), None, None)
    fields: Mapping[str, object] = {}
    try:
        fields = await _fields(request)
        extraction = await _extract(reading, fields)
    except PaperkgError as error:
        problem = http_error(error)
    except HTTPException as error:
        problem = error
    else:
        return await to_thread.run_sync(_found, site, extraction, chosen)
    if chosen == _JSON:
        raise problem
    return _page(fields, problem, None)


def _reading(request: Request) -> Reading | None:
    reading: Reading | None = request.app.state.reading
    return reading


def _of_paper(site: Site, node: str | None) -> Mapping[str, object]:
    """Return the fields of a paper of the graph, to fill in the form."""
    graph = site.graph
    if node is None or node not in graph or graph.kind(node) != NodeKind.PAPER:
        return {}
    paper = graph.paper(node)
    return {"title": paper.title, "abstract": paper.abstract}


async def _fields(request: Request) -> Mapping[str, object]:
    """Return title and abstract from a form or from JSON."""
    sort = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if sort not in {_FORM, _JSON}:
        raise HTTPException(415, f"send title and abstract as {_FORM} or {_JSON}", _HEADERS)
    body = await read_body(request)
    try:
        if sort == _JSON:
            fields = json.loads(body)
            if not isinstance(fields, dict):
                raise InvalidValueError("the body is no JSON object; send title and abstract")
            return {key: fields.get(key, "") for key in ("title", "abstract")}
        sent = parse_qs(body.decode(), errors="strict", max_num_fields=20)
    except (ValueError, RecursionError) as error:
        if isinstance(error, InvalidValueError):
            raise
        raise HTTPException(400, f"the body cannot be read ({error}); send UTF-8") from error
    # Forms send each end of a line as two characters: https://url.spec.whatwg.org/#urlencoded-serializing
    return {key: "".join(sent.get(key, ())).replace("\r\n", "\n") for key in ("title", "abstract")}


async def _extract(reading: Reading, fields: Mapping[str, object]) -> Extraction:
    paper = await to_thread.run_sync(_cleaned, fields)
    if paper.language is not None:
        # As in a build, what is not in English is not read.
        return Extraction(paper)
    return await reading(paper)


def _cleaned(fields: Mapping[str, object]) -> Paper:
    """Return the paper that a build makes of a JSON line with these fields."""
    mended = {key: mend(each)[0] if isinstance(each, str) else each for key, each in fields.items()}
    paper_from_json(mended, lambda _: None)  # a field that is missing or too long is an error
    title, abstract = (str(fields[key]) for key in ("title", "abstract"))
    record = Record(line=0, title=title, abstract=abstract)
    paper = paper_of(record, "", Markup.SOME_LATEX, lambda _: None)
    if paper is None:
        raise InvalidValueError("the title is empty; give it one")
    return replace(paper, source=())


def _found(site: Site, extraction: Extraction, chosen: str) -> Response:
    data = to_json(extraction)
    if chosen == _JSON:
        line = json.dumps(data, sort_keys=True, ensure_ascii=False)
        return Response(f"{line}\n", media_type=_JSON, headers=_HEADERS)
    paper = extraction.paper
    fields = {"title": paper.title, "abstract": paper.abstract}
    return _page(fields, None, _shown(site, extraction, data))


def _page(
    fields: Mapping[str, object], problem: HTTPException | None, found: dict[str, object] | None
) -> Response:
    texts = {key: value if isinstance(value, str) else "" for key, value in fields.items()}
    values = {
        "title": texts.get("title", ""),
        "abstract": texts.get("abstract", ""),
        "most": MAX_TEXT,
        "error": problem.detail if problem else None,
        "found": found,
    }
    headers = {**_HEADERS, **((problem.headers if problem else None) or {})}
    return page("try.html", values, status=problem.status_code if problem else 200, headers=headers)


def _shown(site: Site, extraction: Extraction, data: dict[str, object]) -> dict[str, object]:
    paper = extraction.paper
    marks = list(_marks(site, extraction))
    kinds = Counter(entity.kind for entity in extraction.entities)
    legend: dict[str, int] = {kind: kinds[kind] for kind in Kind if kinds[kind]}
    legend |= {
        kind: len(found)
        for kind, found in (
            (NodeKind.RESULT, extraction.results),
            (NodeKind.LINK, extraction.links),
        )
        if found
    }
    return {
        "title": list(pieces(paper.text, (0, len(paper.title)), marks)),
        "abstract": list(pieces(paper.text, (len(paper.title) + 1, len(paper.text)), marks)),
        "legend": legend,
        "language": paper.language,
        "entities": _entities(site, extraction),
        "results": extraction.results,
        "links": extraction.links,
        "abbreviations": extraction.abbreviations,
        "json": json.dumps(data, sort_keys=True, ensure_ascii=False, indent=2),
    }


def _entities(site: Site, extraction: Extraction) -> list[FoundEntity]:
    order = list(Kind)
    found = sorted(extraction.entities, key=lambda e: (order.index(e.kind), e.mentions))
    return [FoundEntity(entity, site.graph.resolve(entity.name, entity.kind)) for entity in found]


def _marks(site: Site, extraction: Extraction) -> Iterator[Mark[Seen]]:
    for found in _entities(site, extraction):
        entity = found.entity
        tip = f"{entity.name}: {entity.kind}, {entity.role}{_sure(entity.confidence)}"
        for mention in entity.mentions:
            yield Mark(mention.start, mention.end, Seen(entity.kind, tip, found.node))
    for result in extraction.results:
        if result.evidence is not None:
            sign = "difference" if result.kind == ResultKind.DELTA else "result"
            tip = f"{sign} {result.sign or ''}{result.value}{result.unit}{_sure(result.confidence)}"
            evidence = result.evidence
            yield Mark(evidence.start, evidence.end, Seen(NodeKind.RESULT, tip))
    for link in extraction.links:
        if link.evidence is not None:
            tip = f"{link.url}: {link.role} link{_sure(link.confidence)}"
            yield Mark(link.evidence.start, link.evidence.end, Seen(NodeKind.LINK, tip))


def _sure(confidence: float) -> str:
    shown = percent(confidence)
    return f", {shown} sure" if shown else ""
