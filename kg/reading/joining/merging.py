"""What one paper says that stands in several places.

The text, with its language, is that of an extraction, whose offsets belong to it, else of the copy
in English with the longest abstract, one of more than 5,000 characters last. Every other field
follows a rule of its own:

- `date` is the earliest, at the best precision of those that agree with it;
- `authors` are the longest list, names written out before initials;
- `venue` is one that is not arXiv, `url` one that leads to the id; else both are those of the copy
  whose text is kept, else of the next one;
- `doi` is no preprint's where another is known; else it is found likewise, as `arxiv_id` and `key`
  are, and what others have is in `other_ids`;
- `id` is the arXiv id, else the DOI, else the first in sorted order of those that inputs give, else
  the hash of the title;
- `source` holds all places.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Final

from kg.errors import Problem
from kg.model import Extraction, Paper
from kg.names.arxiv import arxiv_id
from kg.names.doi import doi_of_url, is_preprint
from kg.names.titles import title_id
from kg.reading.joining.differences import differences
from kg.reading.joining.profile import Item, Profile, paper_of_item

__all__ = ["canonical", "merged"]

_LONG: Final = 5_000
_ARXIV: Final = re.compile(r"arxiv|corr\b", re.IGNORECASE)
_YEAR: Final = len("2024")


def canonical(item: Item) -> str:
    """Return the item as text; items of equal text are equal in every field."""
    return repr(item)


def merged(items: Iterable[Item], report: Callable[[Problem], None]) -> Item:
    """Return the one item of several that are the same paper, whatever their order.

    What differs beyond what different inputs always do is reported.
    """
    ordered = sorted(items, key=_order)
    papers = [paper_of_item(item) for item in ordered]
    profiles = [Profile(item) for item in ordered]
    best = papers[0]
    arxiv = next((each.arxiv for each in profiles if each.arxiv), None)
    doi = _doi(papers, profiles)
    own_ids = sorted(frozenset[str]().union(*(each.own_ids for each in profiles)))
    id_ = arxiv or doi or next(iter(_ids_of_papers(papers, own_ids)), None) or title_id(best.title)
    key = next((paper.key for paper in papers if paper.key), None)
    for item in ordered[1:]:
        for problem in differences(ordered[0], item, id_):
            report(problem)
    paper = replace(
        best,
        id=id_,
        source=tuple(sorted({source for paper in papers for source in paper.source})),
        date=_date(paper.date for paper in papers),
        url=_url(papers, id_),
        authors=max((paper.authors for paper in papers), key=_completeness),
        doi=doi,
        arxiv_id=arxiv,
        venue=_venue(papers),
        key=key,
        other_ids=_other_ids(papers, profiles, {id_, arxiv, doi, key}),
    )
    first = ordered[0]
    return replace(first, paper=paper) if isinstance(first, Extraction) else paper


def _order(item: Item) -> tuple[bool, bool, bool, bool, int, bool, str]:
    paper = paper_of_item(item)
    return (
        not isinstance(item, Extraction),
        not paper.abstract,
        paper.language is not None,
        len(paper.abstract) > _LONG,
        -len(paper.abstract),
        paper.title.isupper(),
        # The whole settles what is left, so that no tie depends on the order of inputs.
        canonical(item),
    )


def _doi(papers: Iterable[Paper], profiles: Iterable[Profile]) -> str | None:
    """Return the DOI of the publication before that of a preprint."""
    given = [paper.doi for paper in papers if paper.doi]
    known = [*given, *sorted(frozenset[str]().union(*(each.dois for each in profiles)))]
    published = (each for each in known if not is_preprint(each))
    return next(published, None) or next(iter(known), None)


def _ids_of_papers(papers: Iterable[Paper], own_ids: Sequence[str]) -> list[str]:
    """Return the ids that papers bear, sorted, before those that they merely know."""
    borne = {paper.id for paper in papers}
    return [*(each for each in own_ids if each in borne), *own_ids]


def _date(dates: Iterable[str | None]) -> str | None:
    known = sorted({date for date in dates if date})
    of_first_year = [date for date in known if date[:_YEAR] == known[0][:_YEAR]]
    # `2024` and `2024-05` are no other dates than `2024-05-01`, but less exact.
    exact = [date for date in of_first_year if not any(_is_part(date, each) for each in known)]
    return exact[0] if exact else None


def _is_part(date: str, other: str) -> bool:
    return other != date and other.startswith(f"{date}-")


def _completeness(authors: Sequence[str]) -> tuple[int, int, Sequence[str]]:
    return len(authors), sum(map(len, authors)), authors


def _url(papers: Iterable[Paper], id_: str) -> str | None:
    urls = [paper.url for paper in papers if paper.url]
    leading = (url for url in urls if id_ in {arxiv_id(url), doi_of_url(url)})
    return next(leading, None) or next(iter(urls), None)


def _venue(papers: Iterable[Paper]) -> str | None:
    venues = [paper.venue for paper in papers if paper.venue]
    published = (venue for venue in venues if not _ARXIV.search(venue))
    return next(published, None) or next(iter(venues), None)


def _other_ids(
    papers: Iterable[Paper], profiles: Iterable[Profile], used: set[str | None]
) -> tuple[str, ...]:
    found = {paper.key for paper in papers}
    for profile in profiles:
        found.update(profile.own_ids, profile.dois)
    return tuple(sorted(each for each in found - used if each is not None))
