"""What comes behind the encoder learns from papers as the component meets them."""

import json
from pathlib import Path

import pytest

from tests.paths import GOLD
from training import _held_out
from training._held_out import read_until


@pytest.fixture
def papers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(_held_out, "is_held_out", lambda paper: paper.paper.id == "held")
    line = json.loads((GOLD / "dev.jsonl").read_text(encoding="utf-8").splitlines()[0])
    path = tmp_path / "papers.jsonl"
    path.write_text("".join(json.dumps({**line, "id": name}) + "\n" for name in ("held", "seen")))
    return path


def test_only_papers_held_out_are_read(papers: Path) -> None:
    assert [gold.paper.id for gold, _ in read_until("kinds", [papers])] == ["held"]


def test_a_paper_is_read_up_to_the_component_and_no_further(papers: Path) -> None:
    ((_, before),) = read_until("grouping", [papers])
    ((_, behind),) = read_until("roles", [papers])
    assert before._.mentions
    assert not before._.entities
    assert behind._.entities
    assert not behind._.results
