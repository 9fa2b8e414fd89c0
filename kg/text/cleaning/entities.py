"""Character references of XML and HTML, escaped once or more often.

https://html.spec.whatwg.org/multipage/named-characters.html
"""

import html
import re
from typing import Final

_AGAIN: Final = re.compile(
    r"&(?:(?:amp|#0{0,5}38|#x0{0,4}26);)+(?=#?[a-z0-9]{1,31};)", re.IGNORECASE
)
_REFERENCE: Final = re.compile(r"&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")


def without_entities(text: str) -> str:
    """Return the text with each reference as its character; what is none stays.

    A reference ends with a semicolon, so that `AT&T` and `a&lt b` stay.

    >>> without_entities("&amp;lt;5% of R&amp;D; p&lt;0.05 &copy; &#x2013; &foo; AT&T")
    '<5% of R&D; p<0.05 © – &foo; AT&T'
    """
    return _REFERENCE.sub(_character, _AGAIN.sub("&", text))


def _character(match: re.Match[str]) -> str:
    return html.unescape(match[0])
