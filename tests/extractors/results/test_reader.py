"""Results read with heads made by hand: the word before a number says what it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from extractors.encoder.heads import FIELDS
from extractors.results.reader import Reading, Settings, read_results
from extractors.results.trust import GROUNDS
from kg.model import CONFIDENT_FIELDS, Result
from kg.schema import Kind, ResultKind, Sign
from tests.documents import entity, paper
from tests.extractors.encoder.hand_made import HandMade, Table, hand_made
from tests.extractors.results.documents import document, document_of

ABSOLUTE, DELTA = ResultKind.ABSOLUTE, ResultKind.DELTA
RISES, FALLS = Sign.RISES, Sign.FALLS
BY_SHARE = {field: [1.0, *[0.0] * (len(GROUNDS) - 1)] for field in FIELDS}
"""Weights by which a field is as sure as the encoder thinks."""
THRESHOLDS = {"result": 0.5, **dict.fromkeys(FIELDS, 0.5)}
SAID: dict[str, Table] = {
    "number_kind": {
        "reaches": (0, 9, 0, 0),
        "gains": (0, 0, 9, 0),
        "relatively": (0, 0, 9, 0),
        "loses": (0, 0, 0, 9),
    },
    "relative": {"relatively": (9,)},
}
ALWAYS = {"number_kind": (4, 0, 0, 0), "relative": (-4,)}
MADE = hand_made(SAID, ALWAYS)


def absent(field: str, score: float = 50.0) -> tuple[float, ...]:
    """The scores under which one field of a number stays open."""
    return tuple(score if name == field else 0.0 for name in FIELDS)


def read(doc: Doc, made: HandMade = MADE, **thresholds: float) -> list[Result]:
    return list(
        read_results(
            Reading(doc, made.heads),
            Settings({**THRESHOLDS, **thresholds}, BY_SHARE),
            name="results",
        )
    )


def results(body: str, of: HandMade = MADE, /, **names: str) -> list[Result]:
    return read(document(of, body, **names), of)


def kinds(found: list[Result]) -> list[tuple[str, ResultKind, Sign | None]]:
    return [(result.value, result.kind, result.sign) for result in found]


def test_number_is_a_score_a_rise_or_a_fall_as_the_heads_say() -> None:
    found = results("It reaches 87.3, gains 2.1, loses 0.4 and has 12 layers.")
    assert kinds(found) == [
        ("87.3", ABSOLUTE, None),
        ("2.1", DELTA, RISES),
        ("0.4", DELTA, FALLS),
    ]
    assert {result.extractor for result in found} == {"results"}


def test_fields_are_the_nearest_entities_of_their_kinds() -> None:
    body = "Foo does parsing and reaches 5% F1 on COCO, and later there is GLUE with its BLEU."
    (result,) = results(body, Metric="F1|BLEU", Dataset="COCO|GLUE", Model="Foo", Task="parsing")
    assert (result.value, result.unit) == ("5", "%")
    assert (result.metric, result.dataset) == ("F1", "COCO")
    assert (result.model, result.task, result.versus) == ("Foo", "parsing", None)


def test_method_may_be_the_model_and_no_other_kind_may() -> None:
    (of_method,) = results("Bar reaches 5", Method="Bar")
    (of_task,) = results("Bar reaches 5", Task="Bar")
    assert (of_method.model, of_task.model) == ("Bar", None)


def test_only_a_difference_is_measured_against_a_rival() -> None:
    made = hand_made(SAID, {**ALWAYS, "absent": absent("model")})
    score, difference = results("Bar reaches 5 and gains 6", made, Model="Bar")
    assert (score.versus, difference.versus) == (None, "Bar")


def test_nothing_is_its_own_rival() -> None:
    (difference,) = results("Bar gains 6", Model="Bar")
    assert (difference.model, difference.versus) == ("Bar", None)


def test_only_a_difference_is_relative() -> None:
    made = hand_made(SAID, {**ALWAYS, "relative": (4,)})
    found = results("It reaches 5 and gains 6", made)
    assert [result.relative for result in found] == [False, True]


def test_difference_is_relative_where_the_heads_say_so() -> None:
    found = results("It gains 5 and gains relatively 6")
    assert [result.relative for result in found] == [False, True]


@pytest.mark.parametrize("field", ["metric", "dataset", "model", "task"])
def test_field_that_is_likelier_none_stays_empty(field: str) -> None:
    names = {"Metric": "F1", "Dataset": "COCO", "Model": "Bar", "Task": "parsing"}
    body = "Bar reaches 5 F1 on COCO in parsing"
    made = hand_made(SAID, {**ALWAYS, "absent": absent(field)})
    (result,) = results(body, made, **names)
    filled = {name for name in ("metric", "dataset", "model", "task") if getattr(result, name)}
    assert filled == {"metric", "dataset", "model", "task"} - {field}


def test_field_below_its_threshold_stays_empty() -> None:
    made = hand_made(SAID, ALWAYS, nearness=0.0)
    doc = document(made, "It reaches 5 on COCO", Dataset="COCO")
    (filled,), (empty,) = read(doc, made, dataset=0.5), read(doc, made, dataset=0.6)
    assert (filled.dataset, empty.dataset) == ("COCO", None)
    assert filled.confidences.dataset == 0.5


def test_mentions_of_one_entity_count_together() -> None:
    made = hand_made(SAID, ALWAYS, nearness=0.0)
    (result,) = results("On COCO, GLUE, COCO, COCO it reaches 5", made, Dataset="COCO|GLUE")
    assert (result.dataset, result.confidences.dataset) == ("COCO", 0.6)


def test_number_that_is_unlikely_a_result_is_left_out() -> None:
    doc = document(MADE, "It reaches 5")
    assert len(read(doc, result=0.9)) == 1
    assert read(doc, result=0.999) == []


def test_number_within_a_mention_is_none() -> None:
    assert results("It reaches 7 here", Dataset="reaches 7") == []
    assert results("It uses reaches-7-B here", Model="reaches-7-B") == []


def test_ratio_is_none() -> None:
    assert kinds(results("It gains 3x and gains 4")) == [("4", DELTA, RISES)]


@pytest.mark.parametrize(
    ("always", "number", "expected"),
    [
        ((0, 9, 5, 7), "+5", (DELTA, RISES)),
        ((0, 9, 5, 7), "5", (ABSOLUTE, None)),
        ((0, 5, 9, 7), "-5", (DELTA, FALLS)),
        ((0, 7, 9, 5), "-5", (ABSOLUTE, None)),
        ((0, 5, 9, 7), "5", (DELTA, RISES)),
    ],
)
def test_sign_rules_out_what_it_contradicts(
    always: tuple[float, ...], number: str, expected: tuple[ResultKind, Sign | None]
) -> None:
    (result,) = results(f"It has {number} now", hand_made(None, {"number_kind": always}))
    assert (result.value, result.kind, result.sign) == ("5", *expected)


@pytest.mark.parametrize(
    ("written", "value", "uncertainty"),
    [("81.5 ± 0.3", "81.5", "±0.3"), ("81.5% (95% CI: 80.9-82.1%)", "81.5", "95% CI 80.9–82.1")],
)
def test_uncertainty_is_carried_and_is_no_result(
    written: str, value: str, uncertainty: str
) -> None:
    (result,) = results(f"It reaches {written}.", hand_made(None, {"number_kind": (0, 9, 0, 0)}))
    assert (result.value, result.uncertainty) == (value, uncertainty)


def test_statement_is_given_once() -> None:
    assert len(results("It gains 5. It gains 5.")) == 1
    assert len(results("It gains 5. It loses 5.")) == 2


def test_evidence_covers_number_unit_and_a_metric_nearby() -> None:
    body = "It gains 5% in F1"
    doc = document(MADE, body, Metric="F1")
    (result,) = read(doc)
    assert result.evidence is not None
    assert doc.text[result.evidence.start : result.evidence.end] == "5% in F1"


@pytest.mark.parametrize("between", [" when" * 20 + " ", "\n"])
def test_evidence_does_not_reach_for_a_metric_far_away(between: str) -> None:
    doc = document(hand_made(SAID, ALWAYS, nearness=3), f"It gains 5{between}F1", Metric="F1")
    made = hand_made(SAID, {**ALWAYS, "absent": (-50.0,) * 5})
    (result,) = read(made.read(doc), made)
    assert (result.metric, result.evidence is None) == ("F1", False)
    assert result.evidence is not None
    assert doc.text[result.evidence.start : result.evidence.end] == "5"


def test_paper_without_entities_or_sentences_is_read() -> None:
    (result,) = results("It reaches 5")
    assert (result.metric, result.dataset, result.model) == (None, None, None)
    of = paper("Foo", "It reaches 5 on COCO")
    doc = document_of(MADE, of, entity(of, Kind.DATASET, "COCO"))
    bare = MADE.read(Doc(doc.vocab, [t.text for t in doc], [bool(t.whitespace_) for t in doc]))
    bare._.entities = doc._.entities
    assert read(bare)[0].dataset == "COCO"


PIECES: dict[str, set[tuple[ResultKind, Sign | None]]] = {
    "+1.5%": {(DELTA, RISES)},
    "(-2.5)": {(ABSOLUTE, None), (DELTA, FALLS)},
    "4.5x": set(),
    "D6": set(),
    "7.5": {(ABSOLUTE, None), (DELTA, RISES), (DELTA, FALLS)},
}
"""Written numbers, and the kinds that they may be of."""
VALUES = {"1.5": "+1.5%", "2.5": "(-2.5)", "4.5": "4.5x", "6": "D6", "7.5": "7.5"}
SCORES = st.tuples(*[st.integers(-6, 6)] * 4)
BODIES = st.lists(
    st.sampled_from([*PIECES, "and", "F1", "D6", "Bar", ".", "🤗"]), min_size=1, max_size=10
)


@given(BODIES, SCORES, st.floats(-3, 3))
def test_every_result_is_backed_by_the_text_and_obeys_its_sign(
    words: list[str], scores: tuple[int, ...], relative: float
) -> None:
    made = hand_made(None, {"number_kind": scores, "relative": (relative,)}, nearness=0.1)
    body = f"Bar has F1 on D6 of 7.5. Then {' '.join(words)}"
    doc = document(made, body, Dataset="D6", Metric="F1", Model="Bar")
    found = read(doc, made, result=0.0)
    assert "7.5" in {result.value for result in found}, "the first number was not read"
    for result in found:
        assert (result.kind, result.sign) in PIECES[VALUES[result.value]]
        assert result.evidence is not None
        assert result.value in doc.text[result.evidence.start : result.evidence.end]
        assert result.kind is DELTA or not (result.relative or result.versus)
        sure = [result.confidence, *(getattr(result.confidences, n) for n in CONFIDENT_FIELDS)]
        assert all(0 <= share <= 1 and round(share, 3) == share for share in sure)
