"""Records of fields whose names are spelled in any usual way."""

from collections.abc import Mapping, Sequence
from typing import Any

from kg.names.arxiv import arxiv_id
from kg.reading.dates import iso_date, year_of_bibtex
from kg.reading.json_values import first_text, texts
from kg.reading.languages import language_code
from kg.reading.people import people
from kg.reading.record import Record

__all__ = ["record_of_spelled"]


def record_of_spelled(
    number: int, fields: Mapping[str, Any], names: Mapping[str, Sequence[str]]
) -> Record:
    """Return the record of `fields`; `names` is what `spelled` makes of their names.

    An arXiv id is taken from where one stands: its own field, the id, or a URL.
    """

    def text(field: str) -> str | None:
        return next(
            (t for name in names.get(field, ()) for t in texts(_plain(fields.get(name)))), None
        )

    urls = [t for name in names.get("url", ()) for t in texts(_plain(fields.get(name)))]
    given = text("id")
    arxiv = next((t for t in (text("arxiv_id"), given, *urls) if t and arxiv_id(t)), None)
    authors = (people(fields.get(name)) for name in names.get("authors", ()))
    is_number = given is not None and given.replace(".", "").isdigit() and len(given) < 7
    return Record(
        line=number,
        title=text("title"),
        abstract=next(
            filter(None, (_whole(fields.get(name)) for name in names.get("abstract", ()))), None
        ),
        id=None if is_number or arxiv == given else given,
        key=text("key"),
        doi=text("doi"),
        arxiv_id=arxiv,
        url=next((url for url in urls if url.startswith("http")), None),
        date=_date(fields, names),
        authors=next(filter(None, authors), ()),
        venue=text("venue"),
        language=language_code(text("language")),
    )


def _date(fields: Mapping[str, Any], names: Mapping[str, Sequence[str]]) -> str | None:
    """Return the date of the surest name, more precisely where another field begins with it."""
    held = [fields.get(name) for field in ("date", "year") for name in names.get(field, ())]
    found = [date for value in held if (date := iso_date(value))]
    if not found:
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
