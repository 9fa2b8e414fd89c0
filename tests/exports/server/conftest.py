"""A built folder, the application over it, and the same behind a real server."""

import socket
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Thread
from time import monotonic, sleep

import httpx
import pytest
import uvicorn
from starlette.applications import Starlette

from exports.server import Limits, make_app
from kg.graph import KnowledgeGraph
from kg.model import Extraction, Link, Paper
from kg.schema import Kind, LinkKind, LinkRole, Role
from kg.storage.manifest import replace_together
from tests.documents import entity, mentions, result
from tests.exports.exported import exported
from tests.graphs.sample import hostile, sample

FORMS = {
    "graph.json": "node-link",
    "graph.sqlite": "sqlite",
    "graph.ttl": "turtle",
    "graph.html": "html",
}


def build_folder(graph: KnowledgeGraph, folder: Path, *left_out: str) -> Path:
    """Write what `kg build` writes of a graph, as one build."""
    with replace_together(folder) as staging:
        for name in FORMS.keys() - set(left_out):
            with staging.open(name) as file:
                file.write(exported(graph, FORMS[name]))
    return folder


def write_folder(graph: KnowledgeGraph, folder: Path) -> Path:
    """Write a folder as earlier versions wrote it: without tables and without a manifest."""
    folder.mkdir()
    for name, form in (
        ("graph.ttl", "turtle"),
        ("graph.json", "node-link"),
        ("graph.html", "html"),
    ):
        (folder / name).write_bytes(exported(graph, form))
    return folder


def read_text(paper: Paper) -> Extraction:
    """An extraction of whatever words of a small vocabulary stand in the text."""
    found = [
        entity(paper, kind, surface, role=role)
        for kind, surface, role in (
            (Kind.MODEL, "CrossViT", Role.INTRODUCED),
            (Kind.MODEL, "CrossViT-9", Role.USED),
            (Kind.DATASET, "ImageNet-1K", Role.USED),
            (Kind.TASK, "<b>", Role.MENTIONED),
        )
        if mentions(paper, surface)
    ]
    urls = mentions(paper, "https://github.com/a/b")
    links = [Link(paper.surface(m), LinkKind.REPOSITORY, LinkRole.OWN, m) for m in urls[:1]]
    results = [result("82.3", unit="%", model="CrossViT")] if "82.3" in paper.text else []
    return Extraction(paper, tuple(found), tuple(results), tuple(links))


@pytest.fixture(scope="session")
def graph() -> KnowledgeGraph:
    """Every kind of node, and nodes with hostile names."""
    graph = sample()
    graph.merge(hostile())
    return graph


@pytest.fixture(scope="session")
def folder(graph: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as `kg build` writes it."""
    return build_folder(graph, tmp_path_factory.mktemp("served") / "graph")


@contextmanager
def served(app: Starlette) -> Iterator[str]:
    """Run an application behind a real server and give its address."""
    # With the protocol named, as `kg serve` does, asyncio sends each answer at once; without it,
    # the second part of each waits 40 ms for the client to acknowledge the first.
    tcp = (socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    with closing(socket.socket(*tcp)) as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(64)
        server = uvicorn.Server(
            uvicorn.Config(app, http="h11", ws="none", log_level="critical", server_header=False)
        )
        thread = Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


@contextmanager
def asked(app: Starlette) -> Iterator[httpx.Client]:
    """Run an application and give a client of it."""
    with served(app) as address, httpx.Client(base_url=address, timeout=30) as client:
        yield client


@pytest.fixture(scope="session")
def client(folder: Path) -> Iterator[httpx.Client]:
    """A client of a server whose queries may take one second."""
    app = make_app(folder, extract=read_text, limits=Limits(timeout=1.0, workers=2))
    with asked(app) as client:
        yield client


@pytest.fixture
def address(client: httpx.Client) -> str:
    """The address of that server."""
    return str(client.base_url).rstrip("/")


def until(true: Callable[[], bool], seconds: float = 10) -> None:
    """Wait for something to become true."""
    end = monotonic() + seconds
    while not true():
        assert monotonic() < end
        sleep(0.02)
