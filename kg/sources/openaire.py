"""Research products of the OpenAIRE Graph: https://graph.openaire.eu/docs/apis/graph-api/.

Read are answers of its search, and lines of its dump. `descriptions` may be null.
"""

from typing import Final

from kg.reading.dates import iso_date
from kg.reading.json.objects import Fields
from kg.reading.json.service import JsonService
from kg.reading.json.values import first_text, texts
from kg.reading.languages import language_code
from kg.reading.people import people
from kg.reading.record import Record
from kg.reading.registry import SOURCES, SourceFormat
from kg.text.markup import Markup


def _record(number: int, fields: Fields) -> Record:
    title, subtitle = first_text(fields, "mainTitle"), first_text(fields, "subTitle")
    ids = {
        str(each.get("scheme")).casefold(): first_text(each, "value")
        for each in fields.get("pids") or ()
        if isinstance(each, dict)
    }
    urls = [
        url
        for each in fields.get("instances") or ()
        if isinstance(each, dict)
        for url in texts(each.get("urls"))
    ]
    return Record(
        line=number,
        title=f"{title}: {subtitle}" if title and subtitle else title,
        abstract=max(texts(fields.get("descriptions")), key=len, default=None),
        id=first_text(fields, "id"),
        doi=ids.get("doi"),
        arxiv_id=ids.get("arxiv") or next((url for url in urls if "arxiv.org" in url), None),
        other_ids=tuple(id_ for scheme in ("pmid", "pmc") if (id_ := ids.get(scheme))),
        url=next(iter(urls), None),
        date=iso_date(fields.get("publicationDate")),
        authors=people(fields.get("authors") or fields.get("author") or []),
        venue=first_text(fields, "container.name"),
        language=language_code(first_text(fields, "language.code")),
    )


_SERVICE: Final = JsonService(
    name="OpenAIRE",
    lists=("results.item", "item", ""),
    own=(frozenset({"mainTitle", "id"}),),
    total="header.numFound",
    record=_record,
)

SOURCES.register(
    "openaire",
    SourceFormat(
        summary="research products of the OpenAIRE Graph",
        sniff=_SERVICE.sniff,
        read=_SERVICE.read,
        markup=Markup.JATS | Markup.HTML,
    ),
)
