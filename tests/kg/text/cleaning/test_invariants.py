"""What holds of cleaning whatever the text."""

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.text.characters import mend
from kg.text.cleaning import clean, clean_abstract, language_of
from kg.text.markup import Markup

FRAGMENTS = [
    "\\emph{", "\\textbf{", "}", "{", "$", "$$", "\\", "\\\\", "\\(", "\\)", "\\%", "\\{", "\\}",
    "^", "_", "^{", "_{", "\\frac{", "\\sqrt{", "\\alpha", "\\mathcal", "\\cite{", "\\url{",
    "\\href{", "\\'", '\\"', "\\v", "\\c{", "\\~{}", "\\textbackslash", "\\not", "\\ours",
    "\\unicode{x", "\\sim", "~", "--", "---", "``", "''", "`", "'", "\\footnote{", "<p>", "</p>",
    "<", ">", "<sup>", "</sup>", "<sub>", "</sub>", "<title>", "</title>", "<i>", "</i>",
    "<mml:math>", "</mml:math>", "<mml:msup>", "<mml:mn>", "<tex-math>", "</tex-math>",
    "<![CDATA[", "]]>", "<!--", "-->", "<script>", "&lt;", "&amp;", "&", "amp;", "lt;", "#38;",
    "&#x", "&nbsp;", ";", "/p>", "br>", "-\n", "\n", "\r\n", " ", "\t", "\u00ad", "\u200b",
    "\u200d", "\u00a0", "\x00", "\x85", "\ud800", "\ufdd0", "\ufffe", "Ã", "©", "â", "\x80",
    "\x99", "e\u0301", "\u0301", "\ufb01", "²", "10", "x", "A", "Image", "Net", "trans", "former",
    "Abstract", "Abstract:", "BACKGROUND:", "Methods", "Results We", ". ",
    "No abstract available", "© 2021 Elsevier", "All rights reserved.", "Copyright", "(c) 2019",
    "http://a.org/", "学", "習", "\u3099", "می", "0,1", "=", "5%", "C:\\",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(FRAGMENTS), max_size=14).map("".join) | st.text(max_size=30)
MARKUPS = st.sampled_from([
    Markup.PLAIN,
    Markup.LATEX,
    Markup.SOME_LATEX,
    Markup.JATS,
    Markup.HTML,
    Markup.JATS | Markup.LATEX,
    Markup.HTML | Markup.SOME_LATEX,
])
Cleaner = Callable[[str, Markup], str]


@pytest.mark.parametrize("cleaner", [clean, clean_abstract])
@settings(max_examples=600, deadline=None)
@given(text=TEXTS, markup=MARKUPS)
def test_cleaning_a_cleaned_text_changes_nothing(
    cleaner: Cleaner, text: str, markup: Markup
) -> None:
    once = cleaner(text, markup)
    assert cleaner(once, markup) == once


@settings(max_examples=400, deadline=None)
@given(text=TEXTS, markup=MARKUPS)
def test_a_cleaned_text_is_one_composed_line_that_every_format_can_hold(
    text: str, markup: Markup
) -> None:
    cleaned = clean(text, markup)
    assert cleaned == " ".join(cleaned.split())
    assert unicodedata.is_normalized("NFC", cleaned)
    assert mend(cleaned) == (cleaned, 0)


@settings(max_examples=300, deadline=None)
@given(text=TEXTS)
def test_the_language_of_any_text_can_be_asked(text: str) -> None:
    assert language_of(text, text) is None or len(str(language_of(text, text))) == 2


WORDS = st.text(
    st.sampled_from("abcdefgh ABC 0123456789 .,:;!?()[]<>{}$%&#@+=*/_^~'\"|-"), max_size=60
)


@settings(max_examples=500, deadline=None)
@given(text=WORDS)
def test_plain_ascii_stays_but_for_its_white_space(text: str) -> None:
    assert clean(text, Markup.PLAIN) == " ".join(text.split())
