"""A build that a server serves, in memory."""

import shutil
from collections.abc import Callable, Hashable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from starlette.requests import Request

from exports.rdf.iris import Iris
from exports.rdf.options import DEFAULT_BASE_IRI, Options
from exports.registry import EXPORTERS
from exports.server.worker_pool import QueryPool, Turns
from exports.viewer.served import served
from kg.errors import GraphError
from kg.graph import KnowledgeGraph
from kg.model import Extraction, Paper
from kg.storage.folder import GRAPH_FILE, TABLES_FILE, graph_of
from kg.storage.manifest import Manifest, build_of, entry_of, read_whole

Extract = Callable[[Paper], Extraction]

_TURTLE, _PAGE = "graph.ttl", "graph.html"
_FILES = (GRAPH_FILE, TABLES_FILE, _TURTLE, _PAGE)


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of the server.

    `timeout`: seconds of a query; `workers`: queries at a time; `waiting`: requests that may wait
    for a worker or for an extraction.
    """

    timeout: float = 30.0
    workers: int = 2
    waiting: int = 64


@dataclass(frozen=True, slots=True)
class Reading:
    """The extractor, which has one state, and so reads one text at a time."""

    extract: Extract
    turns: Turns

    async def __call__(self, paper: Paper) -> Extraction:
        """Return the extraction from a paper; raise `BusyError` if its turn does not come."""
        return await self.turns.run(lambda: self.extract(paper))


@dataclass(frozen=True, eq=False)
class Site:
    """One build: its graph, its page, and queries over its Turtle.

    It stays as it is, whatever becomes of the folder. `state` is that of the folder when it was
    read; see `folder_state`.
    """

    build: str
    state: Hashable
    graph: KnowledgeGraph
    iris: Iris
    queries: QueryPool
    page: bytes | None
    """The viewer's page as `kg build` wrote it; None if there is none of this graph."""

    @cached_property
    def viewer(self) -> bytes:
        """The viewer's page, made now if the build has none."""
        return served(self._made() if self.page is None else self.page)

    def _made(self) -> bytes:
        buffer = BytesIO()
        EXPORTERS["html"].write(self.graph, buffer, Options(base_iri=self.iris.base))
        return buffer.getvalue()


def site_of(request: Request) -> Site:
    """Return the site that answers a request: the same from its beginning to its end."""
    site: Site = request.state.site
    return site


def folder_state(folder: Path) -> Hashable:
    """Return what changes when another build lies in a folder: its id, or the dates of its files.

    Raise `GraphError` if its manifest is damaged.
    """
    return build_of(folder) or tuple(_date(folder / name) for name in _FILES)


def open_site(folder: Path, limits: Limits) -> Site:
    """Read a folder that `kg build` wrote; raise `GraphError` if it has no graph.

    The Turtle is copied, since the processes of queries read it again whenever one is started, and
    so are the tables, which are read as they are needed.
    """
    with ExitStack() as stack:
        copies = stack.enter_context(
            TemporaryDirectory(prefix="paperkg-serve-", ignore_cleanup_errors=True)
        )
        try:
            state, build, graph, page = read_whole(
                folder, lambda paths: _read(folder, paths, Path(copies))
            )
            turtle = Path(copies) / _TURTLE
            pool = QueryPool(turtle, limits.timeout, limits.workers, limits.waiting)
        except GraphError as error:
            raise GraphError(str(error).replace(copies, str(folder))) from error
        pool.at_end(stack.pop_all().close)
    # The Turtle says under which base it was built, by the prefix of its datasets.
    datasets = pool.prefixes.get("dataset", f"{DEFAULT_BASE_IRI}dataset/")
    return Site(build, state, graph, Iris(datasets.removesuffix("dataset/")), pool, page)


def _read(
    folder: Path, paths: Mapping[str, Path], copies: Path
) -> tuple[Hashable, str, KnowledgeGraph, bytes | None]:
    state = folder_state(folder)
    own = {name: path for name, path in paths.items() if name in _FILES}
    _copy(own.get(_TURTLE, folder / _TURTLE), copies / _TURTLE)
    copied = {name: copies / name for name in (TABLES_FILE,) if name in own}
    for name, copy in copied.items():
        _copy(own[name], copy)
    graph = graph_of(folder, {**own, **copied})
    page = own[_PAGE].read_bytes() if _PAGE in own else None
    build = build_of(folder) or Manifest.of({n: entry_of(p) for n, p in own.items()}).build
    return state, build, graph, page


def _copy(path: Path, to: Path) -> None:
    """Copy a file; the error names the copy, for which `open_site` puts the folder."""
    # Not over a copy that another reading may have left open.
    to.unlink(missing_ok=True)
    try:
        shutil.copyfile(path, to)
    except OSError as error:
        raise GraphError(
            f"{to}: no graph can be read there ({error.strerror}); build one with `kg build`"
        ) from error


def _date(path: Path) -> tuple[int, ...]:
    try:
        found = path.stat()
    except OSError:
        return ()
    return found.st_mtime_ns, found.st_size, found.st_ino
