"""PubMed in XML: https://dtd.nlm.nih.gov/ncbi/pubmed/doc/out/250101/.

Labelled sections of an abstract stand one behind the other. Of `OtherAbstract` and of the list of
references, which has the ids of other papers, nothing is read.
"""

from collections.abc import Iterator

from kg.reading.dates import iso_date, year_month
from kg.reading.document import Document, Head
from kg.reading.languages import language_code
from kg.reading.people import people
from kg.reading.record import Record
from kg.reading.registry import SOURCES, Match, Report, SourceFormat
from kg.reading.xml.records import (
    Element,
    child,
    elements,
    inner_xml,
    local,
    text_of,
    xml_shape,
)
from kg.text.markup import Markup

_ROOTS = {"PubmedArticleSet", "PubmedArticle", "MedlineCitationSet"}


def sniff(head: Head) -> Match:
    """Say whether articles of PubMed stand there.

    >>> sniff(Head(b"<PubmedArticleSet><PubmedArticle>")).name
    'CERTAIN'
    """
    return Match.CERTAIN if xml_shape(head).root in _ROOTS else Match.NO


def read(document: Document, _report: Report) -> Iterator[Record]:
    """Yield a record an article or a book."""
    names = ("PubmedArticle", "PubmedBookArticle", "MedlineCitation")
    for line, element in elements(document, *names):
        inside = (child(element, "MedlineCitation"), child(element, "BookDocument"))
        citation = next((each for each in inside if each is not None), element)
        yield _record(line, element, citation)


def _record(line: int, whole: Element, citation: Element) -> Record:
    article = child(citation, "Article")
    article = citation if article is None else article
    pmid = text_of(citation, "PMID")
    title = inner_xml(article, "ArticleTitle") or inner_xml(article, "VernacularTitle")
    return Record(
        line=line,
        title=_title(title) if title else None,
        abstract=_abstract(child(article, "Abstract")),
        id=pmid,
        doi=_doi(whole, article),
        other_ids=tuple(
            id_ for kind, id_ in _ids(whole) if kind in {"pubmed", "pmc"} and id_ != pmid
        ),
        url=f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/" if pmid else None,
        date=_date(article),
        authors=_authors(child(article, "AuthorList")),
        venue=text_of(article, "Journal", "Title") or text_of(article, "Book", "BookTitle"),
        language=language_code(text_of(article, "Language")),
    )


def _title(text: str) -> str:
    """Return a title without its full stop, and without the brackets of one that is translated."""
    bare = text.strip().removesuffix(".")
    return bare[1:-1].removesuffix(".") if bare.startswith("[") and bare.endswith("]") else bare


def _abstract(abstract: Element | None) -> str | None:
    parts = []
    for each in abstract if abstract is not None else ():
        if local(each) == "AbstractText" and (text := inner_xml(each)):
            label = each.get("Label")
            parts.append(f"<title>{label}</title> {text}" if label else text)
    return " ".join(parts) or None


def _ids(whole: Element) -> Iterator[tuple[str, str]]:
    ids = child(whole, "PubmedData", "ArticleIdList")
    for each in ids if ids is not None else ():
        if local(each) == "ArticleId" and (text := text_of(each)):
            yield each.get("IdType") or "", text


def _doi(whole: Element, article: Element) -> str | None:
    for kind, id_ in _ids(whole):
        if kind == "doi":
            return id_
    found = (each for each in article if local(each) == "ELocationID")
    return next((text_of(each) for each in found if each.get("EIdType") == "doi"), None)


def _date(article: Element) -> str | None:
    """Return the date of the issue, to the day of the electronic article if that is within it."""
    electronic = _date_of(child(article, "ArticleDate"))
    printed = _date_of(child(article, "Journal", "JournalIssue", "PubDate"))
    printed = printed or _date_of(child(article, "Book", "PubDate"))
    return electronic if electronic and electronic.startswith(printed or "") else printed


def _date_of(date: Element | None) -> str | None:
    if date is None:
        return None
    found = year_month(text_of(date, "Year"), text_of(date, "Month"), text_of(date, "Day"))
    return found or iso_date((text_of(date, "MedlineDate") or "").strip())


def _authors(authors: Element | None) -> tuple[str, ...]:
    names = []
    for each in authors if authors is not None else ():
        family, given = text_of(each, "LastName"), text_of(each, "ForeName")
        names.append({"family": family, "given": given, "literal": text_of(each, "CollectiveName")})
    return people(names)


SOURCES.register(
    "pubmed-xml",
    SourceFormat(
        summary="articles of PubMed, in XML",
        sniff=sniff,
        read=read,
        markup=Markup.JATS,
    ),
)
