"""The date of a build, as a user gives it; no output depends on a clock."""

import re
from datetime import UTC, date, datetime

from pyoxigraph import Literal, NamedNode

from kg.errors import InvalidValueError

_XSD = "http://www.w3.org/2001/XMLSchema#"
_DATE = NamedNode(f"{_XSD}date")
DATE_TIME = NamedNode(f"{_XSD}dateTime")
_WITH_TIME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})", re.ASCII)


def build_date(text: str) -> Literal:
    """Return a date in ISO 8601 as `xsd:date`, one with time and zone as `xsd:dateTime` in UTC.

    Raise `InvalidValueError` for anything else, a time without a zone included.

    >>> build_date("2026-11-21").datatype.value.rpartition("#")[2]
    'date'
    >>> build_date("2026-11-21T10:30:00+01:00").value
    '2026-11-21T09:30:00Z'
    """
    try:
        if _WITH_TIME.fullmatch(text):
            utc = datetime.fromisoformat(text).astimezone(UTC)
            return Literal(f"{utc.replace(tzinfo=None).isoformat()}Z", datatype=DATE_TIME)
        if date.fromisoformat(text).isoformat() == text:
            return Literal(text, datatype=_DATE)
    except (ValueError, OverflowError):
        pass
    raise InvalidValueError(
        f"date {text!r} is no date in ISO 8601; give one such as 2026-11-21,"
        " or with time and zone 2026-11-21T09:30:00Z"
    )
