"""The built folder that a server serves, in memory."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from exports.rdf.iris import Iris
from exports.rdf.options import DEFAULT_BASE_IRI
from exports.server.worker_pool import QueryPool, Turns
from kg.graph import KnowledgeGraph
from kg.model import Extraction, Paper
from kg.storage.graph import load

Extract = Callable[[Paper], Extraction]


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
class Site:
    """A built folder: its files, its graph, and queries over its Turtle."""

    folder: Path
    graph: KnowledgeGraph
    iris: Iris
    queries: QueryPool
    extract: Extract | None
    limits: Limits
    reading: Turns = field(init=False)
    """Turns of extractions, one at a time: the extractor has one state."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "reading", Turns(1, self.limits.waiting, self.limits.timeout))

    @property
    def viewer(self) -> Path:
        """The path of the viewer, which may not exist."""
        return self.folder / "graph.html"


def open_site(folder: Path, extract: Extract | None, limits: Limits) -> Site:
    """Read a folder that `kg build` wrote; raise `GraphError` if it has no graph."""
    graph = load(folder / "graph.json")
    pool = QueryPool(folder / "graph.ttl", limits.timeout, limits.workers, limits.waiting)
    # The Turtle says under which base it was built, by the prefix of its datasets.
    datasets = pool.prefixes.get("dataset", f"{DEFAULT_BASE_IRI}dataset/")
    return Site(folder, graph, Iris(datasets.removesuffix("dataset/")), pool, extract, limits)
