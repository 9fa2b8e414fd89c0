"""Short answers of services in plain text that say what went wrong: refused."""

import re
from typing import Final

from kg.reading.document import Head
from kg.reading.registry import SOURCES, Match, SourceFormat

_ERROR: Final = re.compile(
    r"\b(?:not found|rate (?:limit )?exceeded|too many requests|unauthori[sz]ed|forbidden"
    r"|bad request|(?:service|temporarily) unavailable|internal server error|bad gateway"
    r"|gateway time-?out|access denied|invalid api key|api key (?:is )?(?:missing|required)"
    r"|page does not exist|no results? found|retry later|upstream (?:connect|request))\b",
    re.IGNORECASE,
)
_LONGEST: Final = 400


def sniff(head: Head) -> Match:
    r"""Say whether a short text is all there is, and says that a request failed.

    >>> sniff(Head(b"Resource not found.")).name, sniff(Head(b"title,doi\nNot found,1\n")).name
    ('CERTAIN', 'NO')
    """
    text = head.text.strip("\ufeff \r\n")
    is_short = head.is_whole and len(text) <= _LONGEST and text.count("\n") < 3
    is_plain = text[:1].isalnum() and "," not in text.split("\n", 1)[0]
    return Match.CERTAIN if is_short and is_plain and _ERROR.search(text) else Match.NO


SOURCES.register(
    "error-answers",
    SourceFormat(
        summary="an error answer of a service",
        sniff=sniff,
        remedy="ask the service again, and save the new answer",
    ),
)
