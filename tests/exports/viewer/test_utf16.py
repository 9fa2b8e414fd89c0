"""Offsets as JavaScript counts them."""

from hypothesis import given
from hypothesis import strategies as st

from exports.viewer.utf16 import utf16_spans


@given(st.text(alphabet="a\u00e9\uffff\U0001d6fc\U0001f600", min_size=1), st.data())
def test_spans_cut_the_same_characters(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, last = utf16_spans(text)((start, end))
    units = text.encode("utf-16-le")
    assert units[2 * first : 2 * last].decode("utf-16-le") == text[start:end]
    astral = sum(character > "\uffff" for character in text[:end])
    assert last - end == astral
