"""The corrections of one run of the server: written, shown at once, and undone."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import anyio
from anyio import to_thread

from exports.server.following import Served
from exports.server.site import Site
from kg.corrections.override_file import append, remove
from kg.corrections.sorts import Override
from kg.errors import InvalidValueError, PaperkgError, Problem
from kg.graph import KnowledgeGraph
from kg.storage.files import atomic_write
from kg.storage.locking import locked_file

_PATIENCE = 30.0
"""Seconds after which files that could not be written are tried again."""


@dataclass(frozen=True, slots=True)
class Corrector:
    """How a folder is corrected.

    `file` holds the corrections. `applied` returns a graph with one more, and a problem if that
    matches nothing. `anew` makes the graph of all that is written in `file`, and `rebuild` the
    files of the folder; both take as long as they need.
    """

    file: Path
    applied: Callable[[KnowledgeGraph, Override], tuple[KnowledgeGraph, Sequence[Problem]]]
    anew: Callable[[], KnowledgeGraph]
    rebuild: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Editing:
    """What lets pages correct: the token that they must send, and how it is done."""

    token: str
    corrector: Corrector


@dataclass(frozen=True, slots=True)
class Done:
    """A correction of this run: what was wrong, and the file before and after, None: no file.

    `nodes` are the ids at which it was made, as they were before.
    """

    number: int
    says: str
    nodes: tuple[str, ...]
    override: Override
    before: bytes | None
    after: bytes | None
    is_undone: bool = False


class Session:
    """Correct the graph that is served; used on the event loop alone.

    The running graph is corrected first. The files follow in the background, and the server
    follows them.
    """

    def __init__(self, served: Served, editing: Editing, tell: Callable[[str], None]) -> None:
        """`tell` is given a line when the files of the folder cannot be written."""
        self.served, self._corrector, self._tell = served, editing.corrector, tell
        self.token = editing.token
        served.hold = lambda: self.is_ahead
        self.done: list[Done] = []
        self.problem: str | None = None
        """Why the files do not hold what was corrected."""
        self._last: tuple[KnowledgeGraph, KnowledgeGraph] | None = None
        """The graphs before and after the last correction, which is so undone at once."""
        self._turn = anyio.Lock()
        self._changes = 0
        self._waiting = 0
        self._is_unwritten = False
        self._wake = anyio.Event()
        self._wake.set()  # what was corrected before, and is not in the files

    @property
    def is_ahead(self) -> bool:
        """Whether the running graph holds corrections that the files do not hold yet."""
        return self._waiting > 0 or self._is_unwritten

    async def correct(self, override: Override, says: str, *nodes: str) -> Done:
        """Write a correction and apply it; raise `InvalidValueError` if it changes nothing."""
        async with self._in_turn() as site:
            graph, problems = await to_thread.run_sync(
                self._corrector.applied, site.graph, override
            )
            if problems:
                raise InvalidValueError("; ".join(problem.text for problem in problems))
            done = await to_thread.run_sync(self._written, override, says, nodes)
            self.done.append(done)
            self._last = site.graph, graph
            await self._show(site, graph)
        return done

    async def undo(self, number: int) -> Done:
        """Take a correction out of the file, which is as before if it was the last one."""
        async with self._in_turn() as site:
            if not 1 <= number <= len(self.done) or self.done[number - 1].is_undone:
                raise InvalidValueError(f"no correction {number} of this run is left to undo")
            done = self.done[number - 1]
            is_as_before = await to_thread.run_sync(self._take_back, done)
            self.done[number - 1] = replace(done, is_undone=True)
            last, self._last = self._last, None
            if is_as_before and last is not None and last[1] is site.graph:
                await self._show(site, last[0])
            else:
                await self._show(site, await to_thread.run_sync(self._corrector.anew))
        return done

    async def write_files(self) -> None:
        """Bring the files of the folder up to date whenever something was corrected."""
        while True:
            await self._wake.wait()
            self._wake = anyio.Event()
            if not await self._write_files():
                with anyio.move_on_after(_PATIENCE):
                    await self._wake.wait()
                self._wake.set()

    async def _write_files(self) -> bool:
        changes = self._changes
        try:
            await to_thread.run_sync(self._corrector.rebuild)
        except (PaperkgError, OSError) as error:
            problem = " ".join(str(error).split())
            if problem != self.problem:
                self._tell(f"what was corrected is not in the files yet: {problem}")
            self.problem = problem
            return False
        self.problem = None
        if changes == self._changes and self._is_unwritten:
            self._is_unwritten = False
            # Whatever the files are now, they hold all corrections: the server goes on with them.
            await self.served.swap(replace(self.served.site, state=None))
        return True

    @asynccontextmanager
    async def _in_turn(self) -> AsyncIterator[Site]:
        """Hold the site that is served, which no new build replaces while the block runs."""
        self._waiting += 1
        try:
            async with self._turn:
                yield self.served.site
        finally:
            self._waiting -= 1

    async def _show(self, site: Site, graph: KnowledgeGraph) -> None:
        self._changes += 1
        self._is_unwritten = True
        build = f"{site.build.partition('+')[0]}+{self._changes}"
        await self.served.swap(replace(site, build=build, graph=graph, page=None))
        self._wake.set()

    def _written(self, override: Override, says: str, nodes: tuple[str, ...]) -> Done:
        file = self._corrector.file
        with locked_file(file):
            before = _content(file)
            if not append(file, [override]):
                raise InvalidValueError("the file holds this correction already")
            after = _content(file)
        return Done(len(self.done) + 1, says, nodes, override, before, after)

    def _take_back(self, done: Done) -> bool:
        """Return whether the file is what it was before the correction."""
        file = self._corrector.file
        with locked_file(file):
            if _content(file) == done.after:
                _restore(file, done.before)
                return True
            if not remove(file, done.override):
                raise InvalidValueError(f"{file}: does not hold this correction any more")
            if _content(file) == b"" and self.done[0].before is None:
                _restore(file, None)
            return False


def _content(file: Path) -> bytes | None:
    return file.read_bytes() if file.exists() else None


def _restore(file: Path, content: bytes | None) -> None:
    if content is None:
        file.unlink(missing_ok=True)
        return
    with atomic_write(file) as out:
        out.write(content)
