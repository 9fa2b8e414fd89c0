"""Files that forges and tools look for at the top of a project hold what these expect."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from srsly import yaml_loads  # comes with spaCy

from kg import __version__
from tests.paths import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))
CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def loaded(path: Path) -> Any:  # noqa: ANN401 - whatever stands in the file
    return yaml_loads(path.read_text(encoding="utf-8"))


def test_the_citation_says_what_the_package_says() -> None:
    """By the rules of https://citation-file-format.github.io, version 1.2.0."""
    citation = loaded(ROOT / "CITATION.cff")
    assert citation["cff-version"] == "1.2.0"
    assert {"message", "title", "type"} <= set(citation)
    assert [set(author) for author in citation["authors"]] == [{"name"}]
    assert citation["version"] == __version__
    assert citation["license"] == PROJECT["license"]
    assert citation["keywords"] == PROJECT["keywords"]


def test_the_changelog_begins_with_the_version_that_it_becomes() -> None:
    """In the shape of https://keepachangelog.com: versions, and sorts of change in each."""
    versions = re.findall(r"^## \[([\d.]+)\]( - .+)?$", CHANGELOG, re.MULTILINE)
    assert versions[0][0] == __version__
    assert len({number for number, _ in versions}) == len(versions)
    assert all(re.fullmatch(r" - (\d{4}-\d\d-\d\d|unreleased)", date) for _, date in versions)
    sorts = set(re.findall(r"^### (.+)$", CHANGELOG, re.MULTILINE))
    assert sorts <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


def test_the_hooks_before_a_commit_run_pinned_tools_of_this_project() -> None:
    (local,) = loaded(ROOT / ".pre-commit-config.yaml")["repos"]
    assert local["repo"] == "local"
    pinned = {
        re.split(r"[><=\[]", each)[0]
        for each in PROJECT["optional-dependencies"]["dev"]
        if ",<" in each
    }
    for hook in local["hooks"]:
        folder, _, tool = hook["entry"].split()[0].rpartition("/")
        assert folder == ".venv/bin"
        assert tool in pinned
        assert hook["language"] == "system"
        assert f"$(BIN)/{tool}" in MAKEFILE


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_a_form_for_issues_asks_for_something(path: Path) -> None:
    form = loaded(path)
    assert form["name"]
    assert form["description"]
    ids = [field["id"] for field in form["body"]]
    assert len(set(ids)) == len(ids) >= 1
    assert all(field["attributes"]["label"] for field in form["body"])
    assert {field["type"] for field in form["body"]} <= {"textarea", "input", "checkboxes"}


def test_there_is_a_form_for_each_of_the_usual_reasons() -> None:
    assert {path.stem for path in FORMS} >= {"bug", "idea", "wrong-answer"}


def test_the_template_for_pull_requests_names_targets_that_are_there() -> None:
    text = (ROOT / ".github" / "PULL_REQUEST_TEMPLATE.md").read_text(encoding="utf-8")
    targets = {name for each in re.findall(r"`make ([a-z -]+)`", text) for name in each.split()}
    assert targets
    assert all(re.search(rf"^{name}:", MAKEFILE, re.MULTILINE) for name in targets)
