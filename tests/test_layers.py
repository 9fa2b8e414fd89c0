"""The house: imports point one way, files and functions stay small."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("kg", "extractors", "exports")
FILES = sorted(file for package in PACKAGES for file in (ROOT / package).rglob("*.py"))
FOREIGN = {
    "kg": {"spacy", "thinc", "rdflib", "pyoxigraph", "pyvis"},
    "extractors": {"rdflib", "pyoxigraph", "pyvis"},
    "exports": {"spacy", "thinc"},
}
COMPOSITION_ROOTS = {"kg/api.py"}


def imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.partition(".")[0]


def at_import_time(tree: ast.Module) -> ast.Module:
    """The module without the bodies of its functions and what only type checkers read."""
    body = [
        node
        for node in tree.body
        if not isinstance(node, ast.FunctionDef)
        and not (isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING")
    ]
    return ast.Module(body, [])


def is_composition_root(name: str) -> bool:
    return name in COMPOSITION_ROOTS or name.startswith("kg/cli/")


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.relative_to(ROOT).as_posix())
def test_imports_point_one_way(file: Path) -> None:
    name = file.relative_to(ROOT).as_posix()
    package = name.partition("/")[0]
    tree = ast.parse(file.read_text(encoding="utf-8"))
    if is_composition_root(name):
        tree = at_import_time(tree)
    others = {*PACKAGES, "tests", "training", "benchmarks"} - {package, "kg"}
    assert not set(imports(tree)) & (others | FOREIGN[package])


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.relative_to(ROOT).as_posix())
def test_files_and_functions_are_small(file: Path) -> None:
    source = file.read_text(encoding="utf-8")
    assert source.count("\n") <= 300
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef) and not file.is_relative_to(ROOT / "kg" / "cli"):
            assert (node.end_lineno or 0) - node.lineno < 40, node.name


def test_the_rule_notices_a_forbidden_import() -> None:
    assert set(imports(ast.parse("from spacy.tokens import Doc"))) & FOREIGN["kg"]


@pytest.mark.parametrize("heavy", ["networkx", "spacy", "rdflib", "numpy", "pyvis", "pyoxigraph"])
def test_importing_kg_and_its_commands_imports_nothing_heavy(heavy: str) -> None:
    code = f"import sys, kg.cli; list(kg.cli.COMMANDS); sys.exit({heavy!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, cwd=ROOT).returncode == 0
