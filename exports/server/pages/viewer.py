"""The viewer, as `kg build` wrote it."""

import html
import re
from io import BytesIO
from pathlib import Path

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response

from exports.rdf.options import Options
from exports.registry import EXPORTERS
from exports.server.site import Site
from exports.viewer.served import asks_server, served

_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)"')
_HEAD = 20_000
"""First bytes of the page, which contain its policy."""
_WITHOUT_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


async def viewer(request: Request) -> Response:
    """Answer with `graph.html`, made anew if the folder does not have it."""
    site: Site = request.app.state.site
    try:
        head = await to_thread.run_sync(_read_head, site.viewer)
        if asks_server(head):
            return _html(await to_thread.run_sync(_read_served, site.viewer))
    except OSError:
        state = request.app.state
        if not hasattr(state, "viewer"):
            state.viewer = await to_thread.run_sync(_made, site)
        return _html(state.viewer)
    return FileResponse(site.viewer, media_type="text/html", headers=_headers(head))


def _read_head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_HEAD)


def _read_served(path: Path) -> bytes:
    return served(path.read_bytes())


def _html(page: bytes) -> Response:
    return HTMLResponse(page, headers=_headers(page[:_HEAD]))


def _made(site: Site) -> bytes:
    buffer = BytesIO()
    EXPORTERS["html"].write(site.graph, buffer, Options(base_iri=site.iris.base))
    return served(buffer.getvalue())


def _headers(head: bytes) -> dict[str, str]:
    """Return the page's policy as a header, since only a header can forbid framing."""
    match = _POLICY.search(head.decode("utf-8", "replace"))
    # A page that is not of ours gets no script.
    own = html.unescape(match[1]) if match and "\n" not in match[1] else _WITHOUT_POLICY
    return {"content-security-policy": f"{own}; frame-ancestors 'none'"}
