"""A built folder that is corrected from extractions in memory, and the application over it."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette

from exports.server import Corrector, Editing, following, make_app
from exports.server.edit.access import TOKEN
from kg.corrections import overrides as of_graph
from kg.corrections import statements
from kg.corrections.override_file import read_overrides
from kg.corrections.sorts import Override, Overrides, StatementOverride
from kg.errors import OutputError, Problem
from kg.graph import KnowledgeGraph
from kg.model import Extraction, Link
from kg.pipeline import build_graph
from kg.schema import Kind, LinkKind, LinkRole, Role
from kg.storage.manifest import replace_together
from tests.documents import entity, mentions, paper, result
from tests.exports.exported import exported
from tests.exports.server.conftest import asked

SECRET = "token_of-this-run"
FILES = {"graph.ttl": "turtle", "graph.json": "node-link", "graph.html": "html"}


def extractions() -> list[Extraction]:
    """Two papers: one introduces a model, scores it twice and links to it; the other uses it."""
    new = paper("ZorbNet", "ZorbNet gets 81.2% and 64.0% on CIFAR-10. Code: https://a.example/z")
    old = paper("Again", "We use ZorbNet and the ZNet on CIFAR-10 for <b>.")
    link = mentions(new, "https://a.example/z")[0]
    return [
        Extraction(
            new,
            (
                entity(new, Kind.MODEL, "ZorbNet", role=Role.INTRODUCED),
                entity(new, Kind.DATASET, "CIFAR-10"),
            ),
            tuple(
                result(value, unit="%", model="ZorbNet", dataset="CIFAR-10")
                for value in ("81.2", "64.0")
            ),
            (Link(new.surface(link), LinkKind.REPOSITORY, LinkRole.OWN, link),),
        ),
        Extraction(
            old,
            (
                entity(old, Kind.MODEL, "ZorbNet", "ZNet"),
                entity(old, Kind.DATASET, "CIFAR-10"),
                entity(old, Kind.TASK, "<b>", role=Role.MENTIONED),
            ),
        ),
    ]


class Bench:
    """A folder with a graph of these papers, corrected as `kg serve` does it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.file = folder, folder / "overrides.toml"
        self.rebuilt = self.made_anew = 0
        self.fails = False
        self.rebuild()

    @property
    def corrector(self) -> Corrector:
        return Corrector(self.file, self.applied, self.anew, self.rebuild)

    def applied(
        self, graph: KnowledgeGraph, override: Override
    ) -> tuple[KnowledgeGraph, Sequence[Problem]]:
        one = Overrides.of([override])
        if not isinstance(override, StatementOverride):
            return of_graph.apply(graph, one)
        corrected, _ = statements.apply(extractions(), self._overrides())
        corrected, problems = statements.apply(corrected, one)
        return of_graph.apply(build_graph(corrected), self._overrides())[0], problems

    def anew(self) -> KnowledgeGraph:
        self.made_anew += 1
        return self._graph()

    def _graph(self) -> KnowledgeGraph:
        corrected, _ = statements.apply(extractions(), self._overrides())
        return of_graph.apply(build_graph(corrected), self._overrides())[0]

    def rebuild(self) -> None:
        if self.fails:
            raise OutputError("no room is left")
        graph = self._graph()
        with replace_together(self.folder) as staging:
            for name, form in FILES.items():
                with staging.open(name) as file:
                    file.write(exported(graph, form))
        self.rebuilt += 1

    def _overrides(self) -> Overrides:
        return read_overrides(self.file) if self.file.exists() else Overrides()


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    """The folder, at which a server looks more often than it would."""
    monkeypatch.setattr(following, "_INTERVAL", 0.05)
    return Bench(tmp_path / "graph")


@pytest.fixture
def told() -> list[str]:
    """What the server has said."""
    return []


@pytest.fixture
def app(bench: Bench, told: list[str]) -> Starlette:
    """The application over the folder, which lets pages correct."""
    editing = Editing(SECRET, bench.corrector)
    return make_app(bench.folder, extract=None, editing=editing, tell=told.append)


@pytest.fixture
def client(app: Starlette) -> Iterator[httpx.Client]:
    """A client that may correct."""
    with asked(app) as client:
        client.headers[TOKEN] = SECRET
        yield client
