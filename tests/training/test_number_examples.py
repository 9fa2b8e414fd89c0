"""Abstracts of which only the numbers are annotated, as choices."""

import json
import lzma
from pathlib import Path

import pytest

from training._number_examples import number_choices, place_numbers, read_numbers
from training._result_examples import readings_of

BODY = "With 9 layers it reaches 5 F1 on A, in 7 runs."
LINE = {
    "id": "x1",
    "entities": [
        {"name": "F1", "type": "Metric", "role": "used", "mentions": ["F1"]},
        {"name": "A", "type": "Dataset", "role": "used", "mentions": ["A"]},
    ],
    "results": [
        {
            "metric": "F1",
            "dataset": "A",
            "value": "5",
            "unit": "",
            "kind": "absolute",
            "start": 4 + BODY.index("5"),
            "end": 5 + BODY.index("5"),
        }
    ],
    "doubtful": [4 + BODY.index("7")],
}


@pytest.fixture
def numbers(tmp_path: Path) -> Path:
    path = tmp_path / "numbers.jsonl"
    path.write_text(json.dumps(LINE) + "\n", encoding="utf-8")
    return path


@pytest.fixture(params=["abstracts.jsonl", "abstracts.jsonl.xz"])
def abstracts(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    path = tmp_path / str(request.param)
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "wt", encoding="utf-8") as file:
        for paper in ("other", "x1"):
            file.write(json.dumps({"id": paper, "title": "Foo", "abstract": BODY}) + "\n")
    return path


def test_results_stand_at_their_numbers(numbers: Path, abstracts: Path) -> None:
    (one,) = read_numbers(numbers, [abstracts])
    (reading,) = readings_of([one.extraction])
    placed = place_numbers(reading, one)
    assert [reading.numbers[index].value for index in placed.results] == ["5"]
    assert [reading.numbers[index].value for index in placed.doubtful] == ["7"]


def test_only_what_is_annotated_is_learned(numbers: Path, abstracts: Path) -> None:
    (made,) = number_choices(list(read_numbers(numbers, [abstracts])))
    assert [name for name, _ in made] == ["kind", "kind", "metric", "dataset"]
    assert [one.right for name, one in made if name == "kind"] == [0, 1]
    assert [one.right for name, one in made if name != "kind"] == [0, 0]


def test_paper_without_abstract_is_named(numbers: Path, tmp_path: Path) -> None:
    empty = tmp_path / "none.jsonl"
    empty.touch()
    with pytest.raises(ValueError, match="no abstract for x1; add its file"):
        list(read_numbers(numbers, [empty]))
