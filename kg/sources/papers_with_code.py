"""Dumps of Papers with Code: https://github.com/paperswithcode/paperswithcode-data.

Read are `papers-with-abstracts.json` and the lists of links between papers and code, which have no
abstracts. The evaluation tables are read as titles of the papers in them.
"""

from typing import Final

from kg.reading.dates import iso_date
from kg.reading.json_objects import Fields
from kg.reading.json_service import JsonService
from kg.reading.json_values import first_text
from kg.reading.people import people
from kg.reading.record import Record
from kg.reading.registry import SOURCES, SourceFormat
from kg.text.markup import Markup


def _record(number: int, fields: Fields) -> Record:
    title = first_text(fields, "title", "paper_title")
    return Record(
        line=number,
        title=title,
        abstract=first_text(fields, "abstract", "short_abstract"),
        arxiv_id=first_text(fields, "arxiv_id", "paper_arxiv_id")
        or first_text(fields, "url_abs", "paper_url_abs"),
        url=first_text(fields, "url_abs", "paper_url_abs", "paper_url"),
        date=iso_date(fields.get("date")) or iso_date(fields.get("paper_date")),
        authors=people(fields.get("authors") or []),
        venue=first_text(fields, "proceeding", "conference"),
    )


_SERVICE: Final = JsonService(
    name="Papers with Code",
    lists=(
        "item",
        "",
        "item.datasets.item.sota.rows.item",
        "datasets.item.sota.rows.item",
        "item.subtasks.item.datasets.item.sota.rows.item",
    ),
    own=(
        frozenset({"title", "abstract", "url_abs", "paper_url"}),
        frozenset({"paper_title", "paper_url", "repo_url"}),
        frozenset({"model_name", "paper_title", "metrics"}),
    ),
    record=_record,
)

SOURCES.register(
    "papers-with-code",
    SourceFormat(
        summary="dumps of Papers with Code",
        sniff=_SERVICE.sniff,
        read=_SERVICE.read,
        markup=Markup.SOME_LATEX,
    ),
)
