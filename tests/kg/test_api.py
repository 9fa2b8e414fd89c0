"""What Python gets is the same from one thread and from many, from one process and from several."""

import json
import subprocess
import sys
from itertools import chain
from pathlib import Path

import pytest

import kg
from extractors import SpacyExtractor
from kg.errors import Problem
from kg.example import example
from kg.storage.graph import write
from tests.kg.in_threads import THREADS, alone, asked, digest, read
from tests.paths import ROOT

RUNS = 3
PAPERS = [
    {
        "title": f"ZorbNet{number}: Convolutions over Orbits",
        "abstract": f"We propose ZorbNet{number}, a convolutional neural network (CNN). On"
        f" ImageNet it reaches an accuracy of 8{number % 10}.2%, 2.1 points more than ResNet-50.",
    }
    for number in range(18)
]


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    path = tmp_path / "papers.jsonl"
    path.write_text("".join(f"{json.dumps(each)}\n" for each in PAPERS), encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the graph to which the examples of the questions belong."""
    with (tmp_path / "graph.json").open("wb") as file:
        write(example(), file)
    return tmp_path


def test_threads_that_start_at_once_find_what_one_finds(papers: Path, folder: Path) -> None:
    shared = chain(asked(kg.load(folder)), read(str(papers), SpacyExtractor()))
    expected = digest(alone(str(papers), str(folder))), digest(shared)
    for _ in range(RUNS):
        done = subprocess.run(
            [sys.executable, "-m", "tests.kg.in_threads", papers, folder],
            check=False,
            cwd=ROOT,
            capture_output=True,
            text=True,
        )
        assert not done.returncode, done.stderr
        assert [tuple(line.split()) for line in done.stdout.splitlines()] == [expected] * THREADS


def test_processes_give_what_one_gives(papers: Path) -> None:
    problems: list[Problem] = []
    found = kg.extract([papers], workers=2, report=problems.append)
    assert [each.paper.title for each in found] != []
    assert found == kg.extract([papers], report=problems.append)
    assert not problems
