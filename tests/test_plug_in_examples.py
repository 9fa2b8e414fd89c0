"""The plug-ins that the page about adding one shows work as they stand there."""

import doctest
import re
import sys
from io import BytesIO
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from exports import EXPORTERS, Options
from extractors import EXTRACTORS, SpacyExtractor
from kg.errors import Problem
from kg.example import example
from kg.model import Paper
from kg.queries import QUESTIONS
from kg.registry import Registry
from kg.sources import SOURCES, read
from tests.pages import PAGES

SHOWN = dict(
    re.findall(
        r"^## [^\n]*`([a-z/_]+)\.py`\n.*?^```python\n(.*?)^```$",
        PAGES["docs/adding-a-plug-in.md"],
        re.MULTILINE | re.DOTALL,
    )
)
"""The text of each file by its path, without the suffix."""

REGISTRIES: dict[str, Registry[Any]] = {
    "kg.sources": SOURCES,
    "extractors": EXTRACTORS,
    "exports.formats": EXPORTERS,
    "kg.queries": QUESTIONS,
}


def put(path: str, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Make a module of what is shown, and undo at the end of the test what it registers."""
    name = path.replace("/", ".")
    registry = REGISTRIES[name.removesuffix(".component").rpartition(".")[0]]
    monkeypatch.setattr(registry, "_items", {each: registry[each] for each in registry})
    module = ModuleType(name)
    monkeypatch.setitem(sys.modules, name, module)
    exec(compile(SHOWN[path], path, "exec"), module.__dict__)
    return module


def test_there_is_an_example_for_each_registry_that_people_add_to() -> None:
    names = (path.replace("/", ".").removesuffix(".component") for path in SHOWN)
    packages = {name.rpartition(".")[0] for name in names}
    assert packages == set(REGISTRIES)


def test_no_example_is_there_already() -> None:
    assert not [path for path in SHOWN if Path(f"{path}.py").exists()]


def test_the_source_is_recognised_and_reports_what_it_leaves_out(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    put("kg/sources/tabbed", monkeypatch)
    (tmp_path / "papers.tsv").write_text("title\tabstract\nZorb\tWe zorb.\nno tab\n")
    problems: list[Problem] = []
    papers = list(read([tmp_path / "papers.tsv"], report=problems.append))
    assert [each.title for each in papers if isinstance(each, Paper)] == ["Zorb"]
    assert [(each.line, each.text) for each in problems] == [
        (3, "no tab between title and abstract")
    ]


def test_the_extractor_runs_in_the_pipeline(monkeypatch: pytest.MonkeyPatch) -> None:
    put("extractors/dois/component", monkeypatch)
    paper = Paper("p", "Zorb", "As in 10.1000/xyz123, and https://doi.org/10.1000/182.")
    (extraction,) = SpacyExtractor()([paper])
    found = {link.url: link.extractor for link in extraction.links}
    assert found == {
        "https://doi.org/10.1000/182": "links",
        "https://doi.org/10.1000/xyz123": "dois",
    }


def test_the_format_writes_the_titles(monkeypatch: pytest.MonkeyPatch) -> None:
    put("exports/formats/titles", monkeypatch)
    file = BytesIO()
    EXPORTERS["titles"].write(example(), file, Options())
    assert file.getvalue().decode().splitlines()[0] == "ZorbNet: Convolutions over Orbits"


def test_the_question_answers_and_its_example_is_right(monkeypatch: pytest.MonkeyPatch) -> None:
    module = put("kg/queries/other_names", monkeypatch)
    assert [row.name for row in QUESTIONS["other-names"](example(), entity="ViT")] == ["ViT"]
    ran = doctest.DocTestRunner()
    for test in doctest.DocTestFinder().find(module):
        ran.run(test)
    assert (ran.summarize(verbose=False).failed, ran.tries) == (0, 2)
