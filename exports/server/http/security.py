"""Checks of every request and headers of every response.

The server is for one machine. A page of another site, open in the same browser, could still send
requests to it: under a name of its own that points here (DNS rebinding), which the check of the
host stops, or as a form or script of a foreign origin, which the check of the origin stops.
"""

import re
from collections.abc import Collection

import anyio
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOCAL_HOSTS = ("localhost", "127.0.0.1", "[::1]")
MOST_BYTES = 400_000
"""Bytes of a request's body: the longest query or abstract, each character escaped at length."""
MOST_SECONDS = 20
"""How long a client may take to send a body."""

OWN_PAGES = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self';"
    " base-uri 'none'; frame-ancestors 'none'"
)
"""The Content Security Policy of pages that have no script."""

EDITABLE_PAGES = f"{OWN_PAGES}; script-src 'self'; connect-src 'self'"
"""That of pages on which one can correct."""

HEADERS = {
    "cache-control": "no-cache",
    "content-security-policy": OWN_PAGES,
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    # With `no-referrer` a browser would not say of our own forms where they come from.
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}
"""Sent with every response that does not say otherwise itself."""

_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[^\s:\[\]/@]+)(?::[0-9]{1,5})?", re.ASCII | re.IGNORECASE)


class Guard:
    """Refuse requests to other hosts and from other origins, and add `HEADERS`."""

    def __init__(self, app: ASGIApp, hosts: Collection[str], origins: Collection[str]) -> None:
        """Allow requests to `hosts`, names without a port, and from `origins` of other sites."""
        self._app = app
        self._hosts = frozenset(host.lower() for host in hosts)
        self._origins = frozenset(origins)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer an ASGI request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        refusal = self._refusal(scope["method"], Headers(scope=scope))
        await (refusal or self._app)(scope, receive, send_guarded)

    def _refusal(self, method: str, headers: Headers) -> PlainTextResponse | None:
        hosts = headers.getlist("host")
        match = _HOST.fullmatch(hosts[0]) if len(hosts) == 1 else None
        if match is None or match[1].lower() not in self._hosts:
            return PlainTextResponse(
                "this server does not go by the name in the Host header;"
                " start it with --allow-host NAME if it should\n",
                status_code=421,
            )
        if self._is_foreign(method, headers, hosts[0]):
            return PlainTextResponse(
                "requests by pages of other sites are refused;"
                " start the server with --allow-origin ORIGIN if one may ask\n",
                status_code=403,
            )
        return None

    def _is_foreign(self, method: str, headers: Headers, host: str) -> bool:
        """Return whether a page of another site sent the request, other than by a link."""
        origin = headers.get("origin")
        if origin is not None:
            own = (f"http://{host}", f"https://{host}")
            return origin.lower() not in own and origin not in self._origins
        if headers.get("sec-fetch-site", "none") in {"none", "same-origin"}:
            return False
        follows_link = (
            method in {"GET", "HEAD"}
            and headers.get("sec-fetch-mode") == "navigate"
            and headers.get("sec-fetch-dest", "document") == "document"
        )
        return not follows_link


async def read_body(request: Request, most: int = MOST_BYTES) -> bytes:
    """Return the body of a request; raise `HTTPException` if it is too long or too slow."""
    body = bytearray()
    try:
        with anyio.fail_after(MOST_SECONDS):
            async for chunk in request.stream():
                body += chunk
                if len(body) > most:
                    raise HTTPException(413, f"the request has more than {most:,} bytes; send less")
    except TimeoutError as error:
        raise HTTPException(
            408, f"the request took more than {MOST_SECONDS} seconds to arrive; send it again"
        ) from error
    return bytes(body)
