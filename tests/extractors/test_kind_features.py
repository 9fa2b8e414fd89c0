"""The numbers that describe a name hold what the encoder, the tagger and the paper say of it."""

import math

import numpy as np
import numpy.typing as npt
import pytest

from extractors.document import TaggedMention, mentions_of
from extractors.kind_classifier import names_of
from extractors.kind_features import WIDTH, name_vectors
from kg.schema import Kind
from tests.extractors.encoder.hand_made import hand_made
from tests.extractors.tagged import tagged

ENCODER, OTHER, TAGGER, KNOWN, FORM = (
    slice(0, 6), slice(6, 12), slice(12, 18), slice(18, 23), slice(23, WIDTH),
)  # fmt: skip
LONG, SHORT, ALWAYS, TIMES, IN_TITLE, BEGINS, LOWER, SPACED, DIGITS, CAPITALS = range(10)
MADE = hand_made({"kind": {"bert": (5, 0, 0, 0, 0, 0), "prostate": (0, 0, 5, 0, 0, 0)}})
LIKELY = 5 - math.log(math.exp(5) + 5)
"""The log probability of the kind whose score is 5."""
Proposed = tuple[int, int, Kind, float]


def described(marked: str, *proposed: Proposed) -> npt.NDArray[np.float64]:
    """The numbers of the first name of a marked text."""
    doc = MADE.read(tagged(marked))
    doc._.proposals = tuple(TaggedMention(*each) for each in proposed)
    names = [name for name, _ in names_of(doc, mentions_of(doc))]
    rows: npt.NDArray[np.float64] = name_vectors(doc, names[:1], MADE.heads)
    return rows.reshape(-1)


def test_encoder_is_heard_at_the_name_alone_where_there_is_no_other_form() -> None:
    found = described("On Nets\nWe use [Method|BERT].")
    assert found[ENCODER][0] == pytest.approx(LIKELY)
    assert found[ENCODER][1:] == pytest.approx([LIKELY - 5] * 5)
    assert found[OTHER].tolist() == [0.0] * 6


def test_encoder_is_heard_at_the_mean_of_all_places() -> None:
    found = described("On Nets\nWe use [Method|BERT large], and [Method|BERT-large].")
    both = described("On Nets\nWe use [Method|BERT].")
    assert found[ENCODER] == pytest.approx(both[ENCODER])
    mixed = described("On Nets\nThe [Method|X-1] and [Method|X 1]. Not [Method|BERT].")
    assert mixed[ENCODER] == pytest.approx([-math.log(6)] * 6)


def test_encoder_is_heard_at_the_other_form_too() -> None:
    found = described("On Nets\nA prostate cancer ([Model|PC]) is old.")
    assert found[OTHER][2] == pytest.approx(LIKELY)
    assert found[FORM][[LONG, SHORT]].tolist() == [1.0, 0.0]
    turned = described("On Nets\nA [Model|prostate cancer] (PC) is old.")
    assert turned[ENCODER][2] == pytest.approx(LIKELY)
    assert turned[FORM][[LONG, SHORT]].tolist() == [0.0, 1.0]


def test_tagger_is_heard_by_its_highest_probability_of_each_kind() -> None:
    found = described(
        "On Nets\n[Model|BERT] is [Model|BERT].",
        (8, 12, Kind.MODEL, 0.5),
        (8, 12, Kind.TASK, 0.25),
        (16, 20, Kind.MODEL, 0.25),
    )
    assert found[TAGGER][:5].tolist() == [0.5, 0.0, 0.0, 0.0, 0.25]
    assert found[TAGGER][5] == pytest.approx(math.log(3))


def test_tagger_that_proposes_nothing_is_heard_as_very_unsure() -> None:
    found = described("On Nets\nWe use [Model|BERT].")
    assert found[TAGGER][:5].tolist() == [0.0] * 5
    assert found[TAGGER][5] == pytest.approx(math.log(0.005 / 0.995))


def test_known_names_are_known_under_their_kinds() -> None:
    assert described("On Nets\nWe use [Model|COCO].")[KNOWN].tolist() == [0, 0, 1, 0, 0]
    assert described("On Nets\nWe use [Model|ZebraNet].")[KNOWN].tolist() == [0.0] * 5


@pytest.mark.parametrize(
    ("marked", "place", "value"),
    [
        ("On Nets\nWe use [Model|ZebraNet].", ALWAYS, 1.0),
        ("On Nets\nWe use [Model|ZebraNet].", TIMES, 0.0),
        ("On Nets\n[Model|ZebraNet], [Model|ZebraNet].", TIMES, math.log(2)),
        ("On [Model|Nets]\nWe use.", IN_TITLE, 1.0),
        ("On Nets\nWe use [Model|ZebraNet].", IN_TITLE, 0.0),
        ("ZebraNet\nWe use [Model|ZebraNet].", BEGINS, 1.0),
        ("On ZebraNet\nWe use [Model|ZebraNet].", BEGINS, 0.0),
        ("On Nets\nWe do [Task|parsing].", LOWER, 1.0),
        ("On Nets\nWe do [Task|Parsing].", LOWER, 0.0),
        ("On Nets\nWe do [Task|deep parsing].", SPACED, 1.0),
        ("On Nets\nWe do [Task|parsing].", SPACED, 0.0),
        ("On Nets\nWe use [Model|GPT-4].", DIGITS, 1.0),
        ("On Nets\nWe use [Model|GPT].", DIGITS, 0.0),
        ("On Nets\nWe use [Model|ABcd].", CAPITALS, 0.5),
    ],
)
def test_form_and_place_are_seen(marked: str, place: int, value: float) -> None:
    assert described(marked)[FORM][place] == pytest.approx(value)


def test_every_name_has_as_many_numbers() -> None:
    doc = MADE.read(tagged("[Task|B]\nA prostate cancer ([Model|PC]) is [Task|old]."))
    names = [name for name, _ in names_of(doc, mentions_of(doc))]
    assert name_vectors(doc, names, MADE.heads).shape == (3, WIDTH)
