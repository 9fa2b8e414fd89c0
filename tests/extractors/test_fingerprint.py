"""The fingerprint changes with whatever changes what is extracted."""

import json
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from extractors import fingerprint as module
from extractors.fingerprint import fingerprint
from extractors.registry import EXTRACTORS
from tests.extractors.recorded_extractions import FILE, ROUNDING, digests, problem
from tests.paths import ROOT

RECORDED = json.loads(FILE.read_text(encoding="utf-8"))

READING = """
import sys
opened = set()
def heed(event, arguments):
    if event == "open" and isinstance(arguments[0], str):
        opened.add(arguments[0])
sys.addaudithook(heed)
from extractors import SpacyExtractor
from tests.extractors.recorded_extractions import PAPERS
list(SpacyExtractor()(PAPERS))
print("opened:", *opened, sep="\\n")
"""


def computed() -> str:
    return module.fingerprint.__wrapped__()


def test_nothing_else_is_extracted_under_the_same_fingerprint() -> None:
    made = digests()
    if RECORDED["rounding"] != ROUNDING:
        # Names near a threshold may come and go; what needs no encoder is the same everywhere.
        names = list(made)
        made = {name: made[name] for name in names[: names.index("tagger")]}
    found = problem(RECORDED, fingerprint(), made)
    assert found is None, found


def test_a_change_of_any_component_that_does_more_than_to_measure_would_be_seen() -> None:
    same = [
        later
        for earlier, later in pairwise(RECORDED["digests"])
        if RECORDED["digests"][earlier] == RECORDED["digests"][later]
    ]
    assert same == ["vectors", "calibration"]


def test_a_component_whose_output_has_changed_is_named() -> None:
    changed = {**RECORDED["digests"], "roles": "other", "results": "other"}
    found = problem(RECORDED, RECORDED["fingerprint"], changed)
    assert found is not None
    assert "raise `version` in extractors/roles/__init__.py" in found
    assert problem(RECORDED, RECORDED["fingerprint"], RECORDED["digests"]) is None


def test_it_changes_with_a_version_a_file_the_order_and_what_is_shared(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = {computed()}
    kinds = EXTRACTORS["kinds"]
    items = dict(EXTRACTORS)
    for other in (
        {"kinds": replace(kinds, version=kinds.version + 1)},
        {"kinds": replace(kinds, reads=(*kinds.reads, "extractors/models/README.md"))},
        {"links": replace(EXTRACTORS["links"], after=("roles",)), "consistency": kinds},
    ):
        monkeypatch.setattr(EXTRACTORS, "_items", {**items, **other})
        found.add(computed())
    monkeypatch.setattr(EXTRACTORS, "_items", items)
    assert computed() in found
    monkeypatch.setattr(module, "_digest", lambda path: f"other {path}")
    found.add(computed())
    monkeypatch.setattr(module, "VERSION", module.VERSION + 1)
    found.add(computed())
    assert len(found) == 6


def test_every_file_that_the_extraction_reads_is_declared_by_a_component() -> None:
    done = subprocess.run(
        [sys.executable, "-c", READING], check=True, cwd=ROOT, capture_output=True, text=True
    )
    opened = {Path(line) for line in done.stdout.partition("opened:\n")[2].splitlines()}
    ours = {path.relative_to(ROOT).as_posix() for path in opened if path.is_relative_to(ROOT)}
    data = {
        path
        for path in ours
        if path.startswith(("kg/", "extractors/")) and not path.endswith((".py", ".pyc"))
    }
    assert data == {path for name in EXTRACTORS for path in EXTRACTORS[name].reads}


def test_it_is_found_without_importing_what_is_slow() -> None:
    code = (
        "import sys; from extractors.fingerprint import fingerprint; fingerprint();"
        " print(*{'spacy', 'numpy', 'networkx', 'onnxruntime'} & {*sys.modules})"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, cwd=ROOT, capture_output=True, text=True
    )
    assert done.stdout == "\n"
