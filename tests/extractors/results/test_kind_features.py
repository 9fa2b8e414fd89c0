"""What the choice of a result's kind looks at."""

import pytest

from extractors.results.kind_features import KINDS, kind_options
from kg.schema import ResultKind
from tests.extractors.results.documents import reading

FEATURES = {
    "unit": ("gains 5% here", "r unit %"),
    "decimals": ("gains 5.25% here", "r decimals 2 %"),
    "plus": ("gains (+5) here", "r sign +"),
    "thousands": ("with 1,200 images", "r thousands"),
    "glued letters": ("by 5pp here", "r glued pp"),
    "brackets": ("wins (by 5)", "r bracketed"),
    "word before": ("gains of 5 here", "r L0 of"),
    "words before": ("gains of 5 here", "r L of gains"),
    "word after": ("gains of 5 points", "r R0 points"),
    "cue before": ("outperforms it by 5", "r L cue delta"),
    "cue after": ("5 higher", "r R cue delta"),
    "cue behind a comma": ("5, with fewer parameters", "r R cue +cost"),
    "no cue": ("5", "r R cue none"),
    "metric": ("5 of the F1", "r R <Metric> 2 False"),
}
"""Text with the metric F1, and a feature of the last number in it."""


@pytest.mark.parametrize(("text", "feature"), FEATURES.values(), ids=FEATURES)
def test_number_has_the_feature(text: str, feature: str) -> None:
    one = reading(f"{text} and F1" if "F1" not in text else text, Metric="F1")
    _, absolute, delta = kind_options(one, len(one.numbers) - 1, None)
    assert feature in absolute
    assert feature in delta
    assert f"d{feature[1:]}" in delta


def test_options_stand_for_the_kinds_and_none_has_no_features() -> None:
    options = kind_options(reading("gains 5%"), 0, None)
    assert len(options) == len(KINDS)
    assert options[KINDS.index(None)] == []
    assert set(options[1]) < set(options[2])


def test_kind_before_counts_within_the_sentence_only() -> None:
    within, across = reading("gains 5 and 6"), reading("gains 5.\nGains 6")
    chosen = "r before delta"
    assert chosen in kind_options(within, 1, ResultKind.DELTA)[1]
    assert chosen not in kind_options(across, 1, ResultKind.DELTA)[1]


def test_context_of_a_coordination_is_that_of_its_ends() -> None:
    one = reading("gains of 5, 6 and 7 points")
    for index in range(3):
        names = kind_options(one, index, None)[1]
        assert {"r cL0 of", "r cR0 points"} <= set(names)
