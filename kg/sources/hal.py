"""Answers of HAL's search: https://api.archives-ouvertes.fr/docs/search.

The names of fields tell their type: `title_s` is a list of texts, one a language. Of several
abstracts the English one is read. Fields that were not asked for (`fl=`) are not there.
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
    from kg.text.cleaning import language_of  # slow to import

    abstracts = list(texts(fields.get("abstract_s")))
    titles = list(texts(fields.get("title_s")))
    # The lists stand side by side; a title alone is too short for its language to be told.
    english = next((n for n, text in enumerate(abstracts) if language_of("", text) is None), 0)
    place = english if len(titles) == len(abstracts) else 0
    dates = ("publicationDate_s", "producedDate_s", "publicationDateY_i", "producedDateY_i")
    return Record(
        line=number,
        title=first_text(fields, "en_title_s") or next(iter(titles[place:]), None),
        abstract=first_text(fields, "en_abstract_s") or next(iter(abstracts[english:]), None),
        id=first_text(fields, "halId_s"),
        doi=first_text(fields, "doiId_s"),
        arxiv_id=first_text(fields, "arxivId_s"),
        url=first_text(fields, "uri_s"),
        date=next(filter(None, (iso_date(fields.get(name)) for name in dates)), None),
        authors=people(fields.get("authFullName_s") or []),
        venue=first_text(fields, "journalTitle_s", "conferenceTitle_s", "bookTitle_s"),
        language=language_code(first_text(fields, "language_s")),
    )


_SERVICE: Final = JsonService(
    name="HAL",
    lists=("response.docs.item", "docs.item", "item", ""),
    own=(frozenset({"title_s", "halId_s"}), frozenset({"title_s", "abstract_s"})),
    total="response.numFound",
    record=_record,
)

SOURCES.register(
    "hal",
    SourceFormat(
        summary="answers of the archive HAL",
        sniff=_SERVICE.sniff,
        read=_SERVICE.read,
        markup=Markup.HTML | Markup.SOME_LATEX,
    ),
)
