"""Papers are read over their cleaned texts, and some are held out by their texts."""

import json
from pathlib import Path

import pytest

from kg.model import Extraction, Paper
from training._examples import is_held_out, read_papers

PAPERS = [Extraction(Paper("p", f"Paper {k}", "")) for k in range(2000)]


def test_some_of_the_papers_are_held_out() -> None:
    assert sum(map(is_held_out, PAPERS)) / len(PAPERS) == pytest.approx(600 / 2940, abs=0.03)
    assert not any(is_held_out(paper, 0) for paper in PAPERS)


def test_of_more_that_are_held_out_none_is_another_one() -> None:
    few, many = ([p for p in PAPERS if is_held_out(p, count)] for count in (300, 600))
    assert 0 < len(few) < len(many)
    assert all(paper in many for paper in few)


def test_the_text_alone_decides() -> None:
    for paper in PAPERS[:50]:
        other = Extraction(Paper("other", paper.paper.title, ""))
        assert is_held_out(other) == is_held_out(paper)


def test_papers_are_read_over_cleaned_texts_whatever_their_source(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "papers.jsonl"
    line = json.dumps({"title": r"A 2\% gain", "abstract": "It wins.", "source": "2508.08110"})
    path.write_text(f"{line}\n\n{line}\n", encoding="utf-8")
    assert [each.paper.title for each in read_papers([path])] == ["A 2% gain"] * 2
    assert not caplog.records
