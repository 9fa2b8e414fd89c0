"""The order in which a text is cleaned, over and over until nothing changes."""

import re
from collections.abc import Callable
from typing import Final

from kg.text.cleaning.abstracts import is_placeholder, without_copyright, without_heading
from kg.text.cleaning.characters import plain_characters
from kg.text.cleaning.labels import without_label_lines, without_labels
from kg.text.cleaning.latex import has_latex, without_latex
from kg.text.cleaning.lines import one_line
from kg.text.cleaning.tags import without_tags
from kg.text.markup import Markup

_ROUNDS: Final = 8
"""So often at most: real texts need two or three."""
_MARKS: Final = re.compile(r"[][\\${}<>&^_~`()'\"-]")
_TAGGED: Final = Markup.JATS | Markup.HTML


def clean(text: str, markup: Markup) -> str:
    r"""Return a text as one line of Unicode (NFC) without the markup that it may hold.

    Markup that it is not said to hold stays, and so does what only looks like markup. Cleaning a
    text again changes nothing, and takes time in proportion to its length.

    >>> clean("Image-\nNet and {CIFAR}-10: $\\pm$2\\%", Markup.LATEX)
    'ImageNet and CIFAR-10: ±2%'
    >>> clean("p<0.05, $5 and $10, a literal &lt;", Markup.PLAIN)
    'p<0.05, $5 and $10, a literal &lt;'
    """
    return _settled(text, lambda each: _line(each, markup))


def clean_abstract(text: str, markup: Markup) -> str:
    r"""Return an abstract as `clean` does, without what is no part of it.

    That is: the heading Abstract, labels of sections, and a notice of rights. A text that only
    says that there is no abstract becomes "".

    >>> clean_abstract("Abstract\n\nMethods: We count. © 2021, Springer Nature AG.", Markup.PLAIN)
    'We count.'
    >>> clean_abstract("[No abstract available]", Markup.PLAIN)
    ''
    """
    return _settled(text, lambda each: _abstract(each, markup))


def _settled(text: str, step: Callable[[str], str]) -> str:
    """Return the text when a step no longer changes it.

    What never settles, such as tags made of tags, loses all characters of markup.
    """
    for _ in range(_ROUNDS):
        before, text = text, step(text)
        if text == before:
            return text
    text = _MARKS.sub("", text)
    for _ in range(_ROUNDS):
        before, text = text, step(text)
        if text == before:
            break
    return text


def _line(text: str, markup: Markup) -> str:
    return one_line(_plain(text, markup))


def _abstract(text: str, markup: Markup) -> str:
    line = one_line(without_label_lines(_plain(text, markup)))
    if is_placeholder(line):
        return ""
    return without_copyright(without_labels(without_heading(line)))


def _plain(text: str, markup: Markup) -> str:
    text = before = plain_characters(text)
    if markup & _TAGGED:
        text = without_tags(text)
    if markup & Markup.LATEX or (markup & Markup.SOME_LATEX and has_latex(text)):
        text = without_latex(text)
    return text if text is before else plain_characters(text)
