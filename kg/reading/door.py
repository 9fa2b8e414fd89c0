"""The door through which every record becomes a paper: cleaned, bounded, with normalised ids.

What all formats share is done here once, so that a format says only what stands where.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from kg.errors import Outcome, Problem
from kg.model import Paper, Source
from kg.names.arxiv import arxiv_id, arxiv_id_within, arxiv_month
from kg.names.doi import doi_of_url, dois
from kg.names.titles import title_id
from kg.reading.record import Record
from kg.reading.registry import Report
from kg.storage.paper import MAX_TEXT
from kg.text.characters import REPLACEMENT, mend
from kg.text.cleaning import clean, clean_abstract, language_of
from kg.text.markup import Markup

__all__ = ["MAX_TITLE", "paper_of"]

MAX_TITLE: Final = 1_000
"""Code points of a title; of 190,000 titles the longest has 327."""
_MARKUP_GROWTH: Final = 5
"""Text that is this many times too long is cut before it is cleaned, which takes time."""
_ENOUGH_TO_TELL: Final = 200
"""Code points from which on the text itself says its language better than the input does."""


@dataclass(frozen=True, slots=True)
class _Ids:
    """What a record is called: `own` is its id of its own, `others` those that are left."""

    arxiv: str | None
    doi: str | None
    own: str | None
    others: tuple[str, ...]


def paper_of(record: Record, file: str, markup: Markup, report: Report) -> Paper | None:
    """Return the paper of a record, or None, which is reported, where it has no title.

    `markup` is undone where the record declares none of its own. An abstract of which nothing is
    left, such as a placeholder, is empty. Texts that are too long are cut at a space, characters
    that XML forbids become U+FFFD, and both is reported. `id` is the arXiv id, else the DOI, else
    the record's id, else the hash of the folded title; without a date or a URL, those of the arXiv
    id or the DOI are taken.
    """
    texts = _Texts(file, record, record.markup if record.markup is not None else markup, report)
    title = texts.title()
    if not title:
        reason = "the record is left out: there is no title"
        report(Problem(file, record.line, reason, Outcome.LEFT_OUT))
        return None
    abstract = texts.abstract(MAX_TEXT - len(title))
    ids = _ids(record)
    paper = Paper(
        id=texts.line(ids.arxiv or ids.doi or ids.own) or title_id(title),
        title=title,
        abstract=abstract,
        source=(Source(file, record.line, record.page_date),),
        date=record.date or (arxiv_month(ids.arxiv) if ids.arxiv else None),
        url=texts.line(record.url) or _url(ids),
        authors=texts.lines(map(_name, record.authors)),
        doi=texts.line(ids.doi),
        arxiv_id=ids.arxiv,
        venue=_venue(texts.line(record.venue)),
        key=texts.line(record.key),
        language=_language(title, abstract, record.language),
        other_ids=tuple(sorted(texts.lines(ids.others))),
    )
    texts.tell_mended()
    return paper


class _Texts:
    """The texts of one record, cleaned and mended; counts the characters that were mended."""

    def __init__(self, file: str, record: Record, markup: Markup, report: Report) -> None:
        self._file, self._record, self._markup, self._report = file, record, markup, report
        self._mended = 0

    def title(self) -> str:
        """Return the title, or an empty text where there is none."""
        raw = (self._record.title or "")[: _MARKUP_GROWTH * MAX_TITLE]
        text = self._mend(clean(raw, self._markup), raw)
        return self._cut(text, MAX_TITLE, "title").strip()

    def abstract(self, most: int) -> str:
        """Return the abstract, `most` code points at most, or an empty text."""
        raw = (self._record.abstract or "")[: _MARKUP_GROWTH * most]
        text = self._mend(clean_abstract(raw, self._markup), raw)
        return self._cut(text, most, "abstract").strip()

    def line(self, text: str | None) -> str | None:
        """Return a short text on one line, or None where it is blank."""
        return " ".join(self._mend(text).split()) or None if text else None

    def lines(self, texts: Iterable[str]) -> tuple[str, ...]:
        """Return short texts that are not blank, each once."""
        return tuple(dict.fromkeys(line for text in texts if (line := self.line(text))))

    def tell_mended(self) -> None:
        """Report how many characters were replaced."""
        if self._mended:
            what = "a character" if self._mended == 1 else f"{self._mended} characters"
            self._tell(f"{what} that XML forbids became U+FFFD")

    def _mend(self, text: str, raw: str | None = None) -> str:
        """Mend a text, and count what was mended since it was `raw`."""
        mended, _ = mend(text)
        before = (text if raw is None else raw).count(REPLACEMENT)
        self._mended += max(0, mended.count(REPLACEMENT) - before)
        return mended

    def _cut(self, text: str, most: int, what: str) -> str:
        given = getattr(self._record, what)
        if len(text) <= most and len(given or "") <= _MARKUP_GROWTH * most:
            return text
        self._tell(f"the {what} has {len(given):,} characters and is cut after {most:,}")
        return text if len(text) <= most else text[:most].rpartition(" ")[0] or text[:most]

    def _tell(self, text: str) -> None:
        self._report(Problem(self._file, self._record.line, text, Outcome.MENDED))


def _ids(record: Record) -> _Ids:
    named = dois(record.doi or "")
    given = (record.id or "").strip()
    url = record.url or ""
    if not named and (found := doi_of_url(url) or next(iter(dois(given)), None)):
        named = (found,)
    arxiv = (
        arxiv_id_within(record.arxiv_id or "")
        or next(filter(None, map(arxiv_id, named)), None)
        or arxiv_id(url)
        or arxiv_id(given)
    )
    # The DOI of a preprint on arXiv is its arXiv id in other clothes.
    published = [each for each in named if arxiv_id(each) is None]
    doi = published[0] if published else None
    is_same = arxiv_id(given) == arxiv if arxiv_id(given) else given.lower() in published[:1]
    own = given if given and not is_same and not (doi and doi in dois(given)) else None
    others = {*published[1:], *record.other_ids, own} - {None, arxiv, doi, arxiv or doi or own}
    return _Ids(arxiv, doi, own, tuple(sorted(filter(None, others))))


def _name(text: str) -> str:
    """Return a name without LaTeX's accents, which tables made of BibTeX keep."""
    return clean(text, Markup.LATEX) if "\\" in text else text


def _venue(text: str | None) -> str | None:
    """Return a venue; `arXiv preprint arXiv:2401.01234`, as Google Scholar writes it, is arXiv."""
    is_arxiv = text is not None and text.casefold().startswith("arxiv") and arxiv_id_within(text)
    return "arXiv" if is_arxiv else text


def _url(ids: _Ids) -> str | None:
    if ids.arxiv:
        return f"https://arxiv.org/abs/{ids.arxiv}"
    return f"https://doi.org/{ids.doi}" if ids.doi else None


def _language(title: str, abstract: str, declared: str | None) -> str | None:
    """Return the language that the text is in, where it is not English.

    Inputs that declare one often mean the journal's, so it counts only for short texts.
    """
    found = language_of(title, abstract)
    if found is not None or len(abstract) >= _ENOUGH_TO_TELL:
        return found
    code = (declared or "").strip().casefold().replace("_", "-").partition("-")[0]
    return code if len(code) == 2 and code.isascii() and code != "en" else None
