"""The same paper from several places is one paper, whatever the order in which they are read."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.errors import Problem
from kg.model import Extraction, Paper
from kg.names.titles import fold_abstract, fold_title, text_id, title_id
from kg.reading.registry import Report
from kg.storage.extraction import dumps

Item = Paper | Extraction
Group = list[Item]


def join(items: Iterable[Item], report: Report) -> list[Item]:
    """Return each paper once, sorted by id.

    Items of one id are one paper. Items of equal folded titles are one paper where the abstracts
    agree: equal after folding white space and case, or one the beginning of the other, which is
    then the one kept. An extraction is kept before a paper without one, since its offsets belong
    to its own text; `source` is the union. Contradictions are reported, in sorted order.
    """
    problems: set[Problem] = set()
    by_title: dict[str, Group] = defaultdict(list)
    for item in _by_id(items, problems):
        by_title[fold_title(_paper(item).title)].append(item)
    by_id: dict[str, Group] = defaultdict(list)
    for group in by_title.values():
        for item in _by_text(group, problems):
            by_id[_paper(item).id].append(item)
    # An extraction whose abstract was edited may bear the hash of a text that stands elsewhere.
    joined = [_one(group, id_, problems) for id_, group in by_id.items()]
    for problem in sorted(problems):
        report(problem)
    return sorted(joined, key=lambda item: _paper(item).id)


def _paper(item: Item) -> Paper:
    return item.paper if isinstance(item, Extraction) else item


def _has_own_id(item: Item) -> bool:
    """Say whether the id is more than the title's hash, which papers without an id get.

    An extraction that is read back bears such a hash too, and is then as good as without an id.
    """
    paper = _paper(item)
    return paper.id != title_id(paper.title)


def _key(item: Item) -> tuple[bool, int, str]:
    # The serialised form settles what is left, so that no tie depends on the order of inputs.
    extraction = item if isinstance(item, Extraction) else Extraction(item)
    return not isinstance(item, Extraction), -len(_paper(item).abstract), dumps(extraction)


def _ordered(group: Group) -> Group:
    # Nearly every group has one item, and a key is dear.
    return sorted(group, key=_key) if len(group) > 1 else group


def _by_id(items: Iterable[Item], problems: set[Problem]) -> Group:
    """Join the items that bear one id of their own, and leave the others as they are."""
    result: Group = []
    groups: dict[str, Group] = defaultdict(list)
    for item in items:
        if _has_own_id(item):
            groups[_paper(item).id].append(item)
        else:
            result.append(item)
    for id_, group in groups.items():
        result.append(_one(group, id_, problems))
    return result


def _by_text(group: Group, problems: set[Problem]) -> Group:
    """Join those items of one folded title whose abstracts agree, and give each its final id."""
    parts = _agreeing(group)
    without_id = [part for part in parts if not any(_has_own_id(item) for item in part)]
    result: Group = []
    for part in parts:
        best = _paper(_ordered(part)[0])
        own_ids = {_paper(item).id for item in part if _has_own_id(item)}
        hashes = {text_id(_paper(item).title, _paper(item).abstract) for item in part}
        given = sorted(own_ids - hashes) or sorted(own_ids)
        for id_ in given[1:]:
            problems.add(_at(best, f"{given[0]!r} and {id_!r} are one paper; {given[0]!r} is kept"))
        if given:
            id_ = given[0]
        elif len(without_id) == 1:
            id_ = title_id(best.title)
        else:
            id_ = text_id(best.title, best.abstract)
        result.append(_one(part, id_, problems))
    return result


def _agreeing(group: Group) -> list[Group]:
    by_abstract: dict[str, Group] = defaultdict(list)
    for item in group:
        # A copy that was cut short often ends with dots.
        by_abstract[fold_abstract(_paper(item).abstract).rstrip(" .…")].append(item)
    without_abstract = by_abstract.pop("", [])
    parts: dict[str, Group] = defaultdict(list)
    keys = sorted(by_abstract)
    for key, longest in zip(keys, _longest(keys), strict=True):
        parts[longest].extend(by_abstract[key])
    return [*parts.values(), *_apart(without_abstract)]


def _longest(keys: Sequence[str]) -> list[str]:
    """Give each of the sorted keys the longest one that it begins; itself where several differ.

    >>> _longest(["a", "ab", "abc", "b", "bc", "bd"])
    ['abc', 'abc', 'abc', 'b', 'bc', 'bd']
    """
    longest = list(keys)
    # All that begins with a key follows it directly; `ends` is where that stops.
    ends = [0] * len(keys)
    for index in range(len(keys) - 1, -1, -1):
        begun = []
        place = index + 1
        while place < len(keys) and keys[place].startswith(keys[index]):
            begun.append(place)
            place = ends[place]
        ends[index] = place
        if len(begun) == 1:
            longest[index] = longest[begun[0]]
    return longest


def _apart(group: Group) -> list[Group]:
    """Keep apart papers of one title without any abstract, where their own ids differ."""
    by_id: dict[str | None, Group] = defaultdict(list)
    for item in group:
        by_id[_paper(item).id if _has_own_id(item) else None].append(item)
    return list(by_id.values())


def _one(group: Group, id_: str, problems: set[Problem]) -> Item:
    """Return the first by `_key` with what the others know in addition, and report differences."""
    ordered = _ordered(group)
    best = ordered[0]
    if len(ordered) == 1 and _paper(best).id == id_:
        return best
    papers = [_paper(item) for item in ordered]
    for item in ordered[1:]:
        if text := _difference(best, item):
            problems.add(_at(_paper(item), text))
    paper = replace(
        papers[0],
        id=id_,
        source=tuple(sorted({source for paper in papers for source in paper.source})),
        date=next((paper.date for paper in papers if paper.date), None),
        url=next((paper.url for paper in papers if paper.url), None),
        authors=next((paper.authors for paper in papers if paper.authors), ()),
    )
    return replace(best, paper=paper) if isinstance(best, Extraction) else paper


def _difference(kept: Item, other: Item) -> str | None:
    one, two = _paper(kept), _paper(other)
    if not _agree(one, two):
        return f"id {two.id!r} has another text elsewhere; {_where(one)} is kept"
    if isinstance(kept, Extraction) and isinstance(other, Extraction):
        if _statements(kept) != _statements(other):
            return f"the paper {two.id!r} has another extraction; {_where(one)} is kept"
    elif len(two.abstract) > len(one.abstract):
        return f"the paper {two.id!r} is longer here; the extraction of {_where(one)} is kept"
    return None


def _statements(extraction: Extraction) -> tuple[object, ...]:
    return extraction.entities, extraction.results, extraction.links, extraction.abbreviations


def _agree(one: Paper, two: Paper) -> bool:
    if fold_title(one.title) != fold_title(two.title):
        return False
    texts = [fold_abstract(paper.abstract).rstrip(" .…") for paper in (one, two)]
    shorter, longer = sorted(texts, key=len)
    return longer.startswith(shorter)


def _where(paper: Paper) -> str:
    return f"{paper.source[0].file}:{paper.source[0].line}" if paper.source else repr(paper.title)


def _at(paper: Paper, text: str) -> Problem:
    place = paper.source[0] if paper.source else None
    return Problem(place.file if place else paper.id, place.line if place else 0, text)
