"""Whether the server is well, and which build it serves."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from exports.server.following import Served
from exports.server.site import site_of
from kg.schema import NodeKind

_HEADERS = {"cache-control": "no-store"}


async def health(request: Request) -> Response:
    """Answer with the build that is served, and with what keeps a newer one from it."""
    site, served = site_of(request), request.app.state.served
    assert isinstance(served, Served)
    told: dict[str, object] = {
        "status": "ok" if served.problem is None else "stale",
        "build": site.build,
        "papers": len(list(site.graph.nodes(NodeKind.PAPER))),
    }
    if served.problem is not None:
        told["problem"] = served.problem
    return JSONResponse(told, headers=_HEADERS)
