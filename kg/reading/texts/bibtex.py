"""Entries of BibTeX and BibLaTeX, one after the other: https://ctan.org/pkg/bibtex, https://ctan.org/pkg/biblatex.

A file is cut before every line that begins an entry, and each part is parsed by bibtexparser
(https://github.com/sciunto-org/python-bibtexparser), so that a file of any size is read, and a
fault spoils one entry alone. Text between entries is no entry. Values are given as written, but
for their enclosing braces or quotes and for macros, which stand for their texts.
"""

import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from bibtexparser.model import Entry as ParsedEntry
from bibtexparser.model import String
from bibtexparser.splitter import Splitter

from kg.errors import Outcome, Problem
from kg.reading.document import Document
from kg.reading.registry import Report

__all__ = ["Entry", "crossref_parents", "entries", "parted_names"]

_BEGINS: Final = re.compile(r"\s*@\s*[A-Za-z]+\s*[{(]", re.ASCII)
_NO_ENTRY: Final = re.compile(r"\s*@\s*(?:comment|preamble)\b", re.IGNORECASE)
_MONTHS: Final = [
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
]
_MOST_LINES: Final = 20_000
"""Lines of one part; more are no entry."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry: the 1-based line where it begins, its type and key, its fields by small names."""

    line: int
    type: str
    key: str
    fields: Mapping[str, str]


def entries(document: Document, report: Report) -> Iterator[Entry]:
    """Yield the entries in order; one that cannot be parsed is reported and left out."""
    macros = {month: month for month in _MONTHS}
    for line, part in _parts(document):
        if _NO_ENTRY.match(part):
            continue
        parsed = _parsed(part)
        strings = [block for block in parsed if isinstance(block, String)]
        for string in strings:
            macros[string.key.casefold()] = _value(string.value, macros)
        found = [block for block in parsed if isinstance(block, ParsedEntry)]
        for block in found:
            fields: dict[str, str] = {}
            for field in block.fields:
                fields.setdefault(field.key.strip().casefold(), _value(field.value, macros))
            yield Entry(line, block.entry_type.casefold(), block.key.strip(), fields)
        if not found and not strings:
            text = "the entry is left out: its braces or quotes do not fit; mend it"
            report(Problem(document.name, line, text, Outcome.LEFT_OUT))


def _parts(document: Document) -> Iterator[tuple[int, str]]:
    """Yield what stands from the beginning of an entry to the next, with its first line."""
    begun = 0
    lines: list[str] = []
    for number, line in document.lines():
        if _BEGINS.match(line):
            if lines:
                yield begun, "\n".join(lines)
            begun, lines = number, [line]
        elif lines and len(lines) < _MOST_LINES:
            lines.append(line)
    if lines:
        yield begun, "\n".join(lines)


def _parsed(part: str) -> list[object]:
    # Its warnings speak of what is reported here with its place.
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
    return list(Splitter(part.strip()).split().blocks)


def _value(raw: object, macros: Mapping[str, str]) -> str:
    """Return a value without what encloses it; parts joined by `#` are one text."""
    return "".join(_plain(part, macros) for part in _concatenated(str(raw).strip()))


def _plain(part: str, macros: Mapping[str, str]) -> str:
    if len(part) > 1 and part[0] + part[-1] in {"{}", '""'}:
        return part[1:-1]
    return macros.get(part.casefold(), part)


def _concatenated(raw: str) -> list[str]:
    parts, depth, quoted, begun = [], 0, False, 0
    for place, sign in enumerate(raw):
        depth += (sign == "{") - (sign == "}")
        if sign == '"' and not depth:
            quoted = not quoted
        if sign == "#" and not depth and not quoted:
            parts.append(raw[begun:place].strip())
            begun = place + 1
    return [*parts, raw[begun:].strip()]


def crossref_parents(document: Document) -> Mapping[str, Mapping[str, str]]:
    """Return the fields of the entries that other entries name in `crossref`, by key."""
    wanted: set[str] = set()
    for _, line in document.lines():
        if match := re.search(r"\bcrossref\s*=\s*[{\"]?([^}\",]+)", line, re.IGNORECASE):
            wanted.add(match[1].strip())
    if not wanted:
        return {}
    return {e.key: e.fields for e in entries(document, lambda _: None) if e.key in wanted}


def parted_names(names: str) -> list[str]:
    """Return the names that ` and ` parts, but for what stands in braces.

    >>> parted_names("Ada Lovelace and {Barnes and Noble} and others")
    ['Ada Lovelace', '{Barnes and Noble}']
    """
    parts, depth, begun = [], 0, 0
    text = re.sub(r"\s", " ", names)
    for place, sign in enumerate(text):
        depth += (sign == "{") - (sign == "}")
        if depth <= 0 and text.startswith(" and ", place):
            parts.append(text[begun:place].strip())
            begun = place + len(" and ")
    last = text[begun:].strip()
    return [part for part in (*parts, last) if part and part.casefold() != "others"]
