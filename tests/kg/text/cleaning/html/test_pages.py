import pytest

from kg.text.cleaning import clean, clean_abstract
from kg.text.markup import Markup

PAGES = [
    ("<div class='x'>One<br/>two<BR>three</div>", "One two three"),
    ('<a href="https://a.org?x=1&y=2">here</a>', "here"),
    ("<script>var x = '<p>';</script>We", "We"),
    ("<ul><li>one</li><li>two</li></ul>", "one two"),
    ("<span style='color: red'>V</span>iT", "ViT"),
    ("a&nbsp;&mdash;&nbsp;b &hellip;", "a — b …"),
    ("<h2>Methods</h2><p>We</p>", "Methods We"),
]


@pytest.mark.parametrize(("text", "cleaned"), PAGES)
def test_pages_become_text(text: str, cleaned: str) -> None:
    assert clean(text, Markup.HTML) == cleaned


def test_kinds_of_markup_can_stand_together() -> None:
    text = "<p>{CIFAR}-10 &amp; <i>$\\mathcal{M}$athNet</i>: 2\\% &lt; 10$^{2}$</p>"
    assert clean(text, Markup.HTML | Markup.LATEX) == "CIFAR-10 & MathNet: 2% < 10²"


def test_a_heading_within_emphasis_is_a_heading() -> None:
    text = "<p><strong><em>Abstract</em></strong><strong>&mdash; We win.</strong></p>"
    assert clean_abstract(text, Markup.HTML) == "We win."
