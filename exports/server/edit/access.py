"""Who may correct: who has the address with the token, from pages of this server alone."""

import json
import secrets
from collections.abc import Mapping

from starlette.exceptions import HTTPException
from starlette.requests import Request

from exports.server.http.security import read_body

TOKEN = "x-kg-token"
"""The header with the token: pages of other sites cannot set it, and no browser adds it itself."""
_MOST_BYTES = 10_000


def check_access(request: Request, token: str) -> None:
    """Raise an `HTTPException` unless a page of this server asks, with the token."""
    # The guard of all requests has refused other hosts and other origins; this asks for more.
    site = request.headers.get("sec-fetch-site", "same-origin")
    given = request.headers.get(TOKEN, "")
    if site != "same-origin" or not secrets.compare_digest(given.encode(), token.encode()):
        raise HTTPException(
            403, "corrections need the address that `kg serve --edit` has printed; open that one"
        )


async def read_fields(request: Request) -> Mapping[str, object]:
    """Return the fields of a small JSON object; raise an `HTTPException` for another body."""
    sort = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if sort != "application/json":
        raise HTTPException(415, "send application/json")
    try:
        fields = json.loads(await read_body(request, _MOST_BYTES))
    except (ValueError, RecursionError) as error:
        raise HTTPException(400, f"the body cannot be read ({error}); send JSON") from error
    if not isinstance(fields, dict):
        raise HTTPException(400, "the body is no JSON object")
    return fields
