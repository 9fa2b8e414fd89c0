"""From one JSON record to a `Paper`, and the ids that papers without one get.

A record has `title` and `abstract`, and may have `id`, `doi`, `arxiv_id`, `date`, `url` and
`authors`; other keys are ignored. What an id looks like elsewhere:
DOI https://www.doi.org/doi-handbook/, arXiv https://info.arxiv.org/help/arxiv_identifier.html.
"""

import hashlib
import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date

from kg.errors import InvalidValueError
from kg.model import Paper
from kg.names.arxiv import arxiv_id
from kg.storage.fields import json_type

Report = Callable[[str], None]

MAX_TEXT = 20_000
"""Code points of title and abstract together; of 190,000 abstracts the longest has 16,205."""

_DOI = re.compile(
    r"(?:(?:https?://)?(?:dx\.)?doi\.org/|doi:)?\s*(?P<id>10\.\d{4,9}/\S+)", re.IGNORECASE
)
_DOI_URL = re.compile(r"https?://(?:dx\.)?doi\.org/(?P<id>10\.\d{4,9}/\S+)", re.IGNORECASE)
_SIGNS = re.compile(r"[\W_]+")
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ].*)?)?)?")


def fold_title(title: str) -> str:
    """Fold a title so that copies of it become equal: NFKC, case, and all but letters and digits.

    >>> fold_title("  CrossViT: Cross-Attention  Multi-Scale ")
    'crossvit cross attention multi scale'
    """
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", title).casefold())
    # A title of signs alone would fold to nothing, and all such titles would be one.
    return " ".join(_SIGNS.sub(" ", folded).split() or folded.split())


def fold_abstract(abstract: str) -> str:
    """Fold white space and case.

    >>> fold_abstract("We  propose CrossViT. ")
    'we propose crossvit.'
    """
    return " ".join(abstract.split()).casefold()


def title_id(title: str) -> str:
    """Give the id of a paper that has none: 12 hexadecimal digits of the folded title's SHA-256.

    >>> title_id("CrossViT") == title_id("crossvit.")
    True
    """
    return _digest(fold_title(title))


def text_id(title: str, abstract: str) -> str:
    """Give the id of a paper that has none and shares its folded title with another paper."""
    return _digest(f"{fold_title(title)}\n{fold_abstract(abstract)}")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def paper_id(record: Mapping[str, object], title: str) -> str:
    """Return the id that `record` gives, else its DOI, else its arXiv id, else the title's hash.

    DOIs are lower-cased, since they ignore case; the version of an arXiv id is dropped.

    >>> paper_id({"url": "https://arxiv.org/abs/2401.01234v2"}, "CrossViT")
    '2401.01234'
    >>> paper_id({"doi": "https://doi.org/10.1000/ABC", "arxiv_id": "2401.01234"}, "CrossViT")
    '10.1000/abc'
    """
    given = record.get("id")
    if isinstance(given, str) and given.strip():
        return given
    if isinstance(given, int) and not isinstance(given, bool):
        return str(given)
    doi = _found(_DOI, record.get("doi")) or _found(_DOI_URL, record.get("url"))
    if doi:
        return doi.lower()
    named = (record.get("arxiv_id"), record.get("url"))
    arxiv = next(filter(None, (arxiv_id(x) for x in named if isinstance(x, str))), None)
    return arxiv or title_id(title)


def _found(pattern: re.Pattern[str], value: object) -> str | None:
    match = pattern.fullmatch(value.strip()) if isinstance(value, str) else None
    return match["id"] if match else None


def paper_from_json(record: Mapping[str, object], report: Report) -> Paper:
    """Build a paper without `source` from a record.

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
    given = record.get("id")
    if given is not None and (isinstance(given, bool) or not isinstance(given, str | int)):
        report(f"id {given!r} is neither a string nor a whole number; another is made")
    return Paper(
        id=paper_id(record, title),
        title=title,
        abstract=abstract,
        date=_date(record.get("date"), report),
        url=_url(record.get("url"), report),
        authors=_authors(record.get("authors"), report),
    )


def _required(record: Mapping[str, object], key: str) -> str:
    if key not in record:
        raise InvalidValueError(f"there is no {key}; give one as a string")
    value = record[key]
    if not isinstance(value, str):
        raise InvalidValueError(f"the {key} is {json_type(value)}; give a string")
    return value


def _url(value: object, report: Report) -> str | None:
    if isinstance(value, str):
        return value if value.strip() else None
    if value is not None:
        report(f"url {value!r} is no string; it is left out")
    return None


def _authors(value: object, report: Report) -> tuple[str, ...]:
    if value is None:
        return ()
    if isinstance(value, list) and all(isinstance(author, str) for author in value):
        return tuple(value)
    report(f"authors {value!r} are no list of strings; they are left out")
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
