"""`kg evaluate` on small files: tables, JSON, and mistakes in one line."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from kg.corpora import CORPORA
from kg.evaluate import CALIBRATIONS
from kg.model import Extraction
from kg.schema import Kind, ResultKind, Sign
from kg.storage.extraction import to_json
from tests.documents import entity, paper, result
from tests.kg.cli.conftest import Run
from tests.paths import DEV

PAPER = paper("Zorb nets", "Zorb nets (ZN) reach 9.1 on BlueSet, with ZN at 8.")
GAIN = result(
    "9.1", kind=ResultKind.DELTA, metric="F1", dataset="BlueSet", model="ZN", task="tagging",
    versus="BN", sign=Sign.RISES,
)  # fmt: skip
ANNOTATED = Extraction(
    PAPER, entities=(entity(PAPER, Kind.MODEL, "Zorb nets", "ZN"),), results=(GAIN,)
)


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    file = tmp_path / "gold.jsonl"
    file.write_text(json.dumps(to_json(ANNOTATED)) + "\n", encoding="utf-8")
    return file


def test_figures_and_calibration_are_shown(run: Run, gold: Path) -> None:
    code, output, error = run("evaluate", gold, "--predicted", gold)
    assert (code, error) == (0, "")
    lines = [line.split() for line in output.splitlines()]
    assert ["mention", "1.000", "1.000", "1.000", "1.000–1.000", "4", "4"] in lines
    for name in CALIBRATIONS:
        assert [name, "0.000", "0.000", "1"] in lines
    assert "right" not in output


def test_a_figure_of_recall_or_precision_alone_shows_nothing_else(run: Run, tmp_path: Path) -> None:
    record = to_json(ANNOTATED) | {"main_task": "tagging", "results": []}
    score = result("8", metric="F1", dataset="BlueSet")
    file = tmp_path / "gold.jsonl"
    scored = replace(ANNOTATED, paper=paper("Other", PAPER.text), entities=(), results=(score,))
    file.write_text(f"{json.dumps(record)}\n{json.dumps(to_json(scored))}\n", encoding="utf-8")
    lines = [line.split() for line in run("evaluate", file, "--predicted", file)[1].splitlines()]
    assert ["main-task", "0.000", "0.000–0.000", "1"] in lines
    assert ["shown-result", "1.000", "0.000–1.000", "1"] in lines
    assert ["shown-score", "1.000", "0.000–1.000", "1"] in lines


def test_the_bins_are_shown_where_they_are_asked_for(run: Run, gold: Path) -> None:
    _, output, _ = run("evaluate", gold, "--predicted", gold, "--calibration")
    lines = [line.split() for line in output.splitlines()]
    assert ["calibration:role,", "from", "to", "mean", "right", "of"] in lines
    assert lines.count(["1.000", "1.000", "1.000", "1.000", "1"]) == len(CALIBRATIONS)
    assert ["calibration:role,", "at", "least", "P", "R", "shown"] in lines
    assert lines.count(["0.65", "1.000", "1.000", "1"]) == len(CALIBRATIONS)


def test_json_has_figures_and_calibrations(run: Run, gold: Path) -> None:
    answer = json.loads(run("evaluate", gold, "--predicted", gold, "--json")[1])
    assert answer["figures"]["entity"]["f1"] == 1.0
    assert answer["calibrations"]["calibration:entity"] == {
        "bins": [{"lower": 1.0, "upper": 1.0, "count": 1, "confidence": 1.0, "right": 1.0}],
        "count": 1,
        "error": 0.0,
        "perfect_error": 0.0,
    }
    assert answer["figures"]["entity"]["intervals"]["f1"] == [1.0, 1.0]
    assert answer["thresholds"]["calibration:entity"][13] == {
        "precision": 1.0, "recall": 1.0, "right": 1, "shown": 1, "threshold": 0.65, "wanted": 1,
    }  # fmt: skip


def test_mistakes_are_listed_by_figure(run: Run, gold: Path, tmp_path: Path) -> None:
    predicted = tmp_path / "predicted.jsonl"
    wrong = replace(ANNOTATED, results=(replace(GAIN, metric="EM"),))
    predicted.write_text(json.dumps(to_json(wrong)) + "\n", encoding="utf-8")
    _, output, _ = run("evaluate", gold, "--predicted", predicted, "--errors", "1")
    lines = [line for line in output.splitlines() if line.endswith("[Zorb nets]")]
    assert [line.split()[:2] for line in lines] == [
        ["result", "missed"], ["result-model", "missed"], ["result-full", "missed"],
        ["field:metric", "wrong"], ["shown-result", "wrong"],
    ]  # fmt: skip
    gain = "delta +9.1 F1 on BlueSet by ZN for tagging versus BN"
    assert f"field:metric  wrong  EM in {gain}  [Zorb nets]" in lines


def test_precision_and_recall_by_confidence_are_drawn(run: Run, gold: Path, tmp_path: Path) -> None:
    picture = tmp_path / "thresholds.svg"
    code, output, error = run("evaluate", gold, "--predicted", gold, "--picture", picture)
    assert (code, error) == (0, "")
    assert output.startswith("1 papers")
    assert picture.read_text(encoding="utf-8").startswith("<svg ")


def test_a_corpus_is_measured_by_its_name(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "tdmsci" / "train.jsonl"
    file.parent.mkdir()
    text = "We report F1 for named entity recognition."
    record = {"id": "a", "text": text, "entities": [[10, 12, "METRIC"], [17, 41, "TASK"]]}
    file.write_text(json.dumps(record) + "\n", encoding="utf-8")
    _, output, error = run("evaluate", "--corpus", "tdmsci", tmp_path)
    assert output.startswith("TDMSci, 1 texts\n"), error
    answer = json.loads(run("evaluate", "--corpus", "tdmsci", tmp_path, "--json")[1])
    assert set(answer["corpora"]) == {"tdmsci"}
    figure = answer["corpora"]["tdmsci"]["figures"]["overlap"]
    assert figure["right"] + figure["missed"] == 2


def test_all_wants_every_corpus(run: Run, tmp_path: Path) -> None:
    code, _, error = run("evaluate", "--corpus", "all", tmp_path)
    assert code == 2
    first = CORPORA[next(iter(CORPORA))].files[0]
    assert error.startswith(f"kg: {first}: it cannot be read")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--corpus", "nope"], "unknown corpus 'nope'; known: " + ", ".join(CORPORA)),
        (["--corpus", "scier", "--calibration"], "--corpus goes with neither"),
        (["--corpus", "scier", "--predicted", "x"], "--corpus goes with neither"),
        (["--corpus", "scier", "--picture", "x.svg"], "--corpus goes with neither"),
        (["--identity", "pairs.tsv", "--picture", "x.svg"], "--identity goes with --gold and"),
        (["--gold", "x"], "--gold goes with --identity"),
    ],
)
def test_a_mistake_is_one_line(
    run: Run, arguments: list[str], message: str, tmp_path: Path
) -> None:
    code, output, error = run("evaluate", *arguments, tmp_path)
    assert (code, output, error.count("\n")) == (2, "", 1)
    assert message in error


def test_pairs_of_names_are_scored_in_the_graph_of_the_annotated_papers(
    run: Run, tmp_path: Path
) -> None:
    pairs = tmp_path / "pairs.tsv"
    pairs.write_text("Model\tZorb\tZorbs\tdifferent\nTask\tx\ty\tdifferent\n", encoding="utf-8")
    _, output, error = run("evaluate", "--identity", pairs, "--gold", DEV, "--json")
    answer = json.loads(output)
    assert answer["pairs"] == {"same": 0, "different": 2, "variant": 0}, error
    assert answer["failed"] == []
    assert "60 papers, 2 pairs" in run("evaluate", "--identity", pairs, "--gold", DEV)[1]
    code, _, error = run("evaluate", "--identity", pairs)
    assert (code, error.count("\n")) == (2, 1)
    assert "--identity needs annotated papers" in error
