"""Which entries of a store are meant by a paper or a file."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches

from kg.errors import UnknownNameError
from kg.library.entries import paper_of
from kg.library.plan import joined
from kg.library.store import Store
from kg.model import Paper, Source
from kg.names.arxiv import arxiv_id
from kg.names.doi import doi
from kg.names.folding import fold


def entries_of(
    store: Store, inputs: Iterable[int], papers: Sequence[str], files: Sequence[str]
) -> set[str]:
    """Return the digests of the entries of papers and of files; an unknown one is an error.

    A paper is known by its id, another id that an input gives it, its arXiv id, DOI or title. All
    entries that were joined to it are meant.
    """
    numbers, removed = list(inputs), store.removed()
    found: set[str] = set()
    if files:
        found |= _of_files(store, numbers, files)
    if papers:
        items, _ = joined(store, numbers, removed, lambda _: None)
        called: dict[str, list[Paper]] = defaultdict(list)
        for item in items:
            for name in _names(paper_of(item)):
                called[name].append(paper_of(item))
        meant: list[Paper] = []
        for name in papers:
            if not (bearers := called.get(name) or called.get(_id(name)) or called.get(fold(name))):
                near = get_close_matches(fold(name), called, n=3)
                titles = [called[each][0].title for each in near]
                raise UnknownNameError("paper", name, dict.fromkeys(titles), near=True)
            meant += bearers
        found |= _of_papers(store, numbers, meant)
    return found


def _of_files(store: Store, inputs: Iterable[int], files: Sequence[str]) -> set[str]:
    by_file: dict[str, set[str]] = defaultdict(set)
    for number in inputs:
        for file, digest, _ in store.entries(number):
            by_file[file].add(digest)
    for file in files:
        if file not in by_file:
            raise UnknownNameError("source", file, [*by_file, *_given(store, inputs)])
    return set().union(*(by_file[file] for file in files))


def _given(store: Store, inputs: Iterable[int]) -> Iterator[str]:
    wanted = set(inputs)
    return (row.given for row in store.inputs() if row.number in wanted)


def _of_papers(store: Store, inputs: Iterable[int], papers: Iterable[Paper]) -> set[str]:
    places: set[Source] = set()
    ids: set[str] = set()
    for paper in papers:
        places.update(paper.source)
        ids.update((paper.id, *paper.other_ids))
    return {
        digest
        for number in inputs
        for _, digest, item in store.entries(number)
        if places & set(paper_of(item).source)
        or (not paper_of(item).source and paper_of(item).id in ids)
    }


def _names(paper: Paper) -> set[str]:
    known = (paper.id, *paper.other_ids, paper.arxiv_id, paper.doi, fold(paper.title))
    return {name for name in known if name}


def _id(name: str) -> str:
    return arxiv_id(name) or doi(name) or name
