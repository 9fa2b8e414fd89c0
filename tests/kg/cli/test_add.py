"""`kg add`, `kg remove`, `kg list` and `kg check`."""

import json
from pathlib import Path

import pytest

from tests.kg.cli.conftest import Run

EXTRACTION = {
    "id": "p9",
    "title": "ZedNet",
    "abstract": "We propose ZedNet.",
    "entities": [{"name": "ZedNet", "type": "Model", "role": "introduced", "mentions": ["ZedNet"]}],
}


@pytest.fixture
def more(tmp_path: Path) -> Path:
    path = tmp_path / "more.jsonl"
    path.write_text(json.dumps(EXTRACTION), encoding="utf-8")
    return path


@pytest.fixture
def folder(papers: Path, tmp_path: Path, run: Run) -> Path:
    assert run("build", papers, "-o", tmp_path / "mine")[0] == 0
    return tmp_path / "mine"


def test_papers_can_be_added_listed_and_removed(folder: Path, more: Path, run: Run) -> None:
    code, output, _ = run("add", folder, more)
    assert code == 0
    assert ["papers", "3"] in [line.split() for line in output.splitlines()]
    _, output, _ = run("list", folder)
    assert [line.split()[-4:] for line in output.splitlines()[1:]] == [
        ["kg", "build", "2", "0"],
        ["kg", "add", "1", "0"],
    ]
    code, output, _ = run("remove", folder, "ZedNet")
    assert code == 0
    assert ["papers", "2"] in [line.split() for line in output.splitlines()]
    run("add", folder, more)
    code, output, _ = run("remove", folder, "--source", more)
    assert ["papers", "2"] in [line.split() for line in output.splitlines()]


def test_adding_the_same_again_does_nothing(folder: Path, more: Path, run: Run) -> None:
    run("add", folder, more)
    code, output, _ = run("add", folder, more)
    assert code == 0
    assert output.endswith(f"{folder} is up to date\n")
    assert "wrote" not in output


def test_a_build_that_would_drop_added_papers_says_so(
    folder: Path, papers: Path, more: Path, run: Run
) -> None:
    run("add", folder, more)
    code, _, error = run("build", papers, "-o", folder)
    assert code == 2
    assert error == (
        f"kg: {folder}: has 1 entry of {more}, which this build would drop; say --replace to"
        f" drop them, or keep them with `kg add {folder} {papers}`\n"
    )
    assert run("build", papers, "-o", folder, "--replace")[0] == 0
    assert run("show", folder, "ZedNet")[0] == 2


def test_removing_nothing_or_nobody_is_a_mistake(folder: Path, run: Run) -> None:
    code, _, error = run("remove", folder)
    assert code == 2
    assert "nothing to remove is named" in error
    code, _, error = run("remove", folder, "ZorbalNett: a study")
    assert code == 2
    assert "unknown paper" in error


def test_a_folder_is_checked(folder: Path, run: Run) -> None:
    code, output, _ = run("check", folder)
    assert code == 0
    assert output.startswith(f"{folder} is whole: build ")
    (folder / "graph.json").unlink()
    code, output, error = run("check", folder)
    assert code == 2
    assert output == f"{folder}: graph.json is missing; kg build INPUT... -o {folder}\n"
    assert error == f"kg: {folder}: 1 faults; see above\n"


@pytest.mark.parametrize("command", ["add", "remove", "list"])
def test_a_folder_without_a_store_is_a_mistake(tmp_path: Path, run: Run, command: str) -> None:
    more = [] if command == "list" else ["x"]
    code, _, error = run(command, tmp_path / "none", *more)
    assert code == 2
    assert error.endswith(
        f"holds no store (library.sqlite); build it with `kg build INPUT... -o"
        f" {tmp_path / 'none'}`\n"
    )
    assert not (tmp_path / "none").exists()
