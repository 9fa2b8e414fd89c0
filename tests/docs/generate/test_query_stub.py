"""The stub of the questions says what the registry says."""

import subprocess
import sys
from pathlib import Path

from docs.generate.query_stub import stub
from kg.queries import QUESTIONS

STUB = Path(__file__).parents[3] / "kg" / "queries" / "__init__.pyi"


def test_the_stub_is_what_the_registry_gives() -> None:
    """Made anew with `make docs`."""
    assert STUB.read_text(encoding="utf-8") == stub()


def test_the_stub_names_every_question_and_its_rows() -> None:
    lines = stub().splitlines()
    for question in QUESTIONS.values():
        for thing in (question.function, question.row):
            name = thing.__name__
            assert f"from {thing.__module__} import {name} as {name}" in lines


def test_the_linter_leaves_the_stub_as_it_is_made() -> None:
    command = [sys.executable, "-m", "ruff", "check", "--stdin-filename", str(STUB), "-"]
    done = subprocess.run(command, input=stub(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
