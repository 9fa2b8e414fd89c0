"""The program as a whole: help, errors in one line, exit codes."""

import subprocess
import sys
from pathlib import Path

import pytest

from kg.cli import COMMANDS


def run(*arguments: str | Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "kg", *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, check=False)


def test_the_commands_are_those_of_the_documentation() -> None:
    assert {"build", "evaluate", "export", "extract", "query", "show"} <= set(COMMANDS)


@pytest.mark.parametrize("command", list(COMMANDS))
def test_every_command_has_help_with_an_example(command: str) -> None:
    done = run(command, "--help")
    assert done.returncode == 0
    assert f"Example: kg {command} " in " ".join(done.stdout.decode().split())


def test_the_version_is_told() -> None:
    import kg

    assert run("--version").stdout.decode().strip() == kg.__version__


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
def test_a_mistake_is_one_line_and_exit_code_2(arguments: list[str], message: str) -> None:
    done = run(*arguments)
    error = done.stderr.decode()
    assert done.returncode == 2
    assert message in error.lower() or message in error
    assert (error.count("\n"), error[:4]) == (1, "kg: ")
    assert done.stdout == b""


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
    tmp_path: Path, name: str, content: bytes
) -> None:
    (tmp_path / name).write_bytes(content)
    done = run("build", tmp_path / name, "-o", tmp_path / "out")
    error = done.stderr.decode()
    assert (done.returncode, error.count("\n")) == (2, 1), error
    assert name in error
    assert not (tmp_path / "out").exists()


def test_a_missing_file_and_a_folder_without_papers_are_told(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    for place in ("missing.txt", "folder"):
        done = run("build", tmp_path / place, "-o", tmp_path / "out")
        assert (done.returncode, done.stderr.count(b"\n")) == (2, 1), done.stderr
        assert place in done.stderr.decode()
    assert not (tmp_path / "out").exists()
