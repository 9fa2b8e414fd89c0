"""Pages of Hugging Face Daily Papers as a browser saves them: https://huggingface.co/papers.

The papers stand only in escaped JSON in the attribute `data-props` of some elements. A page is read
as a whole, since it has a few megabytes.
"""

import html
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from kg.errors import NoPapersError
from kg.reading.document import Document, Head
from kg.reading.record import Record
from kg.reading.registry import SOURCES, Match, Report, SourceFormat
from kg.reading.texts.huggingface import record_of_entry
from kg.text.markup import Markup

_HTML: Final = re.compile(r"(?is)\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b")
_OWN: Final = re.compile(
    r"Hugging ?Face\s*</title>|huggingface\.co/papers|data-target=\"DailyPapers", re.IGNORECASE
)
_PROPS: Final = re.compile(r"\bdata-props\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_LARGEST: Final = 2**26
"""Code points of a page; what is larger is none."""


def sniff(head: Head) -> Match:
    """Say whether a page of Hugging Face stands there.

    >>> sniff(Head(b"<!DOCTYPE html><title>Daily Papers - Hugging Face</title>")).name
    'CERTAIN'
    """
    text = head.text.lstrip("\ufeff")
    return Match.CERTAIN if _HTML.match(text) and _OWN.search(text) else Match.NO


def read(document: Document, _report: Report) -> Iterator[Record]:
    """Yield a record a paper, each once; a page without papers is refused."""
    with document.open_text() as file:
        text = file.read(_LARGEST)
    found: dict[str, Mapping[str, Any]] = {}
    for props in _PROPS.finditer(text):
        for entry in _entries(_json(html.unescape(props[1] or props[2] or ""))):
            found.setdefault(str(_paper(entry).get("id")), entry)
    if not found:
        problem = "it is a page of Hugging Face on which no paper stands"
        remedy = "save https://huggingface.co/papers, or one of its days, as HTML"
        raise NoPapersError(document.name, 0, problem, remedy)
    for number, entry in enumerate(found.values(), start=1):
        yield record_of_entry(number, entry)


def _json(text: str) -> Any:  # noqa: ANN401 - JSON
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _paper(entry: Mapping[str, Any]) -> Mapping[str, Any]:
    paper = entry.get("paper")
    return paper if isinstance(paper, Mapping) else entry


def _entries(value: Any) -> Iterator[Mapping[str, Any]]:  # noqa: ANN401 - JSON
    """Yield each object that is an entry or a paper, in order and however deep it stands."""
    waiting = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, Mapping):
            paper = _paper(each)
            if {"id", "title", "summary"} <= set(paper):
                yield each
            else:
                waiting += reversed(list(each.values()))
        elif isinstance(each, list):
            waiting += reversed(each)


SOURCES.register(
    "huggingface-page",
    SourceFormat(
        summary="pages of Hugging Face Daily Papers, saved as HTML",
        sniff=sniff,
        read=read,
        markup=Markup.SOME_LATEX,
    ),
)
