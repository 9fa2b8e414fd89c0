"""The plug-ins that the page about adding one shows work as they stand there."""

import ast
import doctest
import importlib
import re
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import kg.queries
from docs.generate.public_names import MODULES, public_names
from exports import EXPORTERS
from exports.sparql import book
from extractors import EXTRACTORS
from kg.errors import Problem
from kg.example import example
from kg.queries import QUESTIONS
from kg.registry import Registry
from kg.sources import SOURCES, Head, Match, read
from tests.kg.queries.twins import agree, asked_in_python, asked_in_sparql, both, cases
from tests.pages import PAGES
from tests.paths import ROOT

SHOWN = {
    path: text
    for path, text in re.findall(
        r"^###? .*`([\w./-]+)`\n(?:(?!#|```).*\n)*```\w+\n((?:.*\n)*?)```$",
        PAGES["docs/adding-a-plug-in.md"],
        re.MULTILINE,
    )
    if "NAME" not in path
}
"""The text of each file by its path."""

SHIPPED = [path for path in SHOWN if path.endswith(".py") and not path.startswith("tests/")]
PLUG_INS = [path for path in SHIPPED if not path.endswith("/__init__.py")]
REGISTRIES: dict[str, Registry[Any]] = {
    "kg/sources": SOURCES,
    "extractors": EXTRACTORS,
    "exports/formats": EXPORTERS,
    "kg/queries": QUESTIONS,
}


def registry_of(path: str) -> Registry[Any]:
    return REGISTRIES[path.removesuffix("/component.py").rpartition("/")[0]]


def run(path: str, module: ModuleType) -> None:
    exec(compile(SHOWN[path], path, "exec"), module.__dict__)


@pytest.fixture
def put(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], ModuleType]:
    """Put a plug-in in its place, and undo at the end of the test what it registers."""

    def put_in_place(path: str) -> ModuleType:
        registry = registry_of(path)
        monkeypatch.setattr(registry, "_items", dict(registry))
        declaration = path.replace("/component.py", "/__init__.py")
        for file in sorted({path, declaration} & {*SHIPPED}):
            name = file.removesuffix("/__init__.py").removesuffix(".py").replace("/", ".")
            made = ModuleType(name)
            monkeypatch.setitem(sys.modules, name, made)
            run(file, made)
        if registry is QUESTIONS:
            name = path.rpartition("/")[2].removesuffix(".py")
            monkeypatch.setattr(kg.queries, name, getattr(made, name), raising=False)
        return made

    return put_in_place


def test_there_is_an_example_for_each_registry_that_people_add_to() -> None:
    assert {id(registry_of(path)) for path in PLUG_INS} == {*map(id, REGISTRIES.values())}


def test_no_example_is_there_already() -> None:
    assert not [path for path in SHOWN if (ROOT / path).exists()]


def imported(text: str) -> set[tuple[str, str]]:
    """Each name that is imported from a package of this project, after its module."""
    found = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {(node.module, alias.name) for alias in node.names}
    return {each for each in found if each[0].partition(".")[0] in {"kg", "extractors", "exports"}}


@pytest.mark.parametrize("path", SHIPPED)
def test_a_plug_in_imports_public_names_only(path: str) -> None:
    names = imported(SHOWN[path])
    assert names
    for place, name in names:
        is_module = f"{place}.{name}" in MODULES
        assert is_module or place in MODULES
        assert is_module or name in public_names(importlib.import_module(place))


@pytest.mark.parametrize("path", PLUG_INS)
def test_a_plug_in_passes_its_own_test(path: str, put: Callable[[str], ModuleType]) -> None:
    put(path)
    *folder, file = path.split("/")
    tests = ModuleType("tests")
    run("/".join(["tests", *folder, f"test_{file}"]), tests)
    ran = [test() for name, test in vars(tests).items() if name.startswith("test_")]
    assert ran


def test_the_source_is_recognised(put: Callable[[str], ModuleType], tmp_path: Path) -> None:
    put("kg/sources/tabbed.py")
    tabbed = SOURCES["tabbed"]
    (tmp_path / "papers.tsv").write_text("title\tabstract\nZorbNet\tWe propose ZorbNet.\n")
    problems: list[Problem] = []
    assert len(read([tmp_path / "papers.tsv"], report=problems.append)) == 1
    assert not problems
    assert tabbed.sniff(Head(b"title,abstract\n")) == Match.NO


def test_the_example_of_the_question_is_right(put: Callable[[str], ModuleType]) -> None:
    made = put("kg/queries/other_names.py")
    ran = doctest.DocTestRunner()
    for test in doctest.DocTestFinder().find(made):
        ran.run(test)
    assert (ran.summarize(verbose=False).failed, ran.tries) == (0, 2)


def test_the_question_has_the_same_rows_in_sparql(
    put: Callable[[str], ModuleType], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    put("kg/queries/other_names.py")
    query = book.parse("other-names", SHOWN["exports/sparql/queries/other-names.rq"])
    monkeypatch.setattr(book, "query_book", lambda: {"other-names": query})
    question = QUESTIONS["other-names"]
    assert list(query.parameters) == list(question.parameters)
    asked, rows = both("example", example(), tmp_path), 0
    with asked.rdf:
        for values in cases(question, asked.graph):
            pairs = zip(
                asked_in_sparql(question, asked, values),
                asked_in_python(question, asked, values),
                strict=True,
            )
            for one, other in pairs:
                assert all(map(agree, one, other))
                rows += 1
    assert rows
