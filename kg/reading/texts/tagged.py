"""Records of tagged lines: RIS, the text of Web of Science, and MEDLINE's nbib.

Own code, since the parsers at hand read RIS alone, hold whole files in memory, and stop at the
lines without a tag that real exports have.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from kg.reading.document import Document

__all__ = ["TaggedRecord", "tagged_records"]


@dataclass(slots=True)
class TaggedRecord:
    """The values of each tag, in order; `line` is the 1-based one where the record begins."""

    line: int
    values: dict[str, list[str]] = field(default_factory=dict)

    def first(self, *tags: str) -> str | None:
        """Return the first value of the first of the tags that has one that is not blank."""
        for tag in tags:
            for value in self.values.get(tag, ()):
                if value.strip():
                    return value
        return None

    def all(self, *tags: str) -> list[str]:
        """Return the values of the first of the tags that has some, none of them blank."""
        for tag in tags:
            if found := [value for value in self.values.get(tag, ()) if value.strip()]:
                return found
        return []


def tagged_records(
    document: Document,
    tag: re.Pattern[str],
    *,
    begins: frozenset[str] = frozenset(),
    ends: frozenset[str] = frozenset(),
    each_line: Mapping[str, bool] | None = None,
) -> Iterator[TaggedRecord]:
    """Yield the records of a file; `tag` matches a tag (group 1) and what follows it (group 2).

    A record ends at a tag of `ends`, and before one of `begins` that is there already. A line
    without a tag goes on with the value before it; in tags of `each_line` it is a value of its own.
    """
    record, last = TaggedRecord(0), ""
    for number, line in document.lines():
        match = tag.match(line)
        if match is None:
            if line.strip() and last:
                _go_on(record, last, line, each_line or {})
            continue
        name, value = match[1], match[2] or ""
        if name in begins and name in record.values:
            yield record
            record = TaggedRecord(number)
        if name in ends:
            if record.values:
                yield record
            record, last = TaggedRecord(0), ""
            continue
        record.line = record.line or number
        record.values.setdefault(name, []).append(value)
        last = name
    if record.values:
        yield record


def _go_on(record: TaggedRecord, tag: str, line: str, each_line: Mapping[str, bool]) -> None:
    values = record.values[tag]
    if tag in each_line:
        values.append(line.strip())
    else:
        values[-1] = f"{values[-1]}\n{line.strip()}"
