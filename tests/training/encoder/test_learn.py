"""The command learns from what is not held out, and says in one line what it cannot use."""

import json
from pathlib import Path

import pytest

pytest.importorskip("torch")

from kg.storage.extraction import dumps
from tests.training.encoder.papers import PIECES, nothing_proposed, yak, zebra
from training._examples import is_held_out
from training.encoder.arrays import Reader
from training.encoder.learn import _options, main, read_examples


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    paths = [tmp_path / "first.jsonl", tmp_path / "second.jsonl"]
    for path in paths:
        path.write_text(f"{dumps(zebra())}\n{dumps(yak())}\n", encoding="utf-8")
    return [str(path) for path in paths]


def options(files: list[str], *more: str) -> list[str]:
    return ["--train", *files, "--pretrained", "nowhere", "--out", "nowhere", *more]


def test_papers_of_the_first_version_are_masked(files: list[str]) -> None:
    read = list(
        read_examples(
            _options(options(files, "--first-version", files[0])), Reader(PIECES, nothing_proposed)
        )
    )
    assert [len(example) for example in read[:2]] == [len(example) for example in read[2:]]
    assert ["versus" in example.targets[max(example.targets)].fields for example in read] == [
        False, False, True, True,
    ]  # fmt: skip


@pytest.mark.parametrize("count", [1, 2940])
def test_papers_are_held_out_of_the_files_that_are_named(files: list[str], count: int) -> None:
    given = options(files, "--held-out", str(count), "--held-out-of", files[1])
    read = list(read_examples(_options(given), Reader(PIECES, nothing_proposed)))
    kept = [paper for paper in (zebra(), yak()) if not is_held_out(paper, count)]
    assert len(read) == 2 + len(kept)


@pytest.mark.parametrize(
    ("more", "message"),
    [
        (["--first-version", "other.jsonl"], "other.jsonl is none of the files of --train"),
        (["--held-out", "600"], "--held-out and --held-out-of belong together"),
        (["--stage", "results"], "--start-from and a stage that goes on belong together"),
        (["--start-from", "a.pt"], "--start-from and a stage that goes on belong together"),
    ],
)
def test_options_that_do_not_fit_are_refused(
    files: list[str], more: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(options(files, *more))
    assert message in capsys.readouterr().err


def test_another_pretrained_file_is_one_line(files: list[str], tmp_path: Path) -> None:
    (tmp_path / "tokenizer.json").write_text(json.dumps({}), encoding="utf-8")
    given = ["--train", *files, "--pretrained", str(tmp_path), "--out", str(tmp_path / "out")]
    with pytest.raises(SystemExit, match=r"^\S+tokenizer.json has the SHA-256 .*; give .*$"):
        main(given)
    assert not (tmp_path / "out").exists()
