"""The addresses under `/edit`: what may be wrong, what would be written, writing and undoing."""

from collections.abc import Awaitable, Callable, Mapping
from functools import cache
from importlib.resources import files

from anyio import to_thread
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from exports.server.edit.access import check_access, read_fields
from exports.server.edit.choices import MOST_CHARACTERS, Choice
from exports.server.edit.session import Done, Session
from exports.server.edit.statements import Statement, now
from exports.server.pages.template import node_path, page
from exports.server.site import site_of
from kg.corrections.override_file import toml
from kg.corrections.sorts import Override

ASSETS: Mapping[str, str] = {
    "edit.css": "text/css",
    "edit.js": "text/javascript",
    "viewer.js": "text/javascript",
}
_NEVER_KEPT = {"cache-control": "no-store"}

_Answer = Callable[[Request, Session], Awaitable[Mapping[str, object]]]


def edit_routes(session: Session) -> list[Route]:
    """Return the routes; all but the page to begin with and its assets need the token."""

    def route(path: str, answer: _Answer, method: str) -> Route:
        async def endpoint(request: Request) -> Response:
            check_access(request, session.token)
            return JSONResponse(dict(await answer(request, session)), headers=_NEVER_KEPT)

        return Route(path, endpoint, methods=[method])

    return [
        Route("/edit", _begin, methods=["GET"]),
        *(Route(f"/edit/{name}", _asset, methods=["GET"]) for name in ASSETS),
        route("/edit/choices", _choices, "GET"),
        route("/edit/done", _done, "GET"),
        route("/edit/preview", _preview, "POST"),
        route("/edit/write", _write, "POST"),
        route("/edit/undo", _undo, "POST"),
    ]


async def _begin(request: Request) -> Response:
    del request
    return page("edit.html", {"editing": True})


async def _asset(request: Request) -> Response:
    name = request.url.path.rpartition("/")[2]
    return Response(_content(name), media_type=ASSETS[name])


@cache
def _content(name: str) -> str:
    return (files("exports") / "server" / "edit" / name).read_text("utf-8")


async def _choices(request: Request, session: Session) -> Mapping[str, object]:
    del session
    statement, graph = Statement.of(request.query_params), site_of(request).graph
    choices = await to_thread.run_sync(statement.choices, graph)
    return {
        "says": statement.says(graph),
        "choices": [_shown(choice) for choice in choices],
        "most": MOST_CHARACTERS,
    }


def _shown(choice: Choice) -> Mapping[str, object]:
    options = None if choice.options is None else list(choice.options.items())
    return {
        "name": choice.name,
        "label": choice.label,
        "asks": choice.asks,
        "options": options,
        "given": choice.given,
        "kind": choice.kind,
        "note": choice.note,
    }


async def _preview(request: Request, session: Session) -> Mapping[str, object]:
    override, _ = await _asked(request, session)
    return {"toml": _written(override)}


async def _write(request: Request, session: Session) -> Mapping[str, object]:
    override, fields = await _asked(request, session)
    statement = Statement.of(fields)
    nodes = (*_here(fields), statement.source)
    says = statement.says(session.served.site.graph)
    done = await session.correct(override, says, *nodes)
    return {**_told(done), **_place(session, *nodes)}


async def _asked(request: Request, session: Session) -> tuple[Override, Mapping[str, object]]:
    fields = await read_fields(request)
    name, value = fields.get("choice"), fields.get("value", "")
    if not isinstance(name, str) or not isinstance(value, str):
        raise HTTPException(400, "choice and value are no texts; send both as strings")
    statement, graph = Statement.of(fields), session.served.site.graph
    return await to_thread.run_sync(statement.correction, graph, name, value), fields


async def _undo(request: Request, session: Session) -> Mapping[str, object]:
    fields = await read_fields(request)
    number = fields.get("number")
    if not isinstance(number, int) or isinstance(number, bool):
        raise HTTPException(400, "number is no whole number; send that of a correction")
    done = await session.undo(number)
    return {**_list(session), **_place(session, *_here(fields), *done.nodes)}


async def _done(request: Request, session: Session) -> Mapping[str, object]:
    del request
    return _list(session)


def _list(session: Session) -> Mapping[str, object]:
    return {
        "done": [_told(each) for each in session.done],
        "ahead": session.is_ahead,
        "problem": session.problem,
    }


def _told(done: Done) -> dict[str, object]:
    return {
        "number": done.number,
        "says": done.says,
        "toml": _written(done.override),
        "undone": done.is_undone,
    }


def _written(override: Override) -> str:
    return toml([override]).strip()


def _here(fields: Mapping[str, object]) -> tuple[str, ...]:
    """Return the node of the page that asks, if it is about one."""
    here = fields.get("here")
    return (here,) if isinstance(here, str) and here else ()


def _place(session: Session, *nodes: str) -> Mapping[str, object]:
    """Return where to look on: the id and path of the first of `nodes` that is left."""
    node = now(session.served.site.graph, *nodes)
    return {"node": node, "path": None if node is None else node_path(node)}
