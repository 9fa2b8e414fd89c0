"""No figure on the held-out annotated papers falls by more than two points; confidence holds.

Record anew, after a change that is meant to move them:

    kg evaluate tests/gold/dev.jsonl --json > tests/gold/figures.json
"""

import json

import pytest

from kg.evaluate import FIGURES, Evaluation, evaluate
from tests.annotated import annotated_papers
from tests.paths import DEV, GOLD

TOLERANCE = 0.02


@pytest.fixture(scope="module")
def evaluation() -> Evaluation:
    from extractors import SpacyExtractor

    gold = annotated_papers(DEV)
    assert len(gold) == 60
    return evaluate(gold, SpacyExtractor()([annotated.paper for annotated in gold]))


@pytest.mark.parametrize("figure", FIGURES)
def test_a_figure_is_no_worse_than_the_one_recorded(evaluation: Evaluation, figure: str) -> None:
    recorded = json.loads((GOLD / "figures.json").read_text(encoding="utf-8"))["figures"]
    assert evaluation.figures[figure].f1 >= recorded[figure]["f1"] - TOLERANCE


@pytest.mark.parametrize("what", ["entity", "role"])
def test_confidence_is_calibrated(evaluation: Evaluation, what: str) -> None:
    assert evaluation.calibrations[f"calibration:{what}"].error <= 0.05
