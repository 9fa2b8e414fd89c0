import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Mention
from kg.text.alignment import Alignment
from kg.text.cleaning import clean_abstract
from kg.text.markup import Markup

CARRIED = [
    (r"We use \textbf{V}i\textbf{T}.", "\\textbf{V}i\\textbf{T}", "ViT"),
    (r"We use $\tau$-bench, by 2\%.", r"$\tau$-bench", "τ-bench"),
    (r"With {\alpha} it wins by 2\%.", r"{\alpha}", "α"),
    ("With F$_1$ and DM$^{4}$.", "F$_1$", "F₁"),
    ("With F$_1$ and DM$^{4}$.", "DM$^{4}$", "DM⁴"),
    (r"On R\&D we win by 2\%.", r"R\&D", "R&D"),
    (r"Methods: o3 wins by 2\%. Results: o3.", "o3", "o3"),
    (r"By 2\%, \ours wins.", "ours", "ours"),
    ("Image-\nNet is it.", "Image-\nNet", "ImageNet"),
    (r"\textit{text} by 2\%", "text}", "text"),
    (r"Llama~3 and RefCOCO+ by 2\%", "Llama~3", "Llama 3"),
    (r"Llama~3 and RefCOCO+ by 2\%", "RefCOCO+", "RefCOCO+"),
]


@pytest.mark.parametrize(("text", "surface", "carried"), CARRIED)
def test_a_mention_is_found_in_the_cleaned_text(text: str, surface: str, carried: str) -> None:
    target = clean_abstract(text, Markup.SOME_LATEX)
    start = text.rindex(surface)
    mention = Alignment(text, target).carry(Mention(start, start + len(surface)))
    assert mention is not None
    assert target[mention.start : mention.end] == carried


def test_what_is_gone_is_carried_nowhere() -> None:
    alignment = Alignment(r"We win \cite{lovelace}.", "We win.")
    assert alignment.carry(Mention(7, 22)) is None


@given(text=st.text("ab $\\{}^", min_size=1, max_size=20), data=st.data())
def test_a_carried_mention_lies_in_the_target_without_white_space_at_its_edges(
    text: str, data: st.DataObject
) -> None:
    target = data.draw(st.text("ab $", max_size=20))
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    mention = Alignment(text, target).carry(Mention(start, end))
    if mention is not None and text[start:end].strip() == text[start:end]:
        mention.check(target)


@given(text=st.text("ab c", min_size=1, max_size=20))
def test_in_an_equal_text_every_mention_stays(text: str) -> None:
    if text.strip() == text:
        mention = Mention(0, len(text))
        assert Alignment(text, text).carry(mention) == mention
