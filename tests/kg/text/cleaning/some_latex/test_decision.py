import pytest

from kg.text.cleaning import clean
from kg.text.markup import Markup

UNDONE = [
    (r"by 2\%, {so}~it is", "by 2%, so it is"),
    (r"a \emph{new} ``thing''", 'a new "thing"'),
    (r"PixArt-\Sigma", "PixArt-Σ"),
    (r"OIE\url{https://a.org}", "OIE https://a.org"),
    (r"(\ie, \methodabbr)", "(i.e., methodabbr)"),
    (r"\textbf{V}iT", "ViT"),
    ("$k$-means", "k-means"),
    ("F$_1$ and DM$^{4}$", "F₁ and DM⁴"),
    ("only $n=5$ of them", "only n=5 of them"),
    (r"with $\Q$-homology", "with Q-homology"),
    (r"Top-\(k\)", "Top-k"),
    (r"Poincar\'e and {\'E}tale", "Poincaré and Étale"),
]
KEPT = [
    "{name} is a ~template with ``quotes''",
    r"\methodabbr is not known",
    r"C:\new\text\alpha.txt",
    r"C:\alpha\beta",
    r"a regular expression \d+\w*",
    r"don\'t and \"do\"",
    "Gemma~3 and a--b and `x'",
    "x^{2}",
    "<b>bold</b> &lt;",
    "$x",
    "sum over {0,1}",
]


@pytest.mark.parametrize(("text", "cleaned"), UNDONE)
def test_latex_is_undone_where_a_known_command_stands(text: str, cleaned: str) -> None:
    assert clean(text, Markup.SOME_LATEX) == cleaned


@pytest.mark.parametrize("text", KEPT)
def test_other_texts_are_plain(text: str) -> None:
    assert clean(text, Markup.SOME_LATEX) == text
