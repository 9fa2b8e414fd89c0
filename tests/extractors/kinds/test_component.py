"""A name gets the kind that the judge finds likeliest, once for all its places, or is dropped."""

import math
from collections.abc import Mapping

import numpy as np
import pytest

from extractors.document import mentions_of
from extractors.kind_classifier import CHOICES, Judge
from extractors.kind_features import WIDTH
from extractors.kinds.component import chosen, judge_kinds, with_kinds
from extractors.registry import EXTRACTORS
from kg.schema import Kind
from tests.extractors.encoder.hand_made import HandMade, hand_made
from tests.extractors.tagged import mentions, tagged


def scores(choice: Kind | None, score: float = 9.0) -> tuple[float, ...]:
    """The scores that make one of `CHOICES` likely."""
    return tuple(score if each is choice else 0.0 for each in CHOICES)


def judge_of(made: HandMade) -> Judge:
    """A judge that holds likely what the encoder does, at the mean of all places of a name."""
    return Judge(np.eye(WIDTH, len(CHOICES)), made.heads)


MADE = hand_made({
    "kind": {
        "bert": scores(Kind.MODEL),
        "forgeteval": scores(Kind.DATASET),
        "ours": scores(None),
        "parsing": scores(Kind.TASK, math.log(15)),
    }
})


def judged(marked: str) -> list[tuple[str, str]]:
    return mentions(with_kinds(MADE.read(tagged(marked)), judge_of(MADE)))


def test_every_place_of_a_name_gets_its_kind() -> None:
    marked = "[Model|ForgetEval]\nThe [Method|ForgetEval] benchmark and [Metric|BERT]."
    assert judged(marked) == [("Dataset", "ForgetEval")] * 2 + [("Model", "BERT")]


def test_what_is_no_name_is_dropped() -> None:
    assert judged("On Nets\nWe use [Model|ours] and [Model|BERT].") == [("Model", "BERT")]


def shared(shares: Mapping[Kind | None, float], others: float = 0.0) -> Mapping[Kind | None, float]:
    """The shares of all `CHOICES`."""
    return {choice: shares.get(choice, others) for choice in CHOICES}


@pytest.mark.parametrize(("none", "kept"), [(0.5, True), (0.51, False)])
def test_name_is_kept_up_to_even_odds_of_being_none(none: float, kept: bool) -> None:
    shares = shared({Kind.DATASET: 1 - none, None: none})
    assert chosen(shares) == ((Kind.DATASET, 1 - none) if kept else None)


def test_likeliest_kind_is_chosen_where_none_is_likelier_than_each() -> None:
    shares = shared({Kind.TASK: 0.16, None: 0.24}, others=0.15)
    assert chosen(shares) == (Kind.TASK, 0.16)


def test_confidence_is_the_probability_of_the_kind() -> None:
    doc = with_kinds(MADE.read(tagged("On Nets\nWe study [Model|parsing].")), judge_of(MADE))
    assert [(item.kind, item.confidence) for item in mentions_of(doc)] == [(Kind.TASK, 0.75)]


def test_judge_waits_for_definitions_and_known_names() -> None:
    assert {"abbreviations", "vocabulary"} <= set(EXTRACTORS["kinds"].after)


def test_document_without_mentions_stays_without() -> None:
    assert mentions(judge_kinds(tagged("On Nets\nNothing."))) == []
