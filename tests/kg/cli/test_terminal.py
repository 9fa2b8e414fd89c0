"""No control character that stands in a paper reaches a terminal, whatever is asked."""

import json
import sys
import unicodedata
from pathlib import Path

import pytest

from kg.model import Extraction
from kg.schema import Kind
from kg.storage.extraction import dumps
from tests.documents import entity, extraction, paper
from tests.kg.cli.conftest import Run

CLEARING = "Clearing\x9b2J\x7f the Screen"
"""Control characters that XML has, so that no reader replaces them."""


@pytest.fixture
def clearing(tmp_path: Path, run: Run) -> Path:
    """A graph with such a title and such a name."""
    of = paper(CLEARING, f"{CLEARING} is a benchmark.")
    found: Extraction = extraction(of, entity(of, Kind.DATASET, CLEARING))
    path = tmp_path / "papers.jsonl"
    path.write_text(f"{dumps(found)}\n", encoding="utf-8")
    assert run("build", path, "-o", tmp_path / "graph")[0] == 0
    return tmp_path / "graph"


def controls(text: str) -> set[str]:
    return {c for c in text if unicodedata.category(c) == "Cc"} - set("\t\n")


GRAPH = "where the graph is"
TITLES = "SELECT ?title { ?paper a lpwcc:paper ; dcterms:title ?title }"
FOR_PEOPLE = [
    ("show", GRAPH, CLEARING),
    ("ask", "papers", "--graph", GRAPH),
    ("ask", "papers", "--graph", GRAPH, "--format", "markdown"),
    ("ask", "used-by", "Clearing", "--graph", GRAPH),
    ("query", GRAPH, TITLES),
    ("query", GRAPH, TITLES, "--format", "markdown"),
    ("show", GRAPH, "Clearing the Screen"),
]
FOR_PROGRAMS = [
    ("ask", "papers", "--graph", GRAPH, "--format", "csv"),
    ("ask", "papers", "--graph", GRAPH, "--format", "json"),
    ("query", GRAPH, TITLES, "--format", "csv"),
    ("query", GRAPH, TITLES, "--format", "json"),
]


@pytest.mark.parametrize("arguments", FOR_PEOPLE)
def test_what_is_written_for_people_has_none(
    clearing: Path, run: Run, arguments: tuple[str, ...]
) -> None:
    _, output, error = run(*(clearing if part == GRAPH else part for part in arguments))
    assert "\ufffd" in output + error
    assert not controls(output + error)


@pytest.mark.parametrize("arguments", FOR_PROGRAMS)
def test_a_program_gets_the_text_as_it_is_and_a_person_without_them(
    clearing: Path, run: Run, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    asked = [clearing if part == GRAPH else part for part in arguments]
    output = run(*asked)[1]
    assert CLEARING in (
        output if "csv" in asked else json.dumps(json.loads(output), ensure_ascii=False)
    )
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    output = run(*asked)[1]
    assert "\ufffd" in output
    assert not controls(output)
