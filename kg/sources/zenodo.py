"""Records of Zenodo: https://developers.zenodo.org/#records.

Read are answers of its search, and single records. The description, which is HTML, stands for the
abstract.
"""

from typing import Final

from kg.reading.dates import iso_date
from kg.reading.json.objects import Fields
from kg.reading.json.service import JsonService
from kg.reading.json.values import first_text, value_at
from kg.reading.languages import language_code
from kg.reading.people import people
from kg.reading.record import Record
from kg.reading.registry import SOURCES, SourceFormat
from kg.text.markup import Markup


def _record(number: int, fields: Fields) -> Record:
    authors = value_at(fields, "metadata.creators") or []
    return Record(
        line=number,
        title=first_text(fields, "metadata.title", "title"),
        abstract=first_text(fields, "metadata.description"),
        doi=first_text(fields, "doi", "metadata.doi", "pids.doi.identifier"),
        url=first_text(fields, "links.self_html", "links.html", "doi_url"),
        date=iso_date(value_at(fields, "metadata.publication_date")),
        authors=people([each.get("person_or_org", each) for each in authors]),
        venue=first_text(fields, "metadata.journal.title", "metadata.meeting.title"),
        language=language_code(first_text(fields, "metadata.language", "metadata.languages.id")),
    )


_SERVICE: Final = JsonService(
    name="Zenodo",
    lists=("hits.hits.item", "item", ""),
    own=(
        frozenset({"metadata", "conceptrecid"}),
        frozenset({"metadata", "conceptdoi"}),
        frozenset({"metadata", "pids"}),
        frozenset({"metadata", "doi_url"}),
    ),
    total="hits.total",
    record=_record,
)

SOURCES.register(
    "zenodo",
    SourceFormat(
        summary="records of Zenodo",
        sniff=_SERVICE.sniff,
        read=_SERVICE.read,
        markup=Markup.HTML,
    ),
)
