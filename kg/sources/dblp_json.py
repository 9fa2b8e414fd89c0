"""Answers of DBLP's search as JSON: https://dblp.org/faq/How+to+use+the+dblp+search+API.html.

Numbers stand as texts, a title ends in a full stop, and people of one name bear numbers. DBLP has
no abstracts.
"""

from typing import Final

from kg.reading.dates import iso_date
from kg.reading.json.objects import Fields
from kg.reading.json.service import JsonService
from kg.reading.json.values import first_text, value_at
from kg.reading.people import people
from kg.reading.record import Record
from kg.reading.registry import SOURCES, SourceFormat
from kg.text.markup import Markup


def _record(number: int, fields: Fields) -> Record:
    title = first_text(fields, "info.title")
    authors = value_at(fields, "info.authors.author")
    return Record(
        line=number,
        title=title[:-1] if title and title.endswith(".") else title,
        id=first_text(fields, "info.key"),
        doi=first_text(fields, "info.doi"),
        arxiv_id=first_text(fields, "info.ee"),
        url=first_text(fields, "info.ee", "info.url"),
        date=iso_date(value_at(fields, "info.year")),
        authors=people(authors if isinstance(authors, list) else [authors]),
        venue=first_text(fields, "info.venue"),
    )


_SERVICE: Final = JsonService(
    name="DBLP",
    lists=("result.hits.hit.item", "hits.hit.item"),
    own=(frozenset({"info", "@id"}), frozenset({"info", "@score"})),
    total="result.hits.@total",
    remedy="look the papers up by DOI in OpenAlex or Semantic Scholar, and give their answers",
    record=_record,
)

SOURCES.register(
    "dblp-json",
    SourceFormat(
        summary="answers of DBLP's search, in JSON",
        sniff=_SERVICE.sniff,
        read=_SERVICE.read,
        markup=Markup.HTML,
    ),
)
