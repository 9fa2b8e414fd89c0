"""Clients that disconnect before they are answered."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

import anyio
from starlette.requests import ClientDisconnect, Request

from kg.errors import PaperkgError

T = TypeVar("T")


async def while_connected(request: Request, task: Callable[[], Awaitable[T]]) -> T:
    """Return what `task` returns, or cancel it if the client disconnects.

    Raise `ClientDisconnect` in that case. Read the body of the request before, if it is needed.
    """
    outcome: list[T | PaperkgError] = []
    async with anyio.create_task_group() as group:

        async def watch() -> None:
            while (await request.receive())["type"] != "http.disconnect":
                pass
            group.cancel_scope.cancel()

        group.start_soon(watch)
        try:
            outcome.append(await task())
        except PaperkgError as error:  # the group would raise it as one of several
            outcome.append(error)
        group.cancel_scope.cancel()
    if not outcome:
        raise ClientDisconnect
    (found,) = outcome
    if isinstance(found, PaperkgError):
        raise found
    return found
