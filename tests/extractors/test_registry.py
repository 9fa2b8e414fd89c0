"""The contract that every extraction component keeps, and the order of the pipeline."""

import re
from importlib import import_module
from pathlib import Path

import pytest
from spacy.language import Language

import extractors
from extractors.registry import EXTRACTORS, Component, order
from kg.errors import InvalidValueError

TESTS = Path(__file__).parent
PACKAGE = Path(extractors.__file__).parent


@pytest.mark.parametrize("name", EXTRACTORS)
def test_factory_of_a_component_exists(name: str) -> None:
    import_module(EXTRACTORS.module(name))
    assert Language.has_factory(EXTRACTORS[name].factory)


@pytest.mark.parametrize("name", EXTRACTORS)
def test_component_has_a_test_file_of_its_name(name: str) -> None:
    assert (TESTS / name / "test_component.py").is_file()


@pytest.mark.parametrize("name", EXTRACTORS)
def test_component_is_described_in_one_sentence(name: str) -> None:
    summary = EXTRACTORS[name].summary
    assert summary.endswith(".")
    assert summary == summary.strip()
    assert "\n" not in summary


@pytest.mark.parametrize("name", EXTRACTORS)
def test_component_stands_behind_all_that_it_waits_for(name: str) -> None:
    names = order(EXTRACTORS)
    assert all(names.index(earlier) < names.index(name) for earlier in EXTRACTORS[name].after)


def test_order_holds_each_component_once() -> None:
    assert sorted(order(EXTRACTORS)) == sorted(EXTRACTORS)


def test_order_does_not_depend_on_the_order_of_the_table() -> None:
    table = {name: EXTRACTORS[name] for name in reversed(list(EXTRACTORS))}
    assert order(table) == order(EXTRACTORS)


def test_components_that_wait_for_each_other_are_an_error() -> None:
    table = {
        "a": Component("a", "A.", after=("b",), version=1),
        "b": Component("b", "B.", after=("a",), version=1),
    }
    with pytest.raises(InvalidValueError, match="extractors wait for each other"):
        order(table)


def test_component_that_waits_for_what_is_not_there_is_an_error() -> None:
    with pytest.raises(InvalidValueError, match=r"extractors need \['b'\], which nothing provides"):
        order({"a": Component("a", "A.", after=("b",), version=1)})


@pytest.mark.parametrize(
    "file", sorted(PACKAGE.glob("*/*.py")), ids=lambda f: f"{f.parent.name}/{f.name}"
)
def test_a_technique_imports_no_part_of_another(file: Path) -> None:
    techniques = {folder.parent.name for folder in PACKAGE.glob("*/component.py")}
    imported = re.findall(r"^ *(?:from|import) extractors\.(\w+)", file.read_text(), re.MULTILINE)
    assert not set(imported) & (techniques - {file.parent.name})
