"""Papers in Markdown: items of lists, rows of tables, and blocks with fields below a heading."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from kg.names.arxiv import arxiv_id, arxiv_month
from kg.reading.dates import iso_date
from kg.reading.people import people, people_in_text
from kg.reading.record import Record
from kg.reading.tables.spelled_record import record_of_spelled
from kg.reading.tables.spellings import spelled
from kg.reading.texts.markdown import Link, heading, links, plain_text

__all__ = ["has_blocks", "record_of_item", "record_of_row", "records_of_blocks"]

Line = tuple[int, str]
_FIELD: Final = re.compile(
    r"[\s>*_+-]*(?:<summary>)?[\s*_]*(title|authors?|links?|pdf|url|abstract|summary|published|date|"
    r"publish(?:ed)? date|submitted|venue|doi|arxiv(?: id)?)"
    r"[\s*_]*(?:[:\uff1a][\s*_]*|</summary>\s*)(.*)$",
    re.IGNORECASE,
)
_RULE: Final = re.compile(r"\s*(?:[-*_]\s*){3,}$")
_ABSTRACTS: Final = {"abstract", "summary"}
_YEAR: Final = re.compile(r"(?<!\d)(?:19[5-9]\d|20\d\d)(?!\d)", re.ASCII)
_BOLD: Final = re.compile(r"\*\*(.+?)\*\*|__(.+?)__|<b>(.+?)</b>|<strong>(.+?)</strong>")
_QUOTED: Final = re.compile(r"[\"“](.{12,}?)[\"”]")
_TAGS: Final = re.compile(r"^(?:\s*[\[(`{][^\])`}]{0,40}\d[^\])`}]{0,20}[\])`}])+[\s:.-]*")
_ITALIC_LINE: Final = re.compile(r"\s*[*_](?![*_\s])(.+?)[*_.\s]*(?:<br\s*/?>)?\s*$")
_NAMES_BEHIND: Final = re.compile(r"\(\d{4}\)\s*,\s*([^\[\]()]+?)\s*$")
_END_OF_TITLE: Final = re.compile(
    r"[.,:;|\u2013\u2014-]?\s+(?=\()|\s*<br|,\s+(?=(?:[A-Z]\.[\s-]*)+[A-Z]\w)|\.\s"
    r"|\s+[-\u2013\u2014|]\s+"
)
"""Behind a title stand a year in brackets, names such as `G. Hinton`, a sentence, or a dash."""
_LABEL: Final = re.compile(
    r"\W*(?:\W|paper|pdf|arxiv|code|link|html|abs|project|page|here|preprint|web|website|github|book|"
    r"slides?|video|blog|demo|dataset|data|poster|\d|v)*",
    re.IGNORECASE,
)


def has_blocks(lines: Iterable[str]) -> bool:
    """Say whether more than one line begins an abstract, as in blocks with fields."""
    fields = (found[1].casefold() for line in lines if (found := _FIELD.match(line)))
    return sum(name in _ABSTRACTS for name in fields) > 1


@dataclass(slots=True)
class _Block:
    """What stands below one heading: fields by name, and links that are papers."""

    line: int
    title: str
    papers: list[str]
    fields: dict[str, str] = field(default_factory=dict)
    last: str | None = None

    def add(self, line: str) -> None:
        self.papers += [link.url for link in links(line) if link.is_paper]
        found = _FIELD.match(line)
        if found:
            self.last = found[1].casefold()
            self.fields[self.last] = plain_text(found[2])
        elif self.last in _ABSTRACTS and line.strip():
            self.fields[self.last] = f"{self.fields[self.last]} {plain_text(line)}".strip()

    def record(self) -> Record | None:
        fields = {"title": self.title, **self.fields, "url": next(iter(self.papers), "")}
        names = {**spelled(fields), "url": ("url",)}
        record = record_of_spelled(self.line, fields, names)
        is_paper = record.title and (record.abstract or record.url or record.arxiv_id)
        return record if is_paper else None


def records_of_blocks(lines: Iterable[Line]) -> Iterator[Record]:
    """Yield a record for each heading below which there is an abstract, or a link to a paper."""
    block: _Block | None = None
    for number, line in lines:
        title = heading(line)
        named = _FIELD.match(line)
        if title is None and named and named[1].casefold() == "title":
            title = named[2]
        if title is not None and _FIELD.match(title) is None:
            if block and (record := block.record()):
                yield record
            papers = [link.url for link in links(title) if link.is_paper]
            block = _Block(number, _bare_title(title), papers)
        elif block and _RULE.fullmatch(line):
            block.last = None
        elif block:
            block.add(line)
    if block and (record := block.record()):
        yield record


def record_of_row(line: int, cells: Sequence[str], header: Sequence[str]) -> Record | None:
    """Return the record of a row of a table, or None if it does not link to a paper."""
    paper = _paper(" ".join(cells))
    if paper is None:
        return None
    names = spelled(header)
    by_name = dict(zip(header, cells, strict=False))
    titles = [by_name[name] for name in names.get("title", ()) if by_name.get(name)]
    title = next(filter(None, map(_title_of_cell, [*titles, *sorted(cells, key=len)[::-1]])), None)
    dates = (iso_date(plain_text(by_name.get(n, ""))) for n in (*_named(names, "date", "year"),))
    authors = (by_name.get(name, "") for name in names.get("authors", ()))
    return _record(
        line,
        title,
        paper,
        date=next(filter(None, dates), None) or _first_date(cells),
        authors=people_in_text(plain_text(next(authors, ""))),
    )


def _named(names: Mapping[str, Sequence[str]], *fields: str) -> Iterator[str]:
    for each in fields:
        yield from names.get(each, ())


def _first_date(cells: Sequence[str]) -> str | None:
    plain = (plain_text(cell) for cell in cells)
    return next((iso_date(cell) for cell in plain if len(cell) <= 20 and iso_date(cell)), None)


def _title_of_cell(cell: str) -> str | None:
    named = [link.label for link in links(cell) if not _LABEL.fullmatch(link.label)]
    title = named[0] if named else plain_text(cell)
    is_title = not arxiv_id(title) and not _LABEL.fullmatch(title) and not title.startswith("http")
    return title if is_title and len(title) > 3 and any(c.isalpha() for c in title) else None


def record_of_item(line: int, text: str, below: Sequence[str]) -> Record | None:
    """Return the record of an item of a list, or None if it does not link to a paper.

    `below` are the lines that go on with it. The title is what the link is called, else what is
    bold, quoted, or stands in front of the link.
    """
    whole = "\n".join([text, *below])
    paper = _paper(whole)
    if paper is None:
        return None
    before = whole[: paper.start]
    rest = before + whole[paper.end :]
    year = _YEAR.search(plain_text(re.sub(_BOLD, " ", rest)))
    return _record(
        line, _title(paper, before), paper, date=year[0] if year else None, authors=_names(rest)
    )


def _paper(text: str) -> Link | None:
    found = [link for link in links(text) if link.is_paper]
    return next((link for link in found if arxiv_id(link.url)), next(iter(found), None))


def _title(paper: Link, before: str) -> str | None:
    bold = _BOLD.search(before)
    if not _LABEL.fullmatch(paper.label) and (bold is None or paper.label.count(" ") > 1):
        return _bare_title(paper.label)
    if bold:
        return _bare_title(next(filter(None, bold.groups())))
    if quoted := _QUOTED.search(before):
        return quoted[1]
    named = [link.label for link in links(before) if not _LABEL.fullmatch(link.label)]
    if named:
        return _bare_title(named[0])
    front = _TAGS.sub("", before.rstrip("[( "))
    return _bare_title(_END_OF_TITLE.split(front, maxsplit=1)[0])


def _bare_title(text: str) -> str:
    return _TAGS.sub("", plain_text(text)).strip(" .,:;|-\u2013\u2014")


def _names(rest: str) -> tuple[str, ...]:
    for line in rest.split("\n")[1:]:
        if found := _ITALIC_LINE.match(line):
            return people(plain_text(found[1]).rstrip("."))
    behind = _NAMES_BEHIND.search(rest.split("\n", 1)[0].rstrip("[] \t.,"))
    return people_in_text(plain_text(behind[1])) if behind else ()


def _record(
    line: int, title: str | None, paper: Link, *, date: str | None, authors: tuple[str, ...]
) -> Record | None:
    if not title or len(title) <= 3:
        return None
    id_ = arxiv_id(paper.url)
    # The arXiv id tells the month; a year beside it that is the same says less.
    is_known = id_ is not None and date is not None and arxiv_month(id_).startswith(date)
    return Record(
        line=line,
        title=title,
        arxiv_id=id_,
        url=paper.url,
        date=None if is_known else date,
        authors=authors,
    )
