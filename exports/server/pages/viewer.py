"""The viewer, as `kg build` wrote it."""

import html
import re

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from exports.server.edit.viewer_page import editable
from exports.server.site import Site, site_of

_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)"')
_HEAD = 20_000
"""First bytes of the page, which contain its policy."""
_WITHOUT_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


async def viewer(request: Request) -> Response:
    """Answer with `graph.html`, made anew if the folder does not have it."""
    site = site_of(request)
    editing: bool = request.app.state.editing
    page = await to_thread.run_sync(_page, site, editing)
    # A page has most of the graph in it, and the same one is wanted again after a look elsewhere.
    headers = {**_headers(page[:_HEAD]), "etag": f'"{site.build}{"-edit" if editing else ""}"'}
    if request.headers.get("if-none-match") == headers["etag"]:
        # A browser takes over the headers, the policy among them.
        return Response(status_code=304, headers=headers)
    return HTMLResponse(page, headers=headers)


def _page(site: Site, editing: bool) -> bytes:
    return editable(site.viewer) if editing else site.viewer


def _headers(head: bytes) -> dict[str, str]:
    """Return the page's policy as a header, since only a header can forbid framing."""
    match = _POLICY.search(head.decode("utf-8", "replace"))
    # A page that is not of ours gets no script.
    own = html.unescape(match[1]) if match and "\n" not in match[1] else _WITHOUT_POLICY
    return {"content-security-policy": f"{own}; frame-ancestors 'none'"}
