"""The judge of kinds learns what separates the kinds, and its report counts what it does."""

import numpy as np
import pytest

from extractors.kind_classifier import CHOICES
from extractors.kind_features import WIDTH
from kg.schema import Kind
from tests.documents import entity, extraction, paper
from tests.extractors.encoder.hand_made import hand_made
from tests.extractors.tagged import tagged
from training.kinds import Judged, annotated_kinds, fit, judged, report

SHOWN = {Kind.DATASET: (1.0, 0.0, 1.0), Kind.MODEL: (0.0, 1.0, 1.0), None: (0.0, 0.0, 1.0)}
"""Numbers that tell a choice, the last one of which is always 1."""
TEXT = paper("ZebraNet", "ZebraNet beats BERT on zebra-net.")
GOLD = extraction(TEXT, entity(TEXT, Kind.MODEL, "ZebraNet"))


def lesson(missing: int = 0, swapped: bool = False) -> Judged:
    """A paper that has one name of each; `swapped` gives the dataset for none, and none for it."""
    right = [CHOICES.index(choice) for choice in SHOWN]
    given = np.array(right[::-1] if swapped else right)
    return Judged(np.array(list(SHOWN.values())), given, missing)


def test_numbers_of_one_choice_make_that_choice_the_likeliest() -> None:
    scores = np.array(list(SHOWN.values())) @ fit([lesson()] * 40)
    assert [CHOICES[k] for k in scores.argmax(axis=1)] == list(SHOWN)


def test_number_that_is_always_zero_gets_no_weight() -> None:
    seen = lesson()
    padded = Judged(np.hstack([seen.vectors, np.zeros((3, 1))]), seen.right, 0)
    assert fit([padded] * 10)[-1].tolist() == [0.0] * len(CHOICES)


def test_a_larger_penalty_gives_smaller_weights() -> None:
    papers = [lesson()] * 10
    assert np.abs(fit(papers, penalty=100.0)).sum() < np.abs(fit(papers)).sum()


def test_report_counts_what_is_found_of_what_is_annotated() -> None:
    lines = list(report([lesson(missing=1)] * 40))
    assert lines[0] == "120 names proposed, 120 annotated"
    assert "dropped above 0.5: 1.000 0.667 0.8000" in lines


def test_report_judges_each_paper_by_the_others() -> None:
    papers = [lesson(swapped=k % 4 == 0) for k in range(40)]
    (line,) = [line for line in report(papers) if line.startswith("dropped above 0.5")]
    assert float(line.split()[-1]) < 0.9


def test_annotated_kind_is_found_by_any_spelling() -> None:
    assert annotated_kinds(GOLD) == {"zebranet": Kind.MODEL}


@pytest.mark.parametrize(
    ("marked", "right", "missing"),
    [
        ("ZebraNet\nZebraNet beats [Model|BERT] on [Method|zebra-net].", [None, Kind.MODEL], 0),
        ("ZebraNet\nZebraNet beats [Model|BERT] on zebra-net.", [None], 1),
        ("ZebraNet\nZebraNet beats BERT on [Task|zebra-net].", [Kind.MODEL], 0),
    ],
)
def test_each_proposed_name_has_its_annotated_kind_or_none(
    marked: str, right: list[Kind | None], missing: int
) -> None:
    made = hand_made()
    found = judged(GOLD, made.read(tagged(marked)), made.heads)
    assert [CHOICES[k] for k in found.right] == right
    assert found.missing == missing
    assert found.vectors.shape == (len(right), WIDTH)
