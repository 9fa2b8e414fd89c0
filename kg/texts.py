"""Characters that every later format can hold."""

import re

# https://www.w3.org/TR/xml/#charsets; the rest of the range are lone surrogates.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REPLACEMENT = "\ufffd"


def mend(text: str) -> tuple[str, int]:
    r"""Replace each code point that XML forbids, lone surrogates too, by U+FFFD; count them.

    >>> mend("a\x0bb")
    ('a\ufffdb', 1)
    """
    return _FORBIDDEN.subn(_REPLACEMENT, text)
