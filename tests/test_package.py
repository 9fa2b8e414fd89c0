"""The package, built and installed as users get it, holds all that it needs and works alone.

The distribution is built from the tree, the wheel from that distribution. It is installed into an
environment of its own, which finds the dependencies of this one and nothing else: no checkout.
"""

import re
import subprocess
import sysconfig
import tarfile
import zipfile
from pathlib import Path
from urllib.request import urlopen

import pytest

from kg import __version__
from tests.environments import create, install, run
from tests.paths import ROOT

pytestmark = pytest.mark.wheel

PAPER = (
    '{"id": "zorb", "title": "ZorbNet: Convolutions over Orbits", "abstract": "We propose ZorbNet'
    ' for image classification. ZorbNet reaches 87.9% top-1 accuracy on ImageNet-1K."}\n'
)
PACKAGES = ("exports", "extractors", "kg")
DATA = [
    "kg/py.typed",
    "kg/vocabulary/datasets.tsv",
    "extractors/models/tagger/settings.json",
    "exports/rdf/ontology.ttl",
    "exports/rdf/shapes.ttl",
    "exports/sparql/queries/leaderboard.rq",
    "exports/viewer/page/template.html",
    "exports/server/server.css",
]
"""One file of each sort that is no module."""


@pytest.fixture(scope="module")
def home(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the wheel, and the packages of this one behind it."""
    folder = tmp_path_factory.mktemp("home")
    python = create(folder)
    install(python, "--no-deps", "--no-index", wheel)
    # A folder named in a .pth file is searched, but .pth files inside it are not read: by one of
    # them an editable installation would lead to the checkout.
    here = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    code = "import sysconfig; print(sysconfig.get_path('purelib'))"
    site = Path(run([python, "-c", code], folder).strip())
    (site / "dependencies.pth").write_text("".join(f"{each}\n" for each in sorted(here)))
    return folder


@pytest.fixture(scope="module")
def empty(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a paper and the graph of it, far from any checkout."""
    folder = tmp_path_factory.mktemp("empty")
    (folder / "papers.jsonl").write_text(PAPER, encoding="utf-8")
    run([home / "bin" / "kg", "build", "papers.jsonl", "-o", "graph"], folder)
    return folder


def test_the_wheel_holds_the_packages_whole_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as file:
        held = {name for name in file.namelist() if ".dist-info/" not in name}
    files = [path for package in PACKAGES for path in (ROOT / package).rglob("*.*")]
    here = {path.relative_to(ROOT).as_posix() for path in files if path.is_file()}
    assert held == {name for name in here if "__pycache__" not in name}
    assert held >= set(DATA)


def test_the_distribution_holds_what_a_contributor_needs(distribution: Path) -> None:
    with tarfile.open(distribution) as file:
        names = {name.partition("/")[2] for name in file.getnames()}
    assert {"pyproject.toml", "Makefile", "LICENSE", "tests/gold/dev.jsonl"} <= names
    assert not {name for name in names if name.startswith((".venv", ".git/", "graph/"))}


@pytest.mark.parametrize("package", PACKAGES)
def test_it_is_the_installed_package_that_runs(home: Path, empty: Path, package: str) -> None:
    found = run([home / "bin" / "python", "-c", f"import {package} as p; print(p.__file__)"], empty)
    assert Path(found.strip()).is_relative_to(home)


def test_the_files_of_a_build_are_all_there(empty: Path) -> None:
    names = sorted(path.name for path in (empty / "graph").iterdir())
    assert names == [
        ".lock",
        "graph.html",
        "graph.json",
        "graph.sqlite",
        "graph.ttl",
        "library.sqlite",
        "manifest.json",
        "papers.jsonl",
    ]


@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        (["--version"], __version__),
        (["show", "graph", "ZorbNet"], "introduces it"),
        (["ask", "most-used", "--kind", "Dataset"], "ImageNet-1K"),
        (["query", "graph", "--name", "datasets"], "ImageNet-1K"),
        (["query", "graph", "ASK { ?p a lpwcc:paper }"], "true"),
        (["export", "graph", "-o", "-", "--format", "jsonld"], '"@context"'),
        (["validate", "graph"], "every rule holds"),
        (["vocabulary", "check"], "datasets"),
    ],
    ids=lambda value: " ".join(value[:2]) if isinstance(value, list) else "",
)
def test_the_installed_program_answers(
    home: Path, empty: Path, arguments: list[str], answer: str
) -> None:
    assert answer in run([home / "bin" / "kg", *arguments], empty)


def test_the_installed_package_is_typed_and_asks_in_python(home: Path, empty: Path) -> None:
    code = "import kg; g = kg.load('graph'); print(g['ImageNet-1K'].kind, len(kg.rdf(g)) > 100)"
    assert run([home / "bin" / "python", "-c", code], empty).split() == ["Dataset", "True"]


def test_the_installed_server_serves_pages_of_nodes(home: Path, empty: Path) -> None:
    command: list[str | Path] = [home / "bin" / "kg", "serve", "graph", "--port", "0"]
    server = subprocess.Popen(command, cwd=empty, stdout=subprocess.PIPE, encoding="utf-8")
    try:
        assert server.stdout
        (address,) = re.findall(r"http://\S+", server.stdout.readline())
        with urlopen(f"{address}dataset/imagenet-1k") as answer:
            assert "ZorbNet" in answer.read().decode()
    finally:
        server.terminate()
        server.communicate()
