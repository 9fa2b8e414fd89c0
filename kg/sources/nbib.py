"""MEDLINE's tagged text (nbib), which PubMed, PMC and ERIC export.

https://www.nlm.nih.gov/bsd/mms/medlineelements.html. Values go on in lines that begin with blanks.
"""

import re
from collections.abc import Iterator
from typing import Final

from kg.reading.dates import iso_date
from kg.reading.document import Document, Head
from kg.reading.people import people
from kg.reading.record import Record
from kg.reading.registry import SOURCES, Match, Report, SourceFormat
from kg.reading.texts.tagged import TaggedRecord, tagged_records
from kg.text.markup import Markup

_TAG: Final = re.compile(r"\ufeff?([A-Z]{2,4}) {0,2}- ?(.*)$", re.ASCII)
_FIRST: Final = re.compile(r"\s*(?:PMID|PMC|OWN|AID|TI|AU) {0,2}- ", re.ASCII)


def sniff(head: Head) -> Match:
    r"""Say whether the first line that is not blank has a tag of MEDLINE, and others follow.

    >>> sniff(Head(b"PMID- 1\nTI  - ViT.\nAB  - We ...\n")).name
    'CERTAIN'
    """
    text = head.text.lstrip("\ufeff \r\n")
    is_first = _FIRST.match(text) is not None and re.search(r"(?m)^TY {1,2}- ", text) is None
    tags = set(re.findall(r"(?m)^([A-Z]{2,4}) {0,2}- ", text))
    return (
        Match.CERTAIN
        if is_first and len(tags & {"PMID", "PMC", "TI", "FAU", "AU", "DP"}) >= 2
        else Match.NO
    )


def read(document: Document, _report: Report) -> Iterator[Record]:
    """Yield a record each; a blank line or the first tag again begins one."""
    first = _first_tag(document)
    begins = frozenset({first}) if first else frozenset()
    for record in tagged_records(document, _TAG, begins=begins):
        if record.first("TI", "BTI", "TT"):
            yield _record(record)


def _first_tag(document: Document) -> str | None:
    for _, line in document.lines():
        if match := _TAG.match(line):
            return match[1]
    return None


def _record(record: TaggedRecord) -> Record:
    ids = [*record.all("LID"), *record.all("AID")]
    pmid = record.first("PMID")
    title = (record.first("TI", "BTI", "TT") or "").strip()
    return Record(
        line=record.line,
        title=title.removesuffix(".").removeprefix("[").removesuffix("]"),
        abstract=record.first("AB"),
        id=(pmid or record.first("PMC", "OID") or "").strip() or None,
        doi=next((value.split()[0] for value in ids if "[doi]" in value), None),
        other_ids=tuple(v.strip() for v in record.all("PMC")),
        url=f"https://pubmed.ncbi.nlm.nih.gov/{pmid.strip()}/" if pmid else None,
        date=iso_date((record.first("DP", "DEP") or "").strip()),
        authors=people(record.all("FAU", "AU", "CN")),
        venue=record.first("JT", "TA", "SO"),
        language=None,
    )


SOURCES.register(
    "nbib",
    SourceFormat(
        summary="tagged text of MEDLINE (nbib), as PubMed exports it",
        sniff=sniff,
        read=read,
        markup=Markup.JATS | Markup.HTML,
    ),
)
