"""Tags of JATS, of other XML of publishers, and of HTML, once or twice escaped.

JATS: https://jats.nlm.nih.gov/archiving/tag-library/1.4/. A tag inside a word joins its parts
(`<fixed-case>CIFAR</fixed-case>-10`), one around a block parts words. Titles of known sections
are gone, other titles end in a colon. What is no tag of a known name stays: `p<0.05`, `<mask>`.
"""

import re
from collections.abc import Callable
from typing import Final

from kg.text.cleaning import mathml
from kg.text.cleaning.entities import without_entities
from kg.text.cleaning.labels import is_label
from kg.text.cleaning.latex import without_latex
from kg.text.cleaning.scripts import subscript, superscript
from kg.text.cleaning.word_lists import words

_ATTRIBUTE: Final = r"""\s+[\w:.-]+\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[^\s"'<>=]+)"""
_TAG: Final = re.compile(
    rf"<(?P<end>/?)(?:(?P<prefix>[A-Za-z][\w-]*):)?(?P<name>[A-Za-z][\w-]*)(?:{_ATTRIBUTE})*"
    r"\s*(?P<empty>/?)>|<(?:!--|![A-Za-z]|\?[A-Za-z])[^<>]*>"
)
_CDATA: Final = ("<![CDATA[", "]]>")
# Crossref has lost the spaces around italics of some publishers: `as<italic>X</italic>can`.
_GLUED: Final = re.compile(
    r"(?<=[a-z,;][a-z,;])<(?:jats:)?(?:i|it|em|italic)>[^<>]{2,60}</(?:jats:)?(?:i|it|em|italic)>"
    r"(?=[a-z]{3})"
)
_PREFIXES: Final = words("jats mml m ce sb xlink xhtml html oasis")
_BLOCKS: Final = words(
    "p br div sec section title li ul ol dl dt dd list list-item def-list def-item table tr td th"
    " thead tbody caption blockquote pre hr h1 h2 h3 h4 h5 h6 abstract abstract-sec simple-para"
    " section-title para disp-quote disp-formula break label abstracttext article body html head"
    " details summary trans-abstract boxed-text graphic"
)
_INLINE: Final = words(
    "a abbr alternatives b big bold center cite code del em email ext-link fixed-case fn font i img"
    " inf inline-formula inline-graphic ins institution italic kbd mark monospace named-content"
    " nlm nobr overline roman sans-serif sc scp small span strike strong styled-content sub sup"
    " tex tex-math tt u underline uri url var wbr xref"
)
_TITLES: Final = frozenset({"title", "section-title"})
_TEX: Final = frozenset({"tex", "tex-math"})
_HIDDEN: Final = frozenset({"script", "style"})
_KNOWN: Final = _BLOCKS | _INLINE | _HIDDEN | {e for e in mathml.ELEMENTS if e[0] == "m"}
_DEEPEST: Final = 20
_ENDS: Final = (".", ":", "?", "!")


def without_tags(text: str) -> str:
    """Return the text without tags and entities.

    >>> without_tags("<jats:title>Methods</jats:title>10<jats:sup>2</jats:sup>").strip()
    '10²'
    >>> without_tags("<fixed-case>CIFAR</fixed-case>-10 with p<0.05, n>30, <mask>, H<sub>2</sub>O")
    'CIFAR-10 with p<0.05, n>30, <mask>, H₂O'
    """
    if _CDATA[0] in text:
        text = text.replace(_CDATA[0], "").replace(_CDATA[1], "")
    if "<" in text:
        text = _Reading().read(_GLUED.sub(r" \g<0> ", text))
    return without_entities(text) if "&" in text else text


class _Reading:
    """One pass over text and tags.

    Elements that are rendered as a whole, such as `<sup>`, lie on a stack until they end.
    """

    def __init__(self) -> None:
        self._open: list[tuple[str, list[str]]] = [("", [])]
        self._formula: mathml.Formula | None = None
        self._last_formula = ""

    def read(self, text: str) -> str:
        begin = 0
        for tag in _TAG.finditer(text):
            name = _name(tag, in_formula=self._formula is not None)
            if name is not None:
                self._text(text[begin : tag.start()])
                self._tag(name, is_end=bool(tag["end"]), is_empty=bool(tag["empty"]))
                begin = tag.end()
        self._text(text[begin:])
        self._end_formula()
        return "".join(part for _, parts in self._open for part in parts)

    def _text(self, text: str) -> None:
        if self._formula is not None:
            self._formula.text(without_entities(text))
        elif text:
            self._open[-1][1].append(text)
            if not text.isspace() and self._open[-1][0] not in _TEX:
                self._last_formula = ""

    def _tag(self, name: str, *, is_end: bool, is_empty: bool) -> None:
        if name in mathml.ELEMENTS:
            self._math(name, is_end=is_end, is_empty=is_empty)
            return
        if is_end and name == self._open[-1][0]:
            self._end_rendered()
        if name in _BLOCKS:
            self._text("\n")
        if name in _RENDERED and not (is_end or is_empty) and len(self._open) < _DEEPEST:
            self._open.append((name, []))

    def _end_rendered(self) -> None:
        name, parts = self._open.pop()
        rendered = _RENDERED[name]("".join(parts))
        if name in _TEX:
            self._put_formula(rendered, "tex")
        else:
            self._text(rendered)

    def _math(self, name: str, *, is_end: bool, is_empty: bool) -> None:
        if self._formula is None:
            if is_end:
                return
            self._formula = mathml.Formula()
        if name == "math" and is_end:
            self._end_formula()
        elif is_end:
            self._formula.end(name)
        elif name != "math":
            self._formula.start(name)
            if is_empty:
                self._formula.end(name)

    def _end_formula(self) -> None:
        if self._formula is not None:
            formula, self._formula = self._formula.render(), None
            self._put_formula(formula, "math")

    def _put_formula(self, formula: str, form: str) -> None:
        """Put a formula; where it stands in two forms side by side, the first one counts."""
        if not self._last_formula or self._last_formula == form:
            self._text(formula)
            self._last_formula = form
        else:
            self._last_formula = ""


def _name(tag: re.Match[str], *, in_formula: bool) -> str | None:
    """Return the name of a tag in lower case, "" of a comment, or None if it is no markup."""
    if tag["name"] is None:
        return ""
    name = tag["name"].lower()
    is_foreign = (tag["prefix"] or "").lower() in _PREFIXES
    is_known = name in _KNOWN or (in_formula and name in mathml.ELEMENTS)
    return name if is_foreign or is_known else None


def _title(text: str) -> str:
    title = text.strip()
    if not title or is_label(without_entities(title)):
        return ""
    return title if title.endswith(_ENDS) else f"{title}:"


_RENDERED: Final[dict[str, Callable[[str], str]]] = {
    "sup": superscript,
    "sub": subscript,
    "inf": subscript,
    **dict.fromkeys(_TEX, without_latex),
    **dict.fromkeys(_TITLES, _title),
    **dict.fromkeys(_HIDDEN, lambda _: ""),
}
