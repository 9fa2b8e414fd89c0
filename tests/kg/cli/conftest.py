"""A folder built of extractions made by hand, and the program run within the test."""

from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest

from kg.cli import main
from kg.model import Extraction, Link
from kg.schema import Kind, LinkKind, LinkRole, Role
from kg.storage.extraction import dumps
from tests.documents import entity, extraction, mentions, paper, result

Run = Callable[..., tuple[int, str, str]]

FIRST = paper(
    "Zorbnet: A Net", "Zorbnet scores 81.5% accuracy on BlueSet. See https://github.com/z/zorbnet ."
)
SECOND = paper("Using Zorbnet", "Zorbnets are used on BlueSet and [red] sets.")


def extractions() -> list[Extraction]:
    url = "https://github.com/z/zorbnet"
    return [
        Extraction(
            FIRST,
            (
                entity(FIRST, Kind.MODEL, "Zorbnet", role=Role.INTRODUCED),
                entity(FIRST, Kind.DATASET, "BlueSet"),
                entity(FIRST, Kind.METRIC, "accuracy"),
            ),
            (result("81.5", unit="%", model="Zorbnet", dataset="BlueSet", metric="accuracy"),),
            (Link(url, LinkKind.REPOSITORY, LinkRole.OWN, mentions(FIRST, url)[0]),),
        ),
        extraction(
            SECOND, entity(SECOND, Kind.MODEL, "Zorbnets"), entity(SECOND, Kind.DATASET, "BlueSet")
        ),
    ]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run `kg` with these arguments; return exit code, standard output and standard error."""

    def call(*arguments: str | Path) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        output = capsys.readouterr()
        return int(ended.value.code or 0), output.out, output.err

    return call


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A file of extractions."""
    return write_papers(tmp_path / "papers.jsonl")


def write_papers(path: Path) -> Path:
    path.write_text("".join(f"{dumps(each)}\n" for each in extractions()), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that `kg build` wrote, for copies."""
    folder = tmp_path_factory.mktemp("built")
    with pytest.raises(SystemExit) as ended:
        main(["build", str(write_papers(folder / "papers.jsonl")), "-o", str(folder / "graph")])
    assert not ended.value.code
    return folder / "graph"


@pytest.fixture
def built(tmp_path: Path, built_once: Path) -> Path:
    """A folder that `kg build` wrote."""
    return copytree(built_once, tmp_path / "graph")
