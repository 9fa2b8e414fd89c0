"""One paper as Markdown, as `https://huggingface.co/papers/ID.md` and Jina's reader give it.

Above the text stand `Title:`, `URL Source:` and sometimes `Published Time:`, which is the day of
the web page and not of the paper. The abstract stands below a heading of that name, and ends at the
next heading, or before that where what follows is no prose: affiliations, figures, addresses.
"""

import re
from collections.abc import Iterator
from itertools import chain, islice
from typing import Final

from kg.reading.document import Document, Head
from kg.reading.record import Record
from kg.reading.registry import SOURCES, Match, Report, SourceFormat
from kg.reading.texts.markdown import heading, plain_text
from kg.text.markup import Markup

_FIELD: Final = re.compile(r"(Title|URL Source|Published Time|Markdown Content):\s*(.*)")
_UNTITLED: Final = re.compile(r"untitled(?: document)?|", re.IGNORECASE)
_NUMBERED: Final = re.compile(r"\[[\w./-]+\]\s+(?=\S)")
_ABSTRACT: Final = re.compile(r"[\W\d]*abstract\W*", re.IGNORECASE)
_ABSTRACT_AND_TEXT: Final = re.compile(r"[>*_\s]*abstract\s*[:.—–-][*_\s]*(?=\S)", re.IGNORECASE)
_RULE: Final = re.compile(r"\s*(?:-{3,}|={3,})\s*")
_NO_PROSE: Final = re.compile(r"\W*(?:(?:figure|fig\.|table)\s*\d|!\[|\[)|.{0,79}$", re.IGNORECASE)
_MOST_LINES: Final = 2_000


def sniff(head: Head) -> Match:
    r"""Say whether `Title:` and `URL Source:` stand in the first lines.

    >>> sniff(Head(b"Title: ViT\n\nURL Source: https://arxiv.org/html/2401.00001\n")).name
    'CERTAIN'
    """
    lines = [line for line in head.text.lstrip("\ufeff").split("\n", 12) if line.strip()][:4]
    is_known = lines and lines[0].startswith("Title:")
    is_known = is_known and any(line.startswith("URL Source:") for line in lines[1:])
    return Match.CERTAIN if is_known else Match.NO


def read(document: Document, _report: Report) -> Iterator[Record]:
    """Yield the paper; where no heading says where its abstract is, it has none."""
    fields: dict[str, str] = {}
    lines = (line for _, line in islice(document.lines(), _MOST_LINES))
    for line in lines:
        if found := _FIELD.match(line):
            fields[found[1]] = found[2].strip()
            if found[1] == "Markdown Content":
                break
    body = list(chain([fields.get("Markdown Content", "")], lines))
    title = _NUMBERED.sub("", fields.get("Title", ""), count=1)
    if _UNTITLED.fullmatch(title):
        title = next(filter(None, map(heading, body)), "")
    url = fields.get("URL Source")
    yield Record(
        line=1,
        title=plain_text(title) or None,
        abstract=_abstract(body),
        arxiv_id=url,
        url=url,
    )


def _abstract(body: list[str]) -> str | None:
    for place, line in enumerate(body):
        if (begun := _ABSTRACT_AND_TEXT.match(line)) and not _is_heading(body, place):
            return _prose([line[begun.end() :], *body[place + 1 :]])
        is_alone = line.strip().startswith(("**", "__")) or _is_heading(body, place)
        if is_alone and _ABSTRACT.fullmatch(heading(line) or line):
            below = body[place + 1 :]
            return _prose(below[1:] if below and _RULE.fullmatch(below[0]) else below)
    return None


def _is_heading(body: list[str], place: int) -> bool:
    """Say whether a line is a heading: with signs before it, or a rule below it."""
    below = body[place + 1] if place + 1 < len(body) else ""
    return heading(body[place]) is not None or _RULE.fullmatch(below) is not None


def _prose(lines: list[str]) -> str | None:
    """Return the paragraphs from here to the next heading, as long as they are prose."""
    paragraphs: list[str] = []
    paragraph: list[str] = []
    for place, line in enumerate([*lines, ""]):
        is_end = place < len(lines) and bool(line.strip()) and _is_heading(lines, place)
        if line.strip() and not is_end:
            paragraph.append(line.strip())
            continue
        if paragraph:
            text = " ".join(paragraph)
            if paragraphs and (_NO_PROSE.match(text) or not text.endswith((".", "!", "?"))):
                break
            paragraphs.append(plain_text(text))
            paragraph = []
        if is_end:
            break
    return " ".join(paragraphs) or None


SOURCES.register(
    "huggingface-markdown",
    SourceFormat(
        summary="one paper of Hugging Face as Markdown",
        sniff=sniff,
        read=read,
        markup=Markup.SOME_LATEX,
    ),
)
