"""Errors as responses: one line of text, or a page for a browser."""

from collections.abc import Mapping
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from exports.server.http.negotiation import choose
from exports.server.http.security import HEADERS
from exports.server.pages.template import page
from exports.server.worker_pool import BusyError
from kg.errors import (
    InvalidValueError,
    PaperkgError,
    QueryError,
    QueryTimeoutError,
    QueryTooLargeError,
    UnknownNameError,
)

_STATUS: Mapping[type[PaperkgError], int] = {
    QueryTimeoutError: 504,
    QueryTooLargeError: 422,
    QueryError: 400,
    BusyError: 503,
    InvalidValueError: 400,
    UnknownNameError: 404,
}
"""The status of each error, the narrower classes first."""

_RETRY_AFTER = {"retry-after": "5"}


def http_error(error: PaperkgError) -> HTTPException:
    """Return an error as an HTTP error: 500 unless the client caused it."""
    found = (status for kind, status in _STATUS.items() if isinstance(error, kind))
    status = next(found, 500)
    return HTTPException(status, str(error), _RETRY_AFTER if status == 503 else None)


async def answer_error(request: Request, error: Exception) -> Response:
    """Answer with an error of this package or of the routes."""
    if isinstance(error, PaperkgError):
        error = http_error(error)
    assert isinstance(error, HTTPException)
    headers = {**(error.headers or {}), "vary": "Accept"}
    if "Allow" in headers:
        # The routes hold them in a set, which has no order.
        headers["Allow"] = ", ".join(sorted(headers["Allow"].split(", ")))
    reason = HTTPStatus(error.status_code).phrase
    message = " ".join(error.detail.split())
    if message == reason:
        message = f"{reason.lower()}: {request.method} {request.url.path}"
    if choose(request.headers.get("accept"), ("text/plain", "text/html")) == "text/html":
        values = {"status": error.status_code, "reason": reason, "message": message}
        return page("error.html", values, status=error.status_code, headers=headers)
    return PlainTextResponse(f"{message}\n", error.status_code, headers)


async def answer_nobody(request: Request, error: Exception) -> Response:
    """Answer a client that has disconnected; the response is never received."""
    del request, error
    return PlainTextResponse("the request did not arrive as a whole\n", 400)


async def answer_fault(request: Request, error: Exception) -> Response:
    """Answer after an internal error; details are in the log, not in the response."""
    del request, error
    return PlainTextResponse("the server has failed; its log says why\n", 500, HEADERS)
