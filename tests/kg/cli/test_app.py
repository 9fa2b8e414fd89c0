"""The program as a whole: help, errors in one line, exit codes."""

import subprocess
import sys
from pathlib import Path

import pytest

import kg
from kg.cli import COMMANDS
from tests.kg.cli.conftest import Run


def test_the_commands_are_those_of_the_documentation() -> None:
    assert {"build", "evaluate", "export", "extract", "query", "show"} <= set(COMMANDS)


@pytest.mark.parametrize("command", list(COMMANDS))
def test_every_command_has_help_with_an_example(run: Run, command: str) -> None:
    code, output, _ = run(command, "--help")
    assert code == 0
    assert f"Example: kg {command} " in " ".join(output.split())


def test_the_version_is_told(run: Run) -> None:
    assert run("--version") == (0, f"{kg.__version__}\n", "")


@pytest.mark.parametrize(
    ("arguments", "code", "output", "error"),
    [
        (["--version"], 0, f"{kg.__version__}\n", ""),
        (["nonsense"], 2, "", "kg: no such command 'nonsense'"),
        (["show", "nowhere", "x"], 2, "", "kg: nowhere"),
    ],
)
def test_it_runs_as_a_module_whose_exit_code_is_that_of_the_command(
    arguments: list[str], code: int, output: str, error: str
) -> None:
    command = [sys.executable, "-m", "kg", *arguments]
    done = subprocess.run(command, capture_output=True, check=False, text=True)
    assert (done.returncode, done.stdout) == (code, output)
    assert done.stderr.startswith(error)
    assert done.stderr.count("\n") == (1 if error else 0)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["build"], "missing argument 'INPUT...'; see `kg build --help`"),
        (["build", "x", "--nonsense"], "no such option: --nonsense"),
        (["nonsense"], "no such command 'nonsense'"),
        (["show", "nowhere", "x"], "no graph can be read there"),
        (["export", "nowhere", "-o", "x.doc"], "unknown suffix of 'x.doc'; known: "),
        (["export", "nowhere", "-o", "x", "--format", "doc"], "unknown format 'doc'; known: "),
        (["build", "x", "--from", "doc"], "unknown source format 'doc'; known: "),
    ],
)
def test_a_mistake_is_one_line_and_exit_code_2(
    run: Run, arguments: list[str], message: str
) -> None:
    code, output, error = run(*arguments)
    assert (code, output) == (2, "")
    assert message in error.lower() or message in error
    assert (error.count("\n"), error[:4]) == (1, "kg: ")


PAGE_START = b"Get trending papers in your email inbox once a day!\n"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.txt", b""),
        ("binary.txt", bytes(range(256)) * 8),
        ("truncated.txt", PAGE_START * 2 + b"SubscribeA title\nAn abstract that is cut in the mid"),
        ("truncated.jsonl", b'{"title": "A", "abstract": "B"}\n{"title": "C", "abs'),
        ("prose.txt", b"Just some text\nthat holds no papers.\n"),
    ],
)
def test_an_input_that_holds_no_papers_leaves_nothing_behind(
    tmp_path: Path, run: Run, name: str, content: bytes
) -> None:
    (tmp_path / name).write_bytes(content)
    code, _, error = run("build", tmp_path / name, "-o", tmp_path / "out")
    assert (code, error.count("\n")) == (2, 1), error
    assert name in error
    assert not (tmp_path / "out").exists()


def test_a_missing_file_and_a_folder_without_papers_are_told(tmp_path: Path, run: Run) -> None:
    (tmp_path / "folder").mkdir()
    for place in ("missing.txt", "folder"):
        code, _, error = run("build", tmp_path / place, "-o", tmp_path / "out")
        assert (code, error.count("\n")) == (2, 1), error
        assert place in error
    assert not (tmp_path / "out").exists()
