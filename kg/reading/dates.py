"""Dates as inputs write them, to ISO 8601 at the precision that they have.

Only ASCII digits make a date. What is ambiguous keeps what is sure of it: `03/04/2024` is `2024`.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from typing import Final

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "jan january",
            "feb february",
            "mar march",
            "apr april",
            "may",
            "jun june",
            "jul july",
            "aug august",
            "sep sept september",
            "oct october",
            "nov november",
            "dec december",
        ),
        start=1,
    )
    for name in names.split()
}
_EARLIEST, _LATEST = 1000, 2100
_MILLISECONDS: Final = 10**11
"""A number from here on counts milliseconds since 1970, as OpenReview's dates do."""
_ISO: Final = re.compile(
    r"(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2})(?!\d)(?:[T ].*)?)?)?/*", re.ASCII
)
_DAY_FIRST: Final = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})(?!\d)", re.ASCII)
_BIBTEX_YEAR: Final = re.compile(r"\byear\s*=\s*[{\"]*\s*(\d{4})(?!\d)", re.ASCII | re.IGNORECASE)
_DOI: Final = re.compile(r"\b10\.\d{4,9}/")
_WORDS: Final = re.compile(r"[A-Za-z]+|\d+", re.ASCII)


def iso_date(value: object) -> str | None:
    """Return a date, or its beginning, as ISO 8601, or None if `value` holds none.

    `value` is text in any usual form, a year as a number, milliseconds since 1970, or a list of
    year, month and day as Crossref and CSL write it (`[[2001, 2]]`).

    >>> [iso_date(x) for x in ("2024-05-01T10:00:00Z", "2024///", 2024, [[2001, 2]], [[None]])]
    ['2024-05-01', '2024', '2024', '2001-02', None]
    >>> [iso_date(x) for x in ("6 May 2020", "2019 Mar", "Tue, 2 Jan 2024 18:59:59 GMT", "{{DEC}}")]
    ['2020-05-06', '2019-03', '2024-01-02', None]
    >>> iso_date("25/12/2023"), iso_date("03/04/2024"), iso_date(1706745600000)
    ('2023-12-25', '2024', '2024-02-01')
    """
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return _of_number(value)
    if isinstance(value, list | tuple):
        return _of_parts(value)
    return _of_text(value.strip()) if isinstance(value, str) else None


def year_month(year: object, month: object = None, day: object = None) -> str | None:
    """Return the date of fields that stand apart; a month may be a number or a name.

    >>> year_month("2020", "{June}"), year_month(2020, "12", 24), year_month("2020", "24-28 June")
    ('2020-06', '2020-12-24', '2020-06')
    """
    found = iso_date(str(year)) if year is not None else None
    if found is None or len(found) > len("2020") or month is None:
        return found
    text = str(month).strip().strip("{}")
    number = int(text) if text.isascii() and text.isdigit() else next(_months(text), None)
    days = str(day).strip() if day is not None else ""
    return _checked([int(found), number, int(days) if days.isascii() and days.isdigit() else None])


def year_of_bibtex(entry: str) -> str | None:
    """Return the year that a BibTeX entry gives, or None.

    >>> year_of_bibtex("@inproceedings{a2024, title = {ViT}, year = {2024}, pages={1--2}}")
    '2024'
    """
    found = _BIBTEX_YEAR.search(entry)
    return iso_date(found[1]) if found else None


def _of_number(value: float) -> str | None:
    if value >= _MILLISECONDS:
        try:
            return datetime.fromtimestamp(value / 1000, UTC).date().isoformat()
        except (OverflowError, OSError, ValueError):
            return None
    return _checked([int(value)]) if value == int(value) else None


def _of_parts(parts: Sequence[object]) -> str | None:
    if len(parts) == 1 and isinstance(parts[0], list | tuple):
        return _of_parts(parts[0])
    numbers: list[int | None] = []
    for part in parts[:3]:
        text = str(part)
        if isinstance(part, bool) or not (text.isascii() and text.isdigit()):
            break
        numbers.append(int(text))
    return _checked(numbers) if numbers else None


def _of_text(text: str) -> str | None:
    iso = _ISO.fullmatch(text)
    if iso:
        return _checked([int(part) if part else None for part in iso.groups()])
    day_first = _DAY_FIRST.match(text)
    if day_first:
        first, second, year = map(int, day_first.groups())
        if first <= 12 and first != second:
            return _checked([year])
        return _checked([year, second, first])
    if _DOI.search(text):
        return None
    words = _WORDS.findall(text)
    years = [int(word) for word in words if len(word) == 4 and word.isdigit()]
    if not years:
        return None
    month = next(_months(text), None)
    days = [int(w) for w in words if w.isdigit() and len(w) <= 2]
    # Of "24-28 June 2024" the day is unsure, and so is that of a time beside it.
    day = days[0] if len(days) == 1 or ("," in text and days) else None
    return _checked([years[0], month, day])


def _months(text: str) -> Iterator[int]:
    for word in _WORDS.findall(text):
        if (number := _MONTHS.get(word.casefold())) is not None:
            yield number


def _checked(parts: Sequence[int | None]) -> str | None:
    """Return year, month and day as far as they make a date."""
    year, month, day = (*parts, None, None, None)[:3]
    if year is None or not _EARLIEST <= year <= _LATEST:
        return None
    if not month or not 1 <= month <= 12:
        return f"{year:04}"
    try:
        return date(year, month, day).isoformat() if day else f"{year:04}-{month:02}"
    except ValueError:
        return f"{year:04}-{month:02}"
