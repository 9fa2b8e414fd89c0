"""The application: routes and middleware."""

import logging
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any

import anyio
from starlette.applications import Starlette
from starlette.convertors import Convertor, register_url_convertor
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ExceptionHandler

from exports.server.edit.routes import edit_routes
from exports.server.edit.session import Editing, Session
from exports.server.errors import answer_error, answer_fault, answer_nobody
from exports.server.following import Follower, Leasing, Served
from exports.server.health import health
from exports.server.http.security import LOCAL_HOSTS, Guard
from exports.server.json_data import node_data, search_data
from exports.server.pages.entity import node_page
from exports.server.pages.template import style_sheet
from exports.server.pages.try_text import try_text
from exports.server.pages.viewer import viewer
from exports.server.site import Extract, Limits, Reading, open_site
from exports.server.sparql_protocol import sparql
from exports.server.worker_pool import Turns
from kg.errors import InvalidValueError, PaperkgError


class _NodeConvertor(Convertor[str]):
    """Match any rest of a path, line feeds included, which Starlette's own convertor does not."""

    regex = r"[\s\S]*"

    def convert(self, value: str) -> str:
        return value

    def to_string(self, value: str) -> str:
        return value


register_url_convertor("node", _NodeConvertor())

_log = logging.getLogger(__name__)

Tell = Callable[[str], None]

_HANDLERS: Mapping[Any, ExceptionHandler] = {
    HTTPException: answer_error,
    PaperkgError: answer_error,
    ClientDisconnect: answer_nobody,
    Exception: answer_fault,
}
_READ = ["GET"]
_ASK = ["GET", "POST"]


def make_app(
    folder: Path,
    *,
    extract: Extract | None,
    hosts: Sequence[str] = LOCAL_HOSTS,
    origins: Sequence[str] = (),
    limits: Limits | None = None,
    editing: Editing | None = None,
    tell: Tell = _log.warning,
) -> Starlette:
    """Return the application that serves a folder that `kg build` wrote, and follows it.

    `extract` extracts from a text that a user tries, one at a time and off the event loop; without
    it there is no such page. `hosts` are the names, without port, to which requests may be sent,
    and `origins` those of other sites whose pages may send them; with `editing`, which lets pages
    correct the graph, there may be none. `tell` is given a line when a new build in the folder
    cannot be read, in which case the old one stays, and when corrections cannot be put into the
    folder. Raise `GraphError` if the folder has no graph.
    """
    if editing is not None and origins:
        raise InvalidValueError("pages of other sites may not correct; leave out the origins")
    limits = limits or Limits()
    served = Served(open_site(folder, limits))
    session = None if editing is None else Session(served, editing, tell)
    follower = Follower(folder, served, partial(open_site, folder, limits), tell)
    app = Starlette(
        routes=_routes([] if session is None else edit_routes(session)),
        middleware=_middleware(served, hosts, origins),
        exception_handlers=_HANDLERS,
        lifespan=_lifespan(served, follower, session),
    )
    app.state.served, app.state.editing = served, editing is not None
    turns = Turns(1, limits.waiting, limits.timeout)
    app.state.reading = None if extract is None else Reading(extract, turns)
    return app


def _lifespan(
    served: Served, follower: Follower, session: Session | None
) -> Callable[[Starlette], AbstractAsyncContextManager[None]]:
    """Return what runs beside the requests, and ends with them."""

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        del app
        async with anyio.create_task_group() as group:
            group.start_soon(follower.run)
            if session is not None:
                group.start_soon(session.write_files)
            yield
            group.cancel_scope.cancel()
        served.site.queries.close()

    return lifespan


def _middleware(served: Served, hosts: Sequence[str], origins: Sequence[str]) -> list[Middleware]:
    return [
        Middleware(Guard, hosts=hosts, origins=origins),
        *([_shared_with(origins)] if origins else []),
        Middleware(Leasing, served=served),
    ]


def _routes(more: Sequence[Route]) -> list[Route]:
    return [
        *more,
        Route("/", viewer, methods=_READ),
        Route("/sparql", sparql, methods=_ASK),
        Route("/try", try_text, methods=_ASK),
        Route("/data/search", search_data, methods=_READ),
        Route("/data/node/{node:node}", node_data, methods=_READ),
        Route("/healthz", health, methods=_READ),
        Route("/style.css", _style, methods=_READ),
        Route("/{node:node}", node_page, methods=_READ),
    ]


def _shared_with(origins: Sequence[str]) -> Middleware:
    """Let pages of other sites read answers: https://fetch.spec.whatwg.org/#http-cors-protocol."""
    return Middleware(
        CORSMiddleware, allow_origins=list(origins), allow_methods=_ASK, allow_headers=["*"]
    )


async def _style(request: Request) -> Response:
    del request
    return Response(style_sheet(), media_type="text/css")
