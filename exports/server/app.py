"""The application: routes and middleware."""

import logging
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

import anyio
from starlette.applications import Starlette
from starlette.convertors import Convertor, register_url_convertor
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

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
from kg.errors import PaperkgError


class _NodeConvertor(Convertor[str]):
    """Match any rest of a path, line feeds included, which Starlette's own convertor does not."""

    regex = r"[\s\S]*"

    def convert(self, value: str) -> str:
        return value

    def to_string(self, value: str) -> str:
        return value


register_url_convertor("node", _NodeConvertor())

_log = logging.getLogger(__name__)

_READ = ["GET"]
_ASK = ["GET", "POST"]


def make_app(
    folder: Path,
    *,
    extract: Extract | None,
    hosts: Sequence[str] = LOCAL_HOSTS,
    origins: Sequence[str] = (),
    limits: Limits | None = None,
    tell: Callable[[str], None] = _log.warning,
) -> Starlette:
    """Return the application that serves a folder that `kg build` wrote, and follows it.

    `extract` extracts from a text that a user tries, one at a time and off the event loop; without
    it there is no such page. `hosts` are the names, without port, to which requests may be sent,
    and `origins` those of other sites whose pages may send them. `tell` is given a line about each
    new build in the folder that cannot be read, in which case the old one stays. Raise `GraphError`
    if the folder has no graph.
    """
    limits = limits or Limits()
    served = Served(open_site(folder, limits))
    follower = Follower(folder, served, partial(open_site, folder, limits), tell)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        del app
        async with anyio.create_task_group() as group:
            group.start_soon(follower.run)
            yield
            group.cancel_scope.cancel()
        served.site.queries.close()

    app = Starlette(
        routes=_routes(),
        middleware=[
            Middleware(Guard, hosts=hosts, origins=origins),
            *([_shared_with(origins)] if origins else []),
            Middleware(Leasing, served=served),
        ],
        exception_handlers={
            HTTPException: answer_error,
            PaperkgError: answer_error,
            ClientDisconnect: answer_nobody,
            Exception: answer_fault,
        },
        lifespan=lifespan,
    )
    app.state.served = served
    app.state.reading = (
        None if extract is None else Reading(extract, Turns(1, limits.waiting, limits.timeout))
    )
    return app


def _routes() -> list[Route]:
    return [
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
