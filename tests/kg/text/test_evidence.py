"""The place that a reader is shown first tells most."""

import pytest

from kg.text.evidence import telling_sentence, telling_sentences, telling_span

TEXT = "Zorb: A Net\nCode: https://a.org/Zorb (see www.b.org/Zorb). Zorb wins. Zorb, again."
ADDRESSES = "Code: https://a.org/Zorb (see www.b.org/Zorb)."
TITLE_END = len("Zorb: A Net")
TITLE, ADDRESS, BARE, FIRST, SECOND = [
    (start, start + 4) for start in range(len(TEXT)) if TEXT.startswith("Zorb", start)
]


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([SECOND, FIRST, TITLE, ADDRESS], FIRST),
        ([SECOND, ADDRESS], SECOND),
        ([ADDRESS, TITLE, BARE], TITLE),
        ([BARE, ADDRESS], ADDRESS),
        ([], None),
    ],
)
def test_the_abstract_comes_before_the_title_and_both_before_an_address(
    spans: list[tuple[int, int]], expected: tuple[int, int] | None
) -> None:
    assert telling_span(TEXT, TITLE_END, spans) == expected


def test_the_sentence_is_the_one_around_the_place() -> None:
    assert telling_sentence(TEXT, TITLE_END, [TITLE, SECOND]) == "Zorb, again."
    assert telling_sentence(TEXT, TITLE_END, []) is None


@pytest.mark.parametrize("word", ["and/or.Zorb", "3.5/Zorb", "GPT-4/Zorb", "(Zorb)"])
def test_a_slash_or_a_full_stop_alone_is_no_address(word: str) -> None:
    text = f"T\nIt is {word} here, and Zorb."
    start = text.index("Zorb")
    assert telling_span(text, 1, [(start, start + 4), (len(text) - 5, len(text) - 1)]) == (
        start,
        start + 4,
    )


@pytest.mark.parametrize(
    ("spans", "most", "expected"),
    [
        ([TITLE, ADDRESS, FIRST, SECOND], 1, ["Zorb wins."]),
        ([TITLE, ADDRESS, FIRST, SECOND], 2, ["Zorb wins.", "Zorb, again."]),
        ([TITLE, ADDRESS], 1, ["Zorb: A Net"]),
        ([TITLE, ADDRESS], 2, ["Zorb: A Net", ADDRESSES]),
        ([TITLE], 2, ["Zorb: A Net"]),
        ([SECOND, (0, len(TEXT))], 2, [ADDRESSES, "Zorb, again."]),
        ([], 2, []),
    ],
)
def test_sentences_of_the_abstract_are_quoted_and_the_title_where_it_tells_more(
    spans: list[tuple[int, int]], most: int, expected: list[str]
) -> None:
    found = telling_sentences(TEXT, TITLE_END, spans, most=most)
    assert [TEXT[start:end] for start, end in found] == expected
