"""Serve what lies in a folder now: a new build takes the place of the old one as it comes.

A request is answered by one build from its beginning to its end. The old build's queries end with
the last request that it answers.
"""

from collections import Counter
from collections.abc import AsyncIterator, Callable, Hashable
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Lock
from time import monotonic

import anyio
from anyio import CancelScope, to_thread
from starlette.types import ASGIApp, Receive, Scope, Send

from exports.server.site import Site, folder_state
from exports.server.worker_pool import QueryPool
from kg.errors import PaperkgError

_INTERVAL = 1.0
"""Seconds between two looks at the folder."""
_PATIENCE = 30.0
"""Seconds after which what could not be read is tried again, though nothing has changed."""


class Served:
    """The site that is served now; used on the event loop alone."""

    def __init__(self, site: Site) -> None:
        """Serve `site` first."""
        self.site = site
        self.problem: str | None = None
        """Why the build that lies in the folder is not the one that is served."""
        self.hold: Callable[[], bool] = lambda: False
        """Whether what is served is ahead of the folder, and no build there may replace it."""
        self._uses: Counter[QueryPool] = Counter()

    @asynccontextmanager
    async def lease(self) -> AsyncIterator[Site]:
        """Hold the site that is served now, which stays able to answer while the block runs."""
        site = self.site
        self._uses[site.queries] += 1
        try:
            yield site
        finally:
            self._uses[site.queries] -= 1
            await self._close_unused(site.queries)

    async def swap(self, site: Site) -> None:
        """Answer later requests with another site."""
        before, self.site = self.site, site
        await self._close_unused(before.queries)

    async def _close_unused(self, queries: QueryPool) -> None:
        if self._uses[queries] == 0:
            del self._uses[queries]
            if queries is not self.site.queries:
                with CancelScope(shield=True):
                    await to_thread.run_sync(queries.close)


class Leasing:
    """Let every request be answered by the site that is served when it comes."""

    def __init__(self, app: ASGIApp, served: Served) -> None:
        """Give `app` the site as `request.state.site`."""
        self._app, self._served = app, served

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer an ASGI request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        async with self._served.lease() as site:
            scope.setdefault("state", {})["site"] = site
            await self._app(scope, receive, send)


class Follower:
    """Look at a folder again and again, and serve the new build that comes to lie in it."""

    def __init__(
        self,
        folder: Path,
        served: Served,
        reopen: Callable[[], Site],
        tell: Callable[[str], None],
    ) -> None:
        """Open new builds with `reopen`, and tell once of each that cannot be read."""
        self._folder, self._served, self._reopen, self._tell = folder, served, reopen, tell
        self._last: Hashable = served.site.state
        self._failed: Hashable = None
        self._again = 0.0
        self._lock = Lock()
        self._opened: Site | None = None
        self._has_ended = False

    async def run(self) -> None:
        """Follow the folder until cancelled."""
        try:
            while True:
                await anyio.sleep(_INTERVAL)
                await self.look()
        finally:
            with self._lock:
                self._has_ended = True
                self._close_opened()

    async def look(self) -> None:
        """Serve the build that lies in the folder, if it is another one."""
        if self._served.hold():
            return
        state = await to_thread.run_sync(_state, self._folder)
        last, self._last = self._last, state
        if state == self._served.site.state:
            self._served.problem = None
            return
        # Files without a manifest change one by one: when they have settled, all have.
        is_settled = isinstance(state, str) or state == last
        is_new = state != self._failed or monotonic() > self._again
        if is_settled and is_new:
            await self._follow(state)

    async def _follow(self, state: Hashable) -> None:
        try:
            # When the server ends, nobody waits for what it would have served.
            await to_thread.run_sync(self._open, abandon_on_cancel=True)
        except (PaperkgError, OSError) as error:
            self._failed, self._again = state, monotonic() + _PATIENCE
            problem = " ".join(str(error).split())
            if problem != self._served.problem:
                self._served.problem = problem
                self._tell(f"{problem}; the build {self._served.site.build} is still served")
            return
        self._failed = self._served.problem = None
        if self._served.hold():  # since it was opened
            await to_thread.run_sync(self._close_opened)
        elif self._opened is not None:
            site, self._opened = self._opened, None
            await self._served.swap(site)

    def _open(self) -> None:
        site = self._reopen()
        with self._lock:
            self._opened = site
            if self._has_ended:
                self._close_opened()

    def _close_opened(self) -> None:
        site, self._opened = self._opened, None
        if site is not None:
            site.queries.close()


def _state(folder: Path) -> Hashable:
    try:
        return folder_state(folder)
    except PaperkgError as error:
        return str(error)  # to be opened, which says so
