"""What two places say of which one paper is made: that they are one, and where they disagree."""

from collections.abc import Iterator

from kg.errors import Outcome, Problem
from kg.model import Extraction, Paper
from kg.reading.joining.profile import Item, Profile, paper_of_item

__all__ = ["differences", "told_at"]

_MOST_YEARS = 2
"""Years between a preprint and its publication, of nearly all."""
_SHOWN = 60
"""Characters of a title that a message has room for."""


def differences(kept: Item, other: Item, id_: str) -> Iterator[Problem]:
    """Yield that `other` is the paper `id_` as `kept` is, and what they contradict each other in.

    The place of each problem is that of `other`. Texts that differ are what is to be expected,
    unless offsets belong to them.
    """
    paper, one, two = paper_of_item(other), Profile(kept), Profile(other)
    if text := _of_extractions(kept, other):
        yield told_at(paper, f"the paper {id_!r} {text} of {_where(paper_of_item(kept))} is kept")
    if one.publications and two.publications and not one.dois & two.dois:
        first, second = min(one.publications), min(two.publications)
        text = f"{first!r} and {second!r} are DOIs of one paper"
        yield told_at(paper, text, Outcome.NOTED)
    elif id_ in one.own_ids | two.own_ids and paper.id != id_ and paper.id in two.own_ids:
        text = f"{id_!r} and {paper.id!r} are one paper; {id_!r} is kept"
        yield told_at(paper, text, Outcome.NOTED)
    else:
        text = f"it is one paper with {_where(paper_of_item(kept))!r}: {paper.title[:_SHOWN]!r}"
        yield told_at(paper, text, Outcome.JOINED)
    if one.year and two.year and abs(one.year - two.year) > _MOST_YEARS:
        text = f"the paper {id_!r} is of {two.year} here and of {one.year} elsewhere"
        yield told_at(paper, text, Outcome.NOTED)


def told_at(paper: Paper, text: str, outcome: Outcome = Outcome.MENDED) -> Problem:
    """Return a problem at the first place of a paper."""
    place = paper.source[0] if paper.source else None
    return Problem(place.file if place else paper.id, place.line if place else 0, text, outcome)


def _of_extractions(kept: Item, other: Item) -> str | None:
    if not isinstance(kept, Extraction):
        return None
    if isinstance(other, Extraction):
        is_same = _statements(kept) == _statements(other)
        return None if is_same else "has another extraction; that"
    is_longer = len(other.abstract) > len(kept.paper.abstract)
    return "is longer here; the extraction" if is_longer else None


def _statements(extraction: Extraction) -> tuple[object, ...]:
    return extraction.entities, extraction.results, extraction.links, extraction.abbreviations


def _where(paper: Paper) -> str:
    return f"{paper.source[0].file}:{paper.source[0].line}" if paper.source else paper.title
