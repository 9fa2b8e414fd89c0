"""Parts of the graph as JSON, for the viewer of a graph that is too large for one page."""

import re
from collections.abc import Callable

from anyio import to_thread
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from exports.server.pages.template import node_of, raw_path
from exports.server.site import site_of

MOST_FOUND = 100
MOST_SOUGHT = 500
"""Characters of what is looked for: a long title. Each name is compared with all of it."""
_USUAL = 40


async def node_data(request: Request) -> Response:
    """Answer with a node, its neighbours, and the texts that its page quotes."""
    from exports.viewer.on_demand import neighbourhood

    site = site_of(request)
    node = node_of(raw_path(request).removeprefix("/data/node/"))
    return await _json(lambda: neighbourhood(site.graph, node))


async def search_data(request: Request) -> Response:
    """Answer with at most `limit` nodes whose names match `q`."""
    from exports.viewer.on_demand import search

    site = site_of(request)
    words, limit = request.query_params.get("q", ""), request.query_params.get("limit", "")
    if limit and not (re.fullmatch("[0-9]{1,3}", limit) and 0 < int(limit) <= MOST_FOUND):
        raise HTTPException(400, f"limit is {limit[:20]!r}; give a number from 1 to {MOST_FOUND}")
    if len(words) > MOST_SOUGHT:
        raise HTTPException(400, f"q has {len(words):,} characters; give up to {MOST_SOUGHT}")
    return await _json(lambda: search(site.graph, words, int(limit or _USUAL)))


async def _json(make: Callable[[], object]) -> Response:
    return JSONResponse(await to_thread.run_sync(make))
