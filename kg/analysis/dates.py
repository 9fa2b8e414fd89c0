"""The date of a paper, as much of one as is known: a day, a month or a year of ISO 8601.

Of any other text no date is guessed. RDF has as `dcterms:issued` exactly the dates of this module.
"""

import re
from collections.abc import Mapping
from datetime import date

from kg.graph import KnowledgeGraph
from kg.schema import NodeKind

_DATE = re.compile(r"(?!0000)\d{4}(-(?:0[1-9]|1[0-2])(-\d\d)?)?", re.ASCII)


def known_date(text: str | None) -> str | None:
    """Return `text` where it is a day, a month or a year, else None.

    >>> [known_date(text) for text in ("2024-05-01", "2024-05", "2024", "2024-13", "May 2024")]
    ['2024-05-01', '2024-05', '2024', None, None]
    """
    match = _DATE.fullmatch(text or "")
    if match is None:
        return None
    if match[2]:
        try:
            date.fromisoformat(match[0])
        except ValueError:  # no such day
            return None
    return match[0]


def dates(graph: KnowledgeGraph) -> Mapping[str, str | None]:
    """Return the date of each paper, None where it has none, from a table that is made once."""
    return graph.derived(_dates)


def year(known: str | None) -> int | None:
    """Return the year of a known date, None of none."""
    return None if known is None else int(known[:4])


def _dates(graph: KnowledgeGraph) -> Mapping[str, str | None]:
    found = graph.data.columns(NodeKind.PAPER, "date")
    return {paper: known_date(date) for paper, date in found}
