"""Lists of numbers, and the names listed beside them."""

import pytest

from extractors.numbers.grammar import read_numbers

PAIRED = {
    "95.1/78.2% on CIFAR-10/100": [("95.1", "CIFAR-10"), ("78.2", "100")],
    "95.1%/78.2% on CIFAR-10/100": [("95.1", "CIFAR-10"), ("78.2", "100")],
    "gets 71.2 / 63.4 F1/EM": [("71.2", "F1"), ("63.4", "EM")],
    "81 and 60.1 on COCO and LVIS": [("81", "COCO"), ("60.1", "LVIS")],
    "1.3, 0.6, and 1.1 on A, B, and C, respectively": [("1.3", "A"), ("0.6", "B"), ("1.1", "C")],
    "accuracy, recall and F1 score of 80.1%, 75% and 60.2%": [
        ("80.1", "accuracy"),
        ("75", "recall"),
        ("60.2", "F1 score"),
    ],
    "On MS COCO (val) and LVIS (test) we get 50 and 40.2": [("50", "MS COCO"), ("40.2", "LVIS")],
    "by 3-5% and 7-9% on A and B": [("3", "A"), ("5", "A"), ("7", "B"), ("9", "B")],
    "80.1 ± 0.3 and 75.2 ± 0.1 on A and B": [("80.1", "A"), ("75.2", "B")],
    "81.2% (95% CI: 80–82%) and 60.1% on A and B": [("81.2", "A"), ("60.1", "B")],
}  # fmt: skip
ALONE = ("81.2 and 60.1 on A, B and C", "81.2 on A and B", "81.2 and 60.1. On A and B it is worse")


@pytest.mark.parametrize(("text", "expected"), PAIRED.items(), ids=PAIRED)
def test_numbers_are_paired_with_names_in_the_same_order(
    text: str, expected: list[tuple[str, str]]
) -> None:
    found = read_numbers(text)
    [coordination] = found.coordinations
    assert [
        (found.numbers[place].value, text[slice(*name)])
        for slot, name in zip(coordination.slots, coordination.names[0], strict=True)
        for place in slot
    ] == expected


@pytest.mark.parametrize("text", ALONE)
def test_lists_of_other_lengths_and_sentences_are_no_partners(text: str) -> None:
    assert [each.names for each in read_numbers(text).coordinations] in ([], [()])


def test_lists_on_both_sides_are_given_the_nearer_one_first() -> None:
    text = "On A and B, the accuracy and F1 of Foo are 81.2 and 60.1, in all"
    [coordination] = read_numbers(text).coordinations
    names = [[text[slice(*name)] for name in names] for names in coordination.names]
    assert names == [["accuracy", "F1"]]
    text = "accuracy and F1 of 81.2 and 60.1 on test sets of A and B"
    [coordination] = read_numbers(text).coordinations
    names = [[text[slice(*name)] for name in names] for names in coordination.names]
    assert names == [["accuracy", "F1"], ["A", "B"]]


def test_lists_within_a_list_are_given_too() -> None:
    found = read_numbers("81.2/60.1 and 55.2/66.1 on A/B and C/D")
    slots = [coordination.slots for coordination in found.coordinations]
    assert slots == [((0,), (1,)), ((2,), (3,)), ((0, 1), (2, 3))]


def test_respectively_is_told() -> None:
    assert [c.respectively for c in read_numbers("1.2 and 3.4 on A and B").coordinations] == [False]
    text = "1.2 and 3.4 on A and B, respectively"
    assert [c.respectively for c in read_numbers(text).coordinations] == [True]
