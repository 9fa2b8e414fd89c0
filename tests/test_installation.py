"""The package works in environments of its own, at both ends of what it says it works with."""

from pathlib import Path

import pytest

from tests.environments import PROJECT, create, install, interpreter, lowest, run
from tests.paths import ROOT

pytestmark = pytest.mark.slow

PAPER = (
    '{"id": "zorb", "title": "ZorbNet", "abstract": "We propose ZorbNet for image classification.'
    ' ZorbNet reaches 87.9% top-1 accuracy on ImageNet-1K."}\n'
)
EXTRAS = PROJECT["optional-dependencies"]
ASKED = "import kg; answer = kg.load('graph').ask('most-used', kind='Dataset')"
OLDEST, *NEWER = ["3.11", "3.12", "3.13"]


@pytest.fixture(scope="module")
def alone(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of an environment with the wheel and what it needs."""
    python = create(tmp_path_factory.mktemp("alone"))
    install(python, wheel)
    return python


@pytest.fixture(scope="module")
def folder(alone: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the graph of a paper, built there."""
    folder = tmp_path_factory.mktemp("folder")
    (folder / "papers.jsonl").write_text(PAPER, encoding="utf-8")
    run([alone.parent / "kg", "build", "papers.jsonl", "-o", "graph"], folder)
    return folder


@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        (["ask", "most-used", "--kind", "Dataset"], "ImageNet-1K"),
        (["query", "graph", "--name", "datasets"], "ImageNet-1K"),
        (["validate", "graph"], "every rule holds"),
        (["export", "graph", "-o", "-", "--format", "graphml"], "ImageNet-1K"),
        (["serve", "--help"], "--port"),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_the_wheel_alone_answers(
    alone: Path, folder: Path, arguments: list[str], answer: str
) -> None:
    assert answer in run([alone.parent / "kg", *arguments], folder)


def test_frames_come_with_their_extra_and_are_asked_for_without(
    alone: Path, folder: Path, wheel: Path
) -> None:
    code = f"{ASKED}\ntry: print(len(answer.to_frame()))\nexcept Exception as error: print(error)"
    assert "paperkg[frames]" in run([alone, "-c", code], folder)
    install(alone, f"{wheel}[frames]")
    assert run([alone, "-c", code], folder).strip() == "1"


@pytest.mark.parametrize("extra", EXTRAS)
def test_an_extra_can_be_installed_beside_the_wheel(alone: Path, wheel: Path, extra: str) -> None:
    install(alone, "--dry-run", f"{wheel}[{extra}]")


def pass_fast_tests(environment: Path, **variables: str) -> None:
    """Run `make test-fast` in an environment that is complete."""
    (environment / ".installed").touch()
    run(["make", "test-fast", f"VENV={environment}"], ROOT, COLUMNS="80", **variables)


def test_the_fast_tests_pass_with_the_lowest_versions(tmp_path: Path) -> None:
    found = interpreter(OLDEST)
    if found is None:
        pytest.skip(f"no Python {OLDEST} is installed")
    python = create(tmp_path / "lowest", found)
    install(python, *lowest("frames"), *EXTRAS["dev"])
    # What old versions will do differently one day is theirs to say, and no fault of today.
    pass_fast_tests(tmp_path / "lowest", PYTEST_ADDOPTS="-W ignore::DeprecationWarning")


@pytest.mark.parametrize("version", NEWER)
def test_the_fast_tests_pass_with_the_newest_versions(tmp_path: Path, version: str) -> None:
    found = interpreter(version)
    if found is None:
        pytest.skip(f"no Python {version} is installed")
    python = create(tmp_path / "newest", found)
    install(python, *PROJECT["dependencies"], *EXTRAS["dev"])
    pass_fast_tests(tmp_path / "newest")


def test_the_versions_are_those_that_are_promised() -> None:
    prefix = "Programming Language :: Python :: 3."
    promised = [each for each in PROJECT["classifiers"] if each.startswith(prefix)]
    assert [each.removeprefix(prefix[:-2]) for each in promised] == [OLDEST, *NEWER]
