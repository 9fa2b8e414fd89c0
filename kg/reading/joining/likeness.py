"""Whether two items are the same paper."""

from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz

from kg.reading.joining.profile import Profile

__all__ = ["Likeness", "likeness"]

_MOST_YEARS: Final = 2
"""Years between a preprint and its publication, of nearly all."""
_FEW_WORDS: Final = 0.85
_HALF: Final = 0.5
"""Degrees from which on titles differ in few words, and in half of them."""
_NEVER: Final = 2.0


@dataclass(frozen=True, slots=True, order=True)
class Likeness:
    """How sure it is that two items are one paper; the greater is the surer.

    Where it is not `is_sure`, they are one paper unless a third one is as like to one of them and
    is another paper.
    """

    is_sure: bool
    degree: float


def likeness(one: Profile, two: Profile) -> Likeness | None:
    """Return how like two items are, or None where they are different papers.

    Two arXiv ids are two papers. Items with an id in common are one unless neither titles nor
    abstracts agree: tables and databases have wrong DOIs, and chapters the DOI of their book.
    Without one, equal titles need abstracts of which something agrees, or the same people; titles
    that differ in a few words need abstracts of which much agrees; titles such as `Preface` need
    nearly equal abstracts. Where an abstract is missing, title, people, years and DOIs must not
    contradict each other.
    """
    if one.arxiv and two.arxiv and one.arxiv != two.arxiv:
        return None
    shared = _shared_id(one, two)
    if shared:
        return _with_id(one, two, is_arxiv=shared == "arxiv")
    if one.has_abstract and two.has_abstract:
        return _with_abstracts(one, two)
    return _without_abstract(one, two)


def _shared_id(one: Profile, two: Profile) -> str | None:
    if one.arxiv and one.arxiv == two.arxiv:
        return "arxiv"
    return "other" if one.dois & two.dois or one.own_ids & two.own_ids else None


def _with_id(one: Profile, two: Profile, *, is_arxiv: bool) -> Likeness | None:
    title = _title_degree(one, two)
    if not (one.has_abstract and two.has_abstract):
        # A translated title has no word of the original.
        is_translated = one.language != two.language
        is_same = title >= _HALF or is_arxiv or is_translated or _people(one, two) is True
        return Likeness(True, 1 + title) if is_same and _people(one, two) is not False else None
    if title == 1:
        return Likeness(True, 2)
    abstract = _abstract_degree(one, two)
    is_same = abstract >= 0.3 or (title >= _HALF and abstract >= 0.1)
    if not is_same and is_arxiv:
        is_same = title >= _HALF or _people(one, two) is True
    return Likeness(True, 1 + max(title, abstract)) if is_same else None


def _with_abstracts(one: Profile, two: Profile) -> Likeness | None:
    title, abstract = _title_degree(one, two), _abstract_degree(one, two)
    if abstract < _needed(one, two, title):
        return None
    is_cut = abstract < 1 and (one.has_short_abstract or two.has_short_abstract)
    return Likeness(not is_cut, abstract)


def _needed(one: Profile, two: Profile, title: float) -> float:
    """Return the share of the abstract that must agree; above 1 where nothing suffices.

    A group that goes on with its work writes abstracts of which more than half agree.
    """
    people, years = _people(one, two), _years_between(one, two) or 0
    if title == 1:
        return _needed_of_equal(one, people, years)
    if people is False or one.is_common or two.is_common:
        return _NEVER
    if title >= _FEW_WORDS:
        return 0.8 if years else 0.7
    return 0.95 if title >= _HALF and not years else _NEVER


def _needed_of_equal(one: Profile, people: bool | None, years: int) -> float:
    if one.is_distinctive:
        return {True: 0.0, None: 0.15, False: 0.6}[people]
    if one.is_common:
        return _NEVER if years else 0.9
    return 0.8 if people is False else 0.4


def _without_abstract(one: Profile, two: Profile) -> Likeness | None:
    people, years = _people(one, two), _years_between(one, two)
    # No DOI is shared here.
    is_published_twice = one.publications and two.publications
    if people is False or (years or 0) > _MOST_YEARS or is_published_twice:
        return None
    title = _title_degree(one, two)
    if title == 1 and _are_indistinguishable(one, two):
        return Likeness(True, 1)
    if title == 1 and not one.is_distinctive:
        return Likeness(False, 1) if people and years == 0 else None
    if title == 1 or (title >= 0.95 and one.is_distinctive and two.is_distinctive):
        return Likeness(False, title)
    is_near = title >= 0.93 or (title == 0.9 and years is not None)
    return Likeness(False, title) if is_near and people and years in {0, 1} else None


def _are_indistinguishable(one: Profile, two: Profile) -> bool:
    """Say whether nothing but the title is known that could tell two items apart."""
    return not (
        one.has_abstract
        or two.has_abstract
        or one.people != two.people
        or one.year != two.year
        or one.dois | two.dois | one.own_ids | two.own_ids
        or one.arxiv
        or two.arxiv
    )


def _title_degree(one: Profile, two: Profile) -> float:
    """Return 1 for equal titles, from 0.85 on where few words differ, from 0.5 on for half."""
    if one.compact_title == two.compact_title:
        return 1.0
    content = set(one.content), set(two.content)
    overlap = len(content[0] & content[1]) / max(1, min(map(len, content)))
    if one.main_title == two.compact_title or two.main_title == one.compact_title:
        return 0.9
    if one.numbers != two.numbers:
        return 0.0
    first, second = one.names_with_numbers, two.names_with_numbers
    if first != second:
        return 0.84 * overlap if first < second or second < first else 0.0
    if one.content == two.content and len(one.content) > 1:
        return 0.95
    ratio = fuzz.ratio(one.compact_title, two.compact_title) / 100
    return min(0.94, ratio) if ratio >= _FEW_WORDS else 0.84 * overlap


def _abstract_degree(one: Profile, two: Profile) -> float:
    """Return the share of the shorter abstract that stands in the other one."""
    if one.has_short_abstract or two.has_short_abstract:
        first, second = sorted(("".join(one.abstract_words), "".join(two.abstract_words)), key=len)
        return 1.0 if first == second else 0.95 if second.startswith(first) else 0.0
    return len(one.triples & two.triples) / min(len(one.triples), len(two.triples))


def _people(one: Profile, two: Profile) -> bool | None:
    """Say whether the same people wrote both; None where that is not known or in doubt."""
    if not one.people or not two.people:
        return None
    shared = len(one.people & two.people)
    if not shared:
        return False
    return True if shared >= min(len(one.people), len(two.people)) / 2 else None


def _years_between(one: Profile, two: Profile) -> int | None:
    return None if one.year is None or two.year is None else abs(one.year - two.year)
