"""The viewer, as `kg build` wrote it."""

import html
import re

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from exports.server.site import site_of

_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)"')
_HEAD = 20_000
"""First bytes of the page, which contain its policy."""
_WITHOUT_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


async def viewer(request: Request) -> Response:
    """Answer with `graph.html`, made anew if the folder does not have it."""
    site = site_of(request)
    # A page has most of the graph in it, and the same one is sent again after a look elsewhere.
    tag = {"etag": f'"{site.build}"'}
    if request.headers.get("if-none-match") == tag["etag"]:
        return Response(status_code=304, headers=tag)
    page = await to_thread.run_sync(lambda: site.viewer)
    return HTMLResponse(page, headers={**_headers(page[:_HEAD]), **tag})


def _headers(head: bytes) -> dict[str, str]:
    """Return the page's policy as a header, since only a header can forbid framing."""
    match = _POLICY.search(head.decode("utf-8", "replace"))
    # A page that is not of ours gets no script.
    own = html.unescape(match[1]) if match and "\n" not in match[1] else _WITHOUT_POLICY
    return {"content-security-policy": f"{own}; frame-ancestors 'none'"}
