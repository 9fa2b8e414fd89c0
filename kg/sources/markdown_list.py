"""Lists of papers in Markdown, https://spec.commonmark.org/, such as the README of a reading list.

Read are blocks of a title with authors, link and abstract below it; rows of tables; and items of
lists. A row or an item counts only if it links to a paper, and has no abstract. What else stands
in the text is passed over; Markdown in which hardly anything links to a paper is refused.
"""

import re
from collections.abc import Iterator
from typing import Final

from kg.errors import NoPapersError
from kg.reading.document import Document, Head
from kg.reading.pages import tell_without_abstracts
from kg.reading.record import Record
from kg.reading.registry import SOURCES, Match, Report, SourceFormat
from kg.reading.texts.markdown import heading, links
from kg.reading.texts.markdown_entries import (
    has_blocks,
    record_of_item,
    record_of_row,
    records_of_blocks,
)
from kg.text.markup import Markup

_ITEM: Final = re.compile(r"\s*(?:[-*+•]|\d{1,4}[.)])\s+(\S.*)$")
_LOOSE: Final = re.compile(r"\s*((?:\*\*|\[|`\[|\"|“).*)$")
_ROW: Final = re.compile(r"\s*\|(.*)\|\s*$")
_BETWEEN_ROWS: Final = re.compile(r"[\s|:-]+")
_CELLS: Final = re.compile(r"(?<!\\)\|")
_OTHER: Final = ("{", "[{", "<?xml", "<!doctype", "<html", "@", "%PDF", "%!")
_FEWEST: Final = 3
_SHARE: Final = 0.3
_MANY: Final = 10


def sniff(head: Head) -> Match:
    r"""Say whether Markdown stands there in which enough entries link to papers.

    >>> item = b"- [ViT](https://arxiv.org/abs/2401.00001)\n- [BERT](https://arxiv.org/abs/2401.2)\n"
    >>> sniff(Head(b"# Papers\n" + 2 * item)).name, sniff(Head(b"# ViT\n\n- fast\n- small\n")).name
    ('CERTAIN', 'PERHAPS')
    """
    text = head.text.lstrip("\ufeff \r\n")
    if "\0" in text[:4096] or text[:9].casefold().startswith(_OTHER):
        return Match.NO
    lines = text.split("\n")
    if has_blocks(lines) and any(map(heading, lines)):
        return Match.CERTAIN
    linked = [line for line in lines if _is_entry(line) and "](" in line.replace("](#", "")]
    papers = sum(any(link.is_paper for link in links(line)) for line in linked)
    if papers >= _FEWEST and (papers >= _MANY or papers >= _SHARE * len(linked)):
        return Match.CERTAIN
    is_markdown = any(map(heading, lines)) and "](" in text
    return Match.PERHAPS if is_markdown or _looks_like_markdown(lines) else Match.NO


def _is_entry(line: str) -> bool:
    return bool(_ITEM.match(line) or _ROW.match(line) or _LOOSE.match(line))


def _looks_like_markdown(lines: list[str]) -> bool:
    headings = [line for line in lines if line.startswith("#") and heading(line)]
    return bool(headings) and any(line.startswith(("- ", "* ", "```", "|")) for line in lines)


def read(document: Document, report: Report) -> Iterator[Record]:
    """Yield a record an entry that is a paper; where none is, the input is refused."""
    number = with_abstract = 0
    head = document.head().text.split("\n")
    is_list = sniff(document.head()) is Match.CERTAIN
    entries = records_of_blocks(document.lines()) if has_blocks(head) else _entries(document)
    for record in entries if is_list else ():
        number += 1
        with_abstract += record.abstract is not None
        yield record
    if not number:
        problem = "it is Markdown, and no list of papers"
        remedy = "give a list whose entries link to papers, or papers with title and abstract"
        raise NoPapersError(document.name, 0, problem, remedy)
    if not with_abstract:
        remedy = "look the papers up in arXiv or Semantic Scholar, and give their answers"
        tell_without_abstracts(document, report, "a list in Markdown", remedy)


def _entries(document: Document) -> Iterator[Record]:
    for line, text, below, header in _lines(document):
        row = _ROW.match(text)
        if row:
            record = record_of_row(line, _cells(row[1]), header)
        else:
            record = record_of_item(line, text, below)
        if record:
            yield record


def _lines(document: Document) -> Iterator[tuple[int, str, list[str], list[str]]]:
    """Yield each row of a table with its header, and each item of a list with what is below it."""
    header: list[str] = []
    item: tuple[int, str, list[str], list[str]] | None = None
    for number, line in document.lines():
        row = _ROW.match(line)
        started = None if row else _ITEM.match(line) or _LOOSE.match(line)
        if item and not row and not started and _goes_on(line, item[2]):
            item[2].append(line)
            continue
        if item:
            yield item
        item = (number, started[1], [], []) if started else None
        if not row:
            header = [] if line.strip() else header
        elif not header:
            header = _cells(row[1])
        elif not _BETWEEN_ROWS.fullmatch(line):
            yield number, line, [], header
    if item:
        yield item


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in _CELLS.split(row)]


def _goes_on(line: str, below: list[str]) -> bool:
    """Say whether a line belongs to the item above it: indented, or with no empty line between."""
    if heading(line) is not None:
        return False
    return line.startswith((" ", "\t")) or not line.strip() or all(text.strip() for text in below)


SOURCES.register(
    "markdown-list",
    SourceFormat(
        summary="lists of papers in Markdown",
        sniff=sniff,
        read=read,
        markup=Markup.SOME_LATEX,
    ),
)
