"""Answers of Scopus: https://dev.elsevier.com/documentation/ScopusSearchAPI.wadl.

Read are answers of the search, whose standard view has no abstracts, and of the retrieval of an
abstract or an article. The abstract is `dc:description`.
"""

from typing import Final

from kg.reading.dates import iso_date
from kg.reading.json.objects import Fields
from kg.reading.json.service import JsonService
from kg.reading.json.values import first_text
from kg.reading.people import people
from kg.reading.record import Record
from kg.reading.registry import SOURCES, SourceFormat
from kg.text.markup import Markup


def _record(number: int, fields: Fields) -> Record:
    return Record(
        line=number,
        title=first_text(fields, "dc:title"),
        abstract=first_text(fields, "dc:description"),
        id=first_text(fields, "eid", "dc:identifier"),
        doi=first_text(fields, "prism:doi"),
        date=iso_date(fields.get("prism:coverDate")),
        authors=people(fields.get("author") or fields.get("dc:creator") or []),
        venue=first_text(fields, "prism:publicationName"),
    )


_SERVICE: Final = JsonService(
    name="Scopus",
    lists=(
        "search-results.entry.item",
        "abstracts-retrieval-response.coredata",
        "full-text-retrieval-response.coredata",
    ),
    own=(frozenset({"dc:title", "dc:identifier"}), frozenset({"dc:title", "prism:doi"})),
    envelope=frozenset({"search-results"}),
    total="search-results.opensearch:totalResults",
    record=_record,
)

SOURCES.register(
    "scopus-json",
    SourceFormat(
        summary="answers of Scopus",
        sniff=_SERVICE.sniff,
        read=_SERVICE.read,
        markup=Markup.JATS | Markup.HTML,
    ),
)
