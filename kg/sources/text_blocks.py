"""Papers as blocks of text, each line a field: `Title:`, `PDF:`, `Summary:`, parted by `---`.

No specification is known. The fields may have any usual spelling (`kg.reading.tables.spellings`); a
line without one goes on with the field above it. A block ends at a rule, and before a field
that it has already.
"""

import re
from collections.abc import Iterator
from typing import Final

from kg.reading.document import Document, Head
from kg.reading.record import Record
from kg.reading.registry import SOURCES, Match, Report, SourceFormat
from kg.reading.tables.spelled_record import record_of_spelled
from kg.reading.tables.spellings import spelled
from kg.text.markup import Markup

_FIELD: Final = re.compile(r"[*\s]*([A-Za-z][A-Za-z ]{0,24}?)\s*:\**\s+(.*\S)?\s*$")
_RULE: Final = re.compile(r"\s*(?:[-=*_#]\s*){3,}")


def sniff(head: Head) -> Match:
    r"""Say whether the first line is a title, and one below it the beginning of an abstract.

    >>> sniff(Head(b"Title: ViT\nPDF: https://arxiv.org/pdf/2401.00001\nSummary: We\n")).name
    'CERTAIN'
    """
    lines = [line for line in head.text.lstrip("\ufeff").split("\n") if line.strip()]
    first = next((line for line in lines if not _RULE.fullmatch(line.strip("\r"))), "")
    begins = _name(first) == "title"
    has_abstract = begins and any(_name(line) == "abstract" for line in lines[1:12])
    is_other = any(line.startswith("URL Source:") for line in lines[:4])
    return Match.CERTAIN if has_abstract and not is_other else Match.NO


def _name(line: str) -> str | None:
    """Return the field of `kg.reading.tables.spellings` that a line begins, or None."""
    found = _FIELD.match(line.rstrip("\r"))
    return next(iter(spelled([found[1]])), None) if found else None


def read(document: Document, _report: Report) -> Iterator[Record]:
    """Yield a record a block."""
    fields: dict[str, str] = {}
    begun, last = 0, ""
    for number, line in document.lines():
        found = _FIELD.match(line) if _name(line) is not None else None
        if fields and (_RULE.fullmatch(line) or (found and found[1] in fields)):
            yield record_of_spelled(begun, fields, spelled(fields))
            fields, last = {}, ""
        if found:
            begun = begun if fields else number
            last = found[1]
            fields[last] = found[2] or ""
        elif last and line.strip() and not _RULE.fullmatch(line):
            fields[last] = f"{fields[last]} {line.strip()}"
    if fields:
        yield record_of_spelled(begun, fields, spelled(fields))


SOURCES.register(
    "text-blocks",
    SourceFormat(
        summary="blocks of text with Title: and Summary:, parted by rules",
        sniff=sniff,
        read=read,
        markup=Markup.SOME_LATEX,
    ),
)
