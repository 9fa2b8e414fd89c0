"""A `Paper` as a JSON object, written and read without loss; people may have edited it.

It has `title` and `abstract`, and may have the other fields of a paper; other keys are ignored.
`source` is read with the extraction: see `kg.storage.extraction`.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from kg.errors import InvalidValueError
from kg.model import Paper
from kg.names.arxiv import arxiv_id
from kg.names.doi import doi, doi_of_url
from kg.names.titles import title_id
from kg.storage.fields import json_type

Report = Callable[[str], None]

MAX_TEXT = 20_000
"""Code points of title and abstract together; of 190,000 abstracts the longest has 16,205."""

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ].*)?)?)?", re.ASCII)


def paper_to_json(paper: Paper) -> dict[str, object]:
    """Return every field of a paper; those that not every input has are left out where empty.

    >>> paper_to_json(Paper("p1", "CrossViT", ""))["title"]
    'CrossViT'
    """
    optional = {
        "arxiv_id": paper.arxiv_id,
        "doi": paper.doi,
        "key": paper.key,
        "language": paper.language,
        "other_ids": list(paper.other_ids),
        "venue": paper.venue,
    }
    return {
        "id": paper.id,
        "title": paper.title,
        "abstract": paper.abstract,
        "date": paper.date,
        "url": paper.url,
        "authors": list(paper.authors),
        "source": [
            {"file": source.file, "line": source.line, "page_date": source.page_date}
            for source in paper.source
        ],
        **{key: value for key, value in optional.items() if value},
    }


def paper_from_json(record: Mapping[str, object], report: Report) -> Paper:
    """Build a paper without `source` from a record, its texts as they stand.

    A title that is missing or blank, or an abstract that is missing (it may be empty), is an
    `InvalidValueError`. Something else that cannot be used is left out, and `report` gets a line.

    >>> paper_from_json({"id": "p1", "title": "CrossViT", "abstract": ""}, print).id
    'p1'
    """
    title, abstract = _required(record, "title"), _required(record, "abstract")
    if not title.strip():
        raise InvalidValueError("the title is empty; give it one")
    if len(title) + len(abstract) > MAX_TEXT:
        raise InvalidValueError(
            f"title and abstract have {len(title) + len(abstract):,} characters, more than"
            f" {MAX_TEXT:,}; give the abstract alone"
        )
    return Paper(
        id=_id(record, report) or title_id(title),
        title=title,
        abstract=abstract,
        date=_date(record.get("date"), report),
        url=_text(record, "url", report),
        authors=_texts(record, "authors", report),
        doi=_text(record, "doi", report),
        arxiv_id=_text(record, "arxiv_id", report),
        venue=_text(record, "venue", report),
        key=_text(record, "key", report),
        language=_text(record, "language", report),
        other_ids=_texts(record, "other_ids", report),
    )


def _id(record: Mapping[str, object], report: Report) -> str | None:
    """Return the id that the record gives, else its arXiv id, else its DOI."""
    given = record.get("id")
    if isinstance(given, str) and given.strip():
        return given
    if isinstance(given, int) and not isinstance(given, bool):
        return str(given)
    if given is not None and not isinstance(given, str):
        report(f"id {given!r} is neither a string nor a whole number; another is made")
    return next(filter(None, _other_ids(record)), None)


def _other_ids(record: Mapping[str, object]) -> Iterator[str | None]:
    url, arxiv, given = (
        value if isinstance(value, str) else ""
        for value in map(record.get, ("url", "arxiv_id", "doi"))
    )
    yield arxiv_id(arxiv)
    yield arxiv_id(url)
    yield doi(given)
    yield doi_of_url(url)


def _required(record: Mapping[str, object], key: str) -> str:
    if key not in record:
        raise InvalidValueError(f"there is no {key}; give one as a string")
    value = record[key]
    if not isinstance(value, str):
        raise InvalidValueError(f"the {key} is {json_type(value)}; give a string")
    return value


def _text(record: Mapping[str, object], key: str, report: Report) -> str | None:
    value = record.get(key)
    if isinstance(value, str):
        return value if value.strip() else None
    if value is not None:
        report(f"{key} {value!r} is no string; it is left out")
    return None


def _texts(record: Mapping[str, object], key: str, report: Report) -> tuple[str, ...]:
    value = record.get(key)
    if value is None:
        return ()
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return tuple(value)
    report(f"{key} {value!r} is no list of strings; it is left out")
    return ()


def _date(value: object, report: Report) -> str | None:
    if value is None or value == "":
        return None
    text = str(value) if isinstance(value, int) else value
    match = _DATE.fullmatch(text.strip()) if isinstance(text, str) else None
    if match:
        parts = [part for part in match.groups() if part]
        try:
            date(*[int(part) for part in (*parts, "1", "1")][:3])
        except ValueError:
            match = None
        else:
            return "-".join(parts)
    report(
        f"date {value!r} is no ISO 8601 date such as 2024-05-01, 2024-05 or 2024; it is left out"
    )
    return None
