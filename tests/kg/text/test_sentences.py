"""Sentences: where they begin and end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text.sentences import sentence_around, sentence_spans, sentence_starts


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    "parts",
    [
        ["A Title", "We use it.", "It wins."],
        ["What Is It?", "A question."],
        ["We use nets, e.g. ViT and i.e. BERT, vs. others.", "It wins."],
        ["Smith et al. (2020) show Fig. 2 and Eq. 3.", "We agree."],
        ["As in Liu et al.", "We agree."],
        ["It scores 87.3 at v2.1 of U.S. data.", "We agree."],
        ["Code is at https://github.com/a/b.", "We agree."],
        ["Code is at https://github.com/a.b/c.d and more."],
        [r"We call it \textbf{ViT}.", r"\textit{It} wins."],
        ["Is it good?", "Yes!", "“It is.”", "We agree."],
        ["It wins (by 2.0 points).", "87 tasks gain."],
        ["It beats others.", "mBERT and iCaRL lose."],
        ["Data are i.i.d. in each set.", "We agree."],
        ["It has images, text, etc. in it.", "We agree."],
        ["One", "Two"],
    ],
)
def test_sentences_come_apart(parts: list[str]) -> None:
    """The sentences of a text are those that were put together."""
    title = parts[0] if parts[0][-1].isalpha() and len(parts) > 1 else None
    text = "\n".join([parts[0], " ".join(parts[1:])]) if title else " ".join(parts)
    assert sentences(text) == parts


@given(st.text(alphabet="aB. \n\te(g)?!1{\\$", max_size=60))
def test_starts_rise_and_white_space_stands_between(text: str) -> None:
    """Starts rise from 0, and each follows white space and is none."""
    starts = list(sentence_starts(text))
    assert starts == sorted(set(starts))
    assert starts[:1] == ([0] if text else [])
    assert all(text[start - 1].isspace() and not text[start].isspace() for start in starts[1:])


@given(st.text(alphabet="aB. \n", min_size=1, max_size=40), st.data())
def test_the_sentence_around_a_span_holds_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    if text[start:end].strip() == text[start:end]:
        first, last = sentence_around(text, start, end)
        assert first <= start < end <= last
