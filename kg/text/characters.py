"""Characters that every later format can hold, and those that a terminal shows."""

import re

# https://www.w3.org/TR/xml/#charsets; the rest of the range are lone surrogates.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
REPLACEMENT = "\ufffd"


def mend(text: str) -> tuple[str, int]:
    r"""Replace each code point that XML forbids, lone surrogates too, by U+FFFD; count them.

    >>> mend("a\x0bb")
    ('a\ufffdb', 1)
    """
    return _FORBIDDEN.subn(REPLACEMENT, text)


def visible(text: str) -> str:
    r"""Replace each control character but tab and line feed by U+FFFD, one for one.

    A terminal obeys these: one that is in a title could clear the screen, or write what nobody
    said: https://cwe.mitre.org/data/definitions/150.html

    >>> visible("a\x1b[2J\tb\n")
    'a\ufffd[2J\tb\n'
    """
    return _OBEYED.sub(REPLACEMENT, text)
