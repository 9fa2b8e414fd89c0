"""Headings of abstracts: the word Abstract, and the labels of their sections."""

import re
from typing import Final

_NAMES: Final = (
    r"(?:study |research |the |general |overall |primary |main |key )?(?:"
    r"abstract|summary|(?:theoretical |scientific )?background|introduction|context|rationale"
    r"|motivation|importance|significance|problem statement|aims?|goals?|objectives?|purposes?"
    r"|hypothes[ei]s|(?:study |research )?design|setting|participants|patients|subjects"
    r"|(?:experimental )?methods?|methodology|methodologies|materials?|approach"
    r"|(?:search )?strategy|data sources?|interventions?|exposures?"
    r"|measurements?|(?:main )?outcomes?(?: measures?)?|experiments?|evaluations?|results?"
    r"|observations?|(?:principal )?findings|discussion|interpretation|conclusions?"
    r"|implications?|contributions?|limitations?|originality|recommendations)"
)
_LABEL: Final = rf"{_NAMES}(?:(?: ?/ ?|, (?:and )?| and | & ){_NAMES}){{0,3}}"
_CORE: Final = (
    r"background|introduction|importance|context|motivation|purpose|aims?|objectives?"
    r"|(?:materials and )?methods?|methodology|design|results?|findings|discussion|significance"
    r"|interpretation|conclusions?|conclusions? and relevance|background and objectives?"
)
_IS_LABEL: Final = re.compile(rf"[\W\d_]*{_LABEL}[\W_]*", re.IGNORECASE)
_LINE: Final = re.compile(
    rf"^[ \t]*{_LABEL}[ \t]*(?:[:.]?[ \t]*$|:[ \t])", re.IGNORECASE | re.MULTILINE
)
_CAPITAL: Final = "(?=(?-i:[A-Z]))"
_AT_START: Final = r"(?:^|(?<=[.!?:\])”\"] )|(?<=[a-z\d)%][.!?]))"
_WITH_COLON: Final = re.compile(rf"{_AT_START}{_CAPITAL}{_LABEL} ?: ?(?=\S)", re.IGNORECASE)
_RUN_IN: Final = re.compile(
    rf"(?:^|(?<=[.!?] )){_CAPITAL}({_CORE})(?: ?[.–—-] |(?= (?-i:[A-Z]))) ?", re.IGNORECASE
)
_LEAST_RUN_IN: Final = 2
"""So many labels without a colon show that they are labels: one may begin a sentence."""


def is_label(title: str) -> bool:
    """Say whether a title is the usual label of a section of an abstract, and nothing more.

    >>> is_label("Materials and Methods:"), is_label("1. Background"), is_label("Methods we tried")
    (True, True, False)
    """
    return _IS_LABEL.fullmatch(title) is not None


def without_label_lines(text: str) -> str:
    r"""Return a text over lines without the labels that stand on lines of their own.

    >>> without_label_lines("Background\nWe know little.\nAim: to know more.")
    '\nWe know little.\nto know more.'
    """
    return _LINE.sub("", text) if "\n" in text else text


def without_labels(text: str) -> str:
    """Return the one line of an abstract without the labels at the beginnings of sentences.

    A label without a colon is one only where a second one is in the text.

    >>> without_labels("BACKGROUND: We know little. Methods and Results: We look.")
    'We know little. We look.'
    >>> without_labels("Aim The aim is it. Methods We look. Results We found.")
    'The aim is it. We look. We found.'
    >>> without_labels("Background Subtraction is old. It works.")
    'Background Subtraction is old. It works.'
    """
    text = _WITH_COLON.sub(_gap, text)
    found = {match[1].casefold() for match in _RUN_IN.finditer(text)}
    return _RUN_IN.sub("", text) if len(found) >= _LEAST_RUN_IN else text


def _gap(match: re.Match[str]) -> str:
    before = match.string[max(0, match.start() - 1) : match.start()]
    return "" if not before or before == " " else " "
