"""`kg extract`, by one process and by several."""

import json
from pathlib import Path

import pytest

from tests.kg.cli.conftest import Run


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """More papers than one process is given alone, the last first, and one in French."""
    abstracts = [
        f"We propose ZorbNet{number}, which is best on GLUE." for number in range(18, 0, -1)
    ]
    french = "Nous avons compté les baleines de cette baie depuis un bateau, en été et en hiver."
    path = tmp_path / "many.jsonl"
    lines = (
        json.dumps({"title": f"Paper {number}", "abstract": abstract})
        for number, abstract in enumerate([*abstracts, french])
    )
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_the_number_of_workers_makes_no_difference(many: Path, run: Run) -> None:
    code, one, error = run("extract", many, "--workers", 1)
    assert (code, len(one.splitlines())) == (0, 19)
    assert run("extract", many, "--workers", 2) == (0, one, error)


def test_there_is_one_worker_at_least(many: Path, run: Run) -> None:
    code, output, error = run("extract", many, "--workers", 0)
    assert (code, output) == (2, "")
    assert "--workers" in error
