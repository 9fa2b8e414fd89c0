"""Text cut into pieces where marks begin and end."""

from hypothesis import given
from hypothesis import strategies as st

from exports.server.pages.marks import Mark, pieces
from tests.strategies import texts


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, tuple[int, int], list[Mark[int]]]:
    text = draw(texts(4))
    places = st.integers(-2, len(text) + 2)
    spans = st.tuples(places, places).map(sorted)
    marks = [Mark(s, e, n) for n, (s, e) in enumerate(draw(st.lists(spans, max_size=5)))]
    start, end = draw(spans)
    return text, (start, end), marks


@given(marked())
def test_pieces_are_the_text_each_with_the_marks_that_cover_it(
    case: tuple[str, tuple[int, int], list[Mark[int]]],
) -> None:
    text, (start, end), marks = case
    start, end = max(start, 0), max(min(end, len(text)), 0)
    found = list(pieces(text, (start, end), marks))
    assert "".join(piece.text for piece in found) == text[start:end]
    place = start
    for piece in found:
        assert piece.text
        covering = {m.what for m in marks if m.start <= place < m.end}
        assert set(piece.marks) == covering
        place += len(piece.text)


def test_a_mark_across_another_cuts_both() -> None:
    found = pieces("abcdef", (0, 6), [Mark(1, 4, "x"), Mark(2, 6, "y")])
    assert [(piece.text, piece.marks) for piece in found] == [
        ("a", ()),
        ("b", ("x",)),
        ("cd", ("x", "y")),
        ("ef", ("y",)),
    ]
