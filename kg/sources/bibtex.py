"""BibTeX and BibLaTeX, as Zotero, Mendeley, JabRef and publishers export them.

`kg.reading.texts.bibtex` says how entries are found. What an entry lacks and the one that its
`crossref` names has, is taken from there. Proceedings as a whole are no papers.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from kg.errors import NoPapersError, Outcome, Problem
from kg.names.arxiv import arxiv_id, arxiv_id_within
from kg.reading.dates import iso_date, year_month
from kg.reading.document import Document, Head
from kg.reading.people import person
from kg.reading.record import Record
from kg.reading.registry import SOURCES, Match, Report, SourceFormat
from kg.reading.texts.bibtex import Entry, crossref_parents, entries, parted_names
from kg.text.markup import Markup

_TYPES: Final = (
    "article",
    "inproceedings",
    "misc",
    "online",
    "conference",
    "incollection",
    "techreport",
    "phdthesis",
    "book",
    "inbook",
    "proceedings",
    "unpublished",
    "thesis",
    "report",
    "mastersthesis",
    "software",
    "dataset",
    "electronic",
    "string",
    "preamble",
    "comment",
)
_MARKUP: Final = Markup.LATEX | Markup.HTML
_ABSTRACTS: Final = ("abstract", "abstractnote", "abstract_note")
_VENUES: Final = ("journal", "journaltitle", "booktitle", "eventtitle", "publisher")
_ARXIV: Final = ("eprint", "arxivid", "arxiv", "journal", "volume", "note", "howpublished", "url")


def sniff(head: Head) -> Match:
    r"""Say whether a line begins an entry of a usual type.

    >>> sniff(Head(b"My papers\n@article{key, title = {ViT}}")).name
    'CERTAIN'
    """
    for line in head.text.split("\n"):
        begins = line.lstrip("\ufeff \t").casefold()
        if begins.startswith("@") and begins[1:].lstrip().startswith(_TYPES) and "{" in begins:
            return Match.CERTAIN
    return Match.NO


def read(document: Document, report: Report) -> Iterator[Record]:
    """Yield a record an entry; a file without one is refused."""
    parents = crossref_parents(document)
    is_empty = True
    for entry in entries(document, report):
        is_empty = False
        if entry.type in {"proceedings", "mvproceedings", "collection"}:
            text = f"{entry.key!r} is a whole volume and no paper; it is left out"
            report(Problem(document.name, entry.line, text, Outcome.LEFT_OUT))
            continue
        yield _record(entry, parents.get(entry.fields.get("crossref", "").strip(), {}))
    if is_empty:
        raise NoPapersError(document.name, 0, "no entry stands in it", "export some entries")


def _record(entry: Entry, parent: Mapping[str, str]) -> Record:
    def field(*names: str) -> str | None:
        found = (entry.fields.get(name) or parent.get(name) for name in names)
        return next((text for text in found if text and text.strip("{} \t\n")), None)

    title, subtitle = entry.fields.get("title"), entry.fields.get("subtitle")
    authors = field("author", "authors")
    names = (person(_name(each)) for each in parted_names(authors or ""))
    venue = field(*_VENUES)
    # Keys of numbers alone are those of a list, or a year: Scopus gives many entries one.
    return Record(
        line=entry.line,
        title=f"{title}: {subtitle}" if title and subtitle else title,
        abstract=next((entry.fields[k] for k in _ABSTRACTS if entry.fields.get(k)), None),
        key=entry.key or None,
        id=None if entry.key.isdigit() else entry.key or None,
        doi=field("doi") or _doi_url(entry),
        arxiv_id=_arxiv(entry.fields),
        url=_url(field("url", "link", "remote-url", "ee")),
        date=_date(field("date"), field("year"), field("month")),
        authors=tuple(dict.fromkeys(name for name in names if name)),
        venue=_plain(venue) if venue else None,
        language=(field("langid", "language") or "").strip("{} ").casefold()[:2] or None,
    )


def _plain(text: str, markup: Markup = _MARKUP) -> str:
    from kg.text.cleaning import clean  # slow to import

    return clean(text, markup)


def _name(raw: str) -> str:
    # Braces around a whole name say that it is a group and no person.
    is_group = raw.startswith("{") and raw.endswith("}") and "}" not in raw[1:-1]
    name = _plain(raw)
    return f"{{{name}}}" if is_group else name


def _doi_url(entry: Entry) -> str | None:
    url = entry.fields.get("url", "")
    return url if "doi.org/" in url else None


def _arxiv(fields: Mapping[str, str]) -> str | None:
    for name in _ARXIV:
        text = fields.get(name, "").strip("{} ")
        if (name in {"eprint", "arxivid", "arxiv"} and arxiv_id(text)) or arxiv_id_within(text):
            return text
    return None


def _url(text: str | None) -> str | None:
    url = _plain(text, Markup.LATEX) if text else ""
    return url if url.startswith(("http://", "https://")) else None


def _date(date: str | None, year: str | None, month: str | None) -> str | None:
    return iso_date((date or "").strip("{} ")) or year_month(
        (year or "").strip("{} ") or None, month.strip("{} ") if month else None
    )


SOURCES.register(
    "bibtex",
    SourceFormat(
        summary="BibTeX and BibLaTeX",
        sniff=sniff,
        read=read,
        markup=_MARKUP,
    ),
)
