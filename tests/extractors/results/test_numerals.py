"""Numbers of a document with their tokens, whatever the entities are."""

from extractors.results.numerals import found_numbers, numerals_of
from tests.extractors.encoder.hand_made import hand_made
from tests.extractors.results.documents import document

MADE = hand_made({}, {"number_kind": (0, 0, 0, 0)})


def test_numbers_have_the_tokens_of_their_digits_and_per_cent_signs() -> None:
    doc = document(MADE, "It gains +1.5% and 3 dB")
    numbers, spans = found_numbers(doc)
    assert [number.value for number in numbers] == ["1.5", "3"]
    assert [doc[start:end].text for start, end in spans] == ["1.5%", "3"]


def test_ratios_are_no_numbers_of_results() -> None:
    numbers, _ = found_numbers(document(MADE, "It is 3x faster"))
    assert numbers == []


def test_signs_rule_out_kinds() -> None:
    plus, minus, bare = numerals_of(document(MADE, "At +1.5% and -2% and 3%"), MADE.heads).chances
    assert (plus[1], plus[3], minus[2]) == (0, 0, 0)
    assert bare.tolist() == [0.25] * 4


def test_numbers_inside_of_spans_can_be_left_out() -> None:
    doc = document(MADE, "At 1.5% and 2%")
    found = numerals_of(doc, MADE.heads)
    start = found.numbers[0].start
    kept = found.outside([(start, start + 1)])
    assert [number.value for number in kept.numbers] == ["2"]
    assert len(kept.vectors) == len(kept.chances) == len(kept.spans) == 1
