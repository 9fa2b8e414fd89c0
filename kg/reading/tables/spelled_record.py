"""Records of fields whose names are spelled in any usual way."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from kg.errors import Outcome, Problem
from kg.names.arxiv import arxiv_id
from kg.reading.dates import iso_date, year_of_bibtex
from kg.reading.document import Document
from kg.reading.json.values import first_text, texts
from kg.reading.languages import language_code
from kg.reading.people import people
from kg.reading.record import Record
from kg.reading.registry import Report

__all__ = ["Tell", "record_of_spelled", "telling"]

Tell = Callable[[int, str], None]
"""Gets the line of a record and what in it was left out."""


def telling(document: Document, report: Report) -> Tell:
    """Return what reports problems of records of a document by their lines."""

    def tell(line: int, text: str) -> None:
        report(Problem(document.name, line, text, Outcome.MENDED))

    return tell


def record_of_spelled(
    number: int,
    fields: Mapping[str, Any],
    names: Mapping[str, Sequence[str]],
    tell: Tell = lambda _line, _text: None,
) -> Record:
    """Return the record of `fields`; `names` is what `spelled` makes of their names.

    An arXiv id is taken from where one stands: its own field, the id, or a URL. `tell` is told of
    a date that is none.
    """

    def text(field: str) -> str | None:
        return next(
            (t for name in names.get(field, ()) for t in texts(_plain(fields.get(name)))), None
        )

    urls = [t for name in names.get("url", ()) for t in texts(_plain(fields.get(name)))]
    given = text("id")
    arxiv = next((t for t in (text("arxiv_id"), given, *urls) if t and arxiv_id(t)), None)
    authors = (people(fields.get(name)) for name in names.get("authors", ()))
    return Record(
        line=number,
        title=text("title"),
        abstract=next(
            filter(None, (_whole(fields.get(name)) for name in names.get("abstract", ()))), None
        ),
        id=None if arxiv == given else given,
        key=text("key"),
        doi=text("doi"),
        arxiv_id=arxiv,
        url=next((url for url in urls if url.startswith("http")), None),
        date=_date(fields, names, lambda text: tell(number, text)),
        authors=next(filter(None, authors), ()),
        venue=text("venue"),
        language=language_code(text("language")),
    )


def _date(
    fields: Mapping[str, Any], names: Mapping[str, Sequence[str]], tell: Callable[[str], None]
) -> str | None:
    """Return the date of the surest name, more precisely where another field begins with it."""
    held = [fields.get(name) for field in ("date", "year") for name in names.get(field, ())]
    found = [date for value in held if (date := iso_date(value))]
    if not found:
        unused = next((value for value in held if value not in (None, "", [], {})), None)
        if unused is not None:
            said = repr(unused)[:200]
            tell(f"date {said} is no date such as 2024-05-01 or 2024; it is left out")
        bibtex = next((fields[name] for name in ("bibtex", "_bibtex") if fields.get(name)), None)
        return year_of_bibtex(bibtex) if isinstance(bibtex, str) else None
    return max((date for date in found if date.startswith(found[0])), key=len)


def _whole(value: Any) -> str | None:  # noqa: ANN401 - JSON
    """Return a text, or the paragraphs of one that is a list, one behind the other."""
    parts = value if isinstance(value, list) else [value]
    return " ".join(t for part in parts for t in texts(_plain(part))) or None


def _plain(value: Any) -> Any:  # noqa: ANN401 - JSON
    """Return what a field holds, out of the objects that some services put around it."""
    if isinstance(value, Mapping):
        return first_text(value, "value", "name", "code", "text", "display_name", "title")
    return value
