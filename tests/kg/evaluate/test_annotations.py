"""Annotated papers, read with what only annotators say."""

import gzip
import json
from pathlib import Path

import pytest

from kg.errors import Problem, SourceError
from kg.evaluate import Annotation, Figure, evaluate
from kg.evaluate.annotations import read_annotations
from kg.model import Extraction
from kg.schema import Kind
from tests.documents import entity, extraction, paper, result
from tests.paths import DEV, GOLD

RECORD = {
    "id": "p1",
    "source": "2501.00001",
    "title": "Zorb nets",
    "abstract": "Zorb nets tag names by macro F1.",
    "entities": [
        {"name": "macro F1", "type": "Metric", "role": "used", "mentions": ["macro F1"]},
        {"name": "F1 score", "type": "Metric", "role": "used", "mentions": ["F1"]},
        {"name": "tagging", "type": "Task", "role": "used", "mentions": ["tag names"]},
    ],
    "main_task": "tagging",
}


def written(folder: Path, *records: object) -> Path:
    file = folder / "gold.jsonl"
    lines = (json.dumps(record) + "\n" for record in records)
    file.write_text("".join(lines), encoding="utf-8")
    return file


def test_the_main_task_and_all_spellings_are_kept(tmp_path: Path) -> None:
    problems: list[Problem] = []
    (found,) = read_annotations(written(tmp_path, RECORD), problems.append)
    assert found.main_task == "tagging"
    assert found.spellings["F1 score"] == {"F1"}
    assert [each.name for each in found.entities] == ["macro F1", "tagging"]
    # The word in `source` is no mistake; the entity that has no place of its own is told.
    (problem,) = problems
    assert problem.text.startswith("entity 'F1 score' is left out: none of its mentions stands")


def test_a_result_may_name_a_metric_by_a_surface_that_has_no_place_of_its_own() -> None:
    of = paper("Zorb nets", "Zorb nets reach 9 in macro F1.")
    scored = extraction(of, results=[result("9", metric="F1 score")])
    told = Annotation(of, results=scored.results, spellings={"F1 score": frozenset({"F1"})})
    predicted = extraction(of, results=[result("9", metric="f1")])
    assert evaluate([told], [predicted]).figures["result"] == Figure(right=1)
    assert evaluate([scored], [predicted]).figures["result"] == Figure(wrong=1, missed=1)


def test_lines_without_entities_are_passed_over_and_malformed_entities_told(
    tmp_path: Path,
) -> None:
    broken = {**RECORD, "entities": ["ZN", {"name": "ZN", "mentions": "ZN"}], "main_task": 3}
    problems: list[Problem] = []
    file = written(tmp_path, {"title": "Other", "abstract": ""}, broken)
    (found,) = read_annotations(file, problems.append)
    assert (found.entities, found.spellings, found.main_task) == ((), {}, None)
    assert [problem.line for problem in problems] == [2, 2]


def test_a_compressed_file_is_read(tmp_path: Path) -> None:
    file = tmp_path / "gold.jsonl.gz"
    file.write_bytes(gzip.compress(written(tmp_path, RECORD).read_bytes()))
    assert [each.paper.id for each in read_annotations(file)] == ["p1"]


def test_a_file_without_an_annotated_paper_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="holds no annotated paper"):
        read_annotations(written(tmp_path, {"title": "Zorb nets", "abstract": ""}))


@pytest.mark.parametrize(("file", "papers"), [(DEV, 60), (GOLD / "dev2.jsonl", 100)])
def test_all_annotated_papers_are_read_without_a_problem(file: Path, papers: int) -> None:
    problems: list[Problem] = []
    assert len(read_annotations(file, problems.append)) == papers
    assert problems == []


def test_every_main_task_is_a_task_of_its_paper() -> None:
    annotated = [each for each in read_annotations(DEV) if each.main_task]
    assert len(annotated) > 40
    for each in annotated:
        assert each.main_task in {e.name for e in each.entities if e.kind is Kind.TASK}


def test_an_extraction_is_an_annotation_without_more() -> None:
    of = paper("Zorb nets")
    plain = extraction(of, entity(of, Kind.MODEL, "Zorb nets"))
    made = Annotation.of(plain)
    assert Annotation.of(made) is made
    assert Extraction(made.paper, made.entities) == plain


def test_names_are_carried_over_to_a_cleaned_text() -> None:
    raw = paper("Zorb nets", r"Zorb nets lead on $\tau$-bench.")
    made = Annotation(raw, spellings={r"$\tau$-bench": frozenset()}, main_task=r"$\tau$-tests")
    over = made.over(paper("Zorb nets", "Zorb nets lead on τ-bench."))
    assert {*over.spellings} == {"τ-bench"}
    assert over.main_task == "τ-tests"
