"""Articles of the Directory of Open Access Journals: https://doaj.org/api/v4/docs.

Read are answers of its search, and its public dump. Its lists of journals hold no papers.
"""

from typing import Final

from kg.reading.dates import year_month
from kg.reading.json.objects import Fields
from kg.reading.json.service import JsonService
from kg.reading.json.values import first_text, texts, value_at
from kg.reading.languages import language_code
from kg.reading.people import people
from kg.reading.record import Record
from kg.reading.registry import SOURCES, SourceFormat
from kg.text.markup import Markup


def _record(number: int, fields: Fields) -> Record:
    ids = [each for each in fields.get("identifier") or () if isinstance(each, dict)]
    return Record(
        line=number,
        title=first_text(fields, "title"),
        abstract=first_text(fields, "abstract"),
        doi=next((first_text(each, "id") for each in ids if each.get("type") == "doi"), None),
        url=next((first_text(each, "url") for each in fields.get("link") or ()), None),
        date=year_month(fields.get("year"), fields.get("month")),
        authors=people(fields.get("author") or []),
        venue=first_text(fields, "journal.title"),
        language=language_code(next(iter(texts(value_at(fields, "journal.language"))), None)),
    )


_SERVICE: Final = JsonService(
    name="DOAJ",
    lists=("results.item.bibjson", "item.bibjson", "bibjson"),
    own=(frozenset({"title", "journal"}),),
    total="total",
    record=_record,
)

SOURCES.register(
    "doaj",
    SourceFormat(
        summary="articles of the Directory of Open Access Journals (DOAJ)",
        sniff=_SERVICE.sniff,
        read=_SERVICE.read,
        markup=Markup.JATS | Markup.HTML,
    ),
)
