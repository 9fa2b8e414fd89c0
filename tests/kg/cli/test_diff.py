"""`kg diff`."""

import json
from pathlib import Path

import pytest

from kg.cli.diff import DiffForm
from kg.example import example
from kg.lookup.selection import select
from kg.storage.graph import write
from tests.kg.cli.conftest import Run


@pytest.fixture
def graphs(tmp_path: Path) -> tuple[Path, Path]:
    """Files of a graph of one paper, and of six."""
    old, new = tmp_path / "old.json", tmp_path / "new.json"
    for path, graph in ((old, select(example(), ["paper/2301.00001"])), (new, example())):
        with path.open("wb") as file:
            write(graph, file)
    return old, new


def test_it_tells_what_differs(run: Run, graphs: tuple[Path, Path]) -> None:
    code, out, err = run("diff", *graphs)
    assert (code, err) == (0, "")
    assert "1 new best score" in out
    assert "5 new papers" in out


def test_two_folders_are_compared(run: Run, built: Path) -> None:
    code, out, err = run("diff", built, built / "graph.json")
    assert (code, out.count("\n"), err) == (0, 1, "")
    assert out.startswith("nothing has changed")


def test_the_limit_is_for_text_and_markdown(run: Run, graphs: tuple[Path, Path]) -> None:
    told = {form: run("diff", *graphs, "--format", form, "--limit", "1")[1] for form in DiffForm}
    assert "  … and 4 more" in told[DiffForm.TEXT]
    assert "- … and 4 more" in told[DiffForm.MARKDOWN]
    assert len(json.loads(told[DiffForm.JSON])["papers"]) == 5


def test_what_is_no_graph_is_a_mistake(run: Run, graphs: tuple[Path, Path], tmp_path: Path) -> None:
    code, out, err = run("diff", graphs[0], tmp_path / "none")
    assert (code, out) == (2, "")
    assert "no graph can be read there" in err
