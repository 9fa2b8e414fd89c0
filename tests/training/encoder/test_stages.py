"""The second stage learns results above all, more slowly, and from the papers that have numbers."""

from dataclasses import replace

import pytest

pytest.importorskip("torch")

from tests.documents import extraction, paper
from tests.training.encoder.papers import examples, zebra
from training.encoder.losses import WEIGHTS
from training.encoder.stages import FIRST, STAGES

ZEBRA, _ = examples()
BARE = replace(ZEBRA, numbers=())


@pytest.mark.parametrize("abstract", ["a" * length for length in range(1, 8)])
def test_of_papers_without_numbers_the_second_stage_keeps_every_fifth_length(abstract: str) -> None:
    of = extraction(paper("Title", abstract))
    assert STAGES["results"].has(of, BARE) == ((len("Title\n") + len(abstract)) % 5 == 0)


def test_each_paper_with_numbers_is_learned_from_in_both_stages() -> None:
    assert all(stage.has(zebra(), ZEBRA) for stage in STAGES.values())
    assert STAGES[FIRST].has(extraction(paper("Title", "a")), BARE)


def test_the_second_stage_weighs_results_more_and_learns_more_slowly() -> None:
    first, second = STAGES[FIRST], STAGES["results"]
    changed = {name for name in WEIGHTS if first.weights[name] != second.weights[name]}
    assert changed == {"labels", "numbers", "fields"}
    assert second.rate_pretrained < first.rate_pretrained
    assert second.rate < first.rate
