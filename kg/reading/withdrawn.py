"""Notices that authors of arXiv put in the place of an abstract when they withdraw a paper."""

import re
from typing import Final

from kg.errors import Outcome, Problem
from kg.reading.document import Document
from kg.reading.registry import Report

__all__ = ["without_notice"]

_NOTICE: Final = re.compile(
    r"\W*(?:(?:this|the)\s+(?:\w+\s+)?(?:paper|article|submission|manuscript|work|preprint|note)"
    r"\s+(?:has\s+been|had\s+been|was|is|have\s+been)\s+(?:\w+\s+)?withdrawn|withdrawn\b"
    r"|paper\s+(?:has\s+been\s+|was\s+)?withdrawn)",
    re.IGNORECASE,
)
_LONGEST: Final = 500
"""Code points of a notice; what is longer goes on with the abstract that was."""


def without_notice(
    document: Document, report: Report, line: int, abstract: str | None
) -> str | None:
    """Return an abstract, or None, which is reported, where it says that the paper is withdrawn.

    >>> said = []
    >>> notice = "This paper has been withdrawn by the author due to an error in Lemma 2."
    >>> without_notice(Document.of("a.xml", b""), said.append, 3, notice)
    >>> str(said[0])
    'a.xml:3: the paper was withdrawn; its notice is no abstract'
    """
    if abstract and len(abstract) <= _LONGEST and _NOTICE.match(abstract):
        text = "the paper was withdrawn; its notice is no abstract"
        report(Problem(document.name, line, text, Outcome.NOTED))
        return None
    return abstract
