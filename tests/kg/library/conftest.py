import json
import re
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

import pytest

from kg.errors import Problem
from kg.graph import KnowledgeGraph
from kg.library import Library, Reading, Told, Update
from kg.library.tools import Settings
from kg.model import Entity, Extraction, Mention, Paper
from kg.reading.reader import ReadingOptions
from kg.schema import Kind, Role
from kg.storage.extraction import dumps
from kg.storage.graph import load, write
from kg.storage.manifest import Staging

FILES = ("papers.jsonl", "graph.json")


@dataclass
class Tools:
    """Takes every word with two capitals for a model that the paper uses; counts what it reads."""

    fingerprint: str = "one"
    read: list[str] = field(default_factory=list)
    stop_after: int | None = None
    set_aside: set[str] = field(default_factory=set)

    def extract(
        self, papers: Sequence[Paper], report: Callable[[Problem], None]
    ) -> Generator[Extraction, None, None]:
        del report
        for paper in papers:
            if self.stop_after is not None and len(self.read) >= self.stop_after:
                raise KeyboardInterrupt
            self.read.append(paper.id)
            if paper.id in self.set_aside:
                continue
            yield Extraction(paper, tuple(_models(paper)))

    def write(
        self,
        graph: KnowledgeGraph,
        extractions: Sequence[Extraction],
        staging: Staging,
        settings: Settings,
    ) -> None:
        with staging.open("papers.jsonl") as file:
            file.write("".join(f"{dumps(each)}\n" for each in extractions).encode())
        with staging.open("graph.json") as file:
            write(graph, file)
        with staging.open("settings.json") as file:
            file.write(json.dumps(dict(settings)).encode())

    def earlier(self, folder: Path) -> KnowledgeGraph | None:
        path = folder / "graph.json"
        return load(path) if path.exists() else None


def _models(paper: Paper) -> Iterator[Entity]:
    spans: dict[str, list[Mention]] = {}
    for match in re.finditer(r"\b\w*[A-Z]\w*[A-Z]\w*\b", paper.text):
        spans.setdefault(match[0], []).append(Mention(*match.span()))
    for name, places in sorted(spans.items()):
        yield Entity(name, Kind.MODEL, Role.USED, tuple(places))


@dataclass
class Bench:
    """A folder, and what was said and reported about it."""

    folder: Path
    tools: Tools = field(default_factory=Tools)
    said: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def library(self) -> Library:
        return Library(self.folder, self.tools, Told(self.said.append, self.problems.append))

    def build(
        self,
        *inputs: Path,
        replace: bool = False,
        corrections: Path | None = None,
        settings: Settings = MappingProxyType({}),
    ) -> Update:
        given = [str(each) for each in inputs]
        return self.library.build(
            given, self._reading(), settings=settings, replace=replace, corrections=corrections
        )

    def add(self, *inputs: Path, restore: bool = False) -> Update:
        given = [str(each) for each in inputs]
        return self.library.add(given, self._reading(), restore=restore)

    def _reading(self) -> Reading:
        return Reading(ReadingOptions(), self.problems.append, lambda _n, _c: None, self.folder)

    def files(self) -> dict[str, bytes]:
        """The bytes of all files but those of the store and the lock."""
        return {
            path.name: path.read_bytes()
            for path in sorted(self.folder.iterdir())
            if not path.name.startswith(("library.sqlite", ".lock"))
        }

    def papers(self) -> list[str]:
        lines = (self.folder / "papers.jsonl").read_text(encoding="utf-8").splitlines()
        return [json.loads(line)["id"] for line in lines]


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """A folder that is not there yet."""
    return Bench(tmp_path / "graph")


@pytest.fixture
def source(tmp_path: Path) -> Callable[..., Path]:
    """Write a file of papers, each `id=text`, whose texts are abstracts."""

    def make(name: str, **texts: str) -> Path:
        path = tmp_path / name
        lines = (
            json.dumps({"id": id_, "title": f"A study called {id_}", "abstract": text})
            for id_, text in texts.items()
        )
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        return path

    return make
