"""`kg evaluate` on small files: tables, JSON, and mistakes in one line."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kg.corpora import CORPORA
from kg.evaluate import CALIBRATIONS
from kg.model import Extraction
from kg.schema import Kind
from kg.storage.extraction import to_json
from tests.documents import entity, paper, result
from tests.paths import DEV

PAPER = paper("Zorb nets", "Zorb nets (ZN) reach 9.1 on BlueSet, with ZN at 8.")
ANNOTATED = Extraction(
    PAPER, entities=(entity(PAPER, Kind.MODEL, "Zorb nets", "ZN"),), results=(result("9.1"),)
)


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kg", "evaluate", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=False, encoding="utf-8")


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    file = tmp_path / "gold.jsonl"
    file.write_text(json.dumps(to_json(ANNOTATED)) + "\n", encoding="utf-8")
    return file


def test_figures_and_calibration_are_shown(gold: Path) -> None:
    done = run(gold, "--predicted", gold)
    assert done.returncode == 0, done.stderr
    lines = [line.split() for line in done.stdout.splitlines()]
    assert ["mention", "1.000", "1.000", "1.000", "4", "4"] in lines
    for name in CALIBRATIONS:
        assert [name, "0.000", "1"] in lines
    assert "right" not in done.stdout


def test_the_bins_are_shown_where_they_are_asked_for(gold: Path) -> None:
    done = run(gold, "--predicted", gold, "--calibration")
    lines = [line.split() for line in done.stdout.splitlines()]
    assert ["calibration:role,", "up", "to", "mean", "right", "of"] in lines
    assert lines.count(["1.0", "1.000", "1.000", "1"]) == len(CALIBRATIONS)


def test_json_has_figures_and_calibrations(gold: Path) -> None:
    answer = json.loads(run(gold, "--predicted", gold, "--json").stdout)
    assert answer["figures"]["entity"]["f1"] == 1.0
    assert answer["calibrations"]["calibration:entity"] == {
        "bins": [{"upper": 1.0, "count": 1, "confidence": 1.0, "right": 1.0}],
        "count": 1,
        "error": 0.0,
    }


def test_a_corpus_is_measured_by_its_name(tmp_path: Path) -> None:
    file = tmp_path / "tdmsci" / "train.jsonl"
    file.parent.mkdir()
    text = "We report F1 for named entity recognition."
    record = {"id": "a", "text": text, "entities": [[10, 12, "METRIC"], [17, 41, "TASK"]]}
    file.write_text(json.dumps(record) + "\n", encoding="utf-8")
    done = run("--corpus", "tdmsci", tmp_path)
    assert done.stdout.startswith("TDMSci, 1 texts\n"), done.stderr
    answer = json.loads(run("--corpus", "tdmsci", tmp_path, "--json").stdout)
    assert set(answer["corpora"]) == {"tdmsci"}
    figure = answer["corpora"]["tdmsci"]["figures"]["overlap"]
    assert figure["right"] + figure["missed"] == 2


def test_all_wants_every_corpus(tmp_path: Path) -> None:
    done = run("--corpus", "all", tmp_path)
    assert done.returncode == 2
    first = CORPORA[next(iter(CORPORA))].files[0]
    assert done.stderr.startswith(f"kg: {first}: it cannot be read")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--corpus", "nope"], "unknown corpus 'nope'; known: " + ", ".join(CORPORA)),
        (["--corpus", "scier", "--calibration"], "--corpus goes with neither"),
        (["--corpus", "scier", "--predicted", "x"], "--corpus goes with neither"),
    ],
)
def test_a_mistake_is_one_line(arguments: list[str], message: str, tmp_path: Path) -> None:
    done = run(*arguments, tmp_path)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert message in done.stderr


def test_pairs_of_names_are_scored_in_the_graph_of_the_annotated_papers(tmp_path: Path) -> None:
    gold, pairs = DEV, tmp_path / "pairs.tsv"
    pairs.write_text("Model\tZorb\tZorbs\tdifferent\nTask\tx\ty\tdifferent\n", encoding="utf-8")
    done = run("--identity", pairs, "--gold", gold, "--json")
    answer = json.loads(done.stdout)
    assert answer["pairs"] == {"same": 0, "different": 2, "variant": 0}, done.stderr
    assert answer["failed"] == []
    assert "60 papers, 2 pairs" in run("--identity", pairs, "--gold", gold).stdout
    done = run("--identity", pairs)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "--identity needs annotated papers" in done.stderr
