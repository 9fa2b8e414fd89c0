"""A user's corrections of what single papers say, applied before the graph is built.

They are taken in this order, whatever their order in the file: drop, entity, role, result; those of
one sort as they are written. A paper is found by its id or title, an entity by its name or how the
paper writes it, a result by its value: never by a place in the text, so that a correction outlives
another way of extracting. Where the extraction has by itself what a correction says, that is made
sure, and nothing is doubled.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from kg.corrections.paper.entities import add_entity, drop, set_role
from kg.corrections.paper.names import OtherNames, called
from kg.corrections.paper.results import edit_result
from kg.corrections.sorts import (
    AddEntity,
    Drop,
    EditResult,
    Overrides,
    SetRole,
    StatementOverride,
)
from kg.corrections.suggestions import complaint, nearest_titles
from kg.errors import Outcome, Problem
from kg.model import Extraction
from kg.names.folding import fold

_ORDER: Final = ("drop", "entity", "role", "result")


def apply(
    extractions: Iterable[Extraction], overrides: Overrides, *, all_papers: bool = True
) -> tuple[list[Extraction], tuple[Problem, ...]]:
    """Return the corrected extractions, and a problem for each correction that matches nothing.

    Of corrections that are equal, only the first can have one. The order of extractions stays and
    makes no difference; applied again, the corrections change nothing more.
    With `all_papers` false, a paper that is not among them is taken to be elsewhere.
    """
    found = list(extractions)
    wanted = [(sort, getattr(overrides, sort)) for sort in _ORDER]
    if not any(of_sort for _, of_sort in wanted):
        return found, ()
    papers, others = _papers(found), OtherNames.of(overrides)
    told: list[tuple[str, int, str]] = []
    for sort, of_sort in wanted:
        for number, override in _in_turn(of_sort):
            places = papers.get(override.paper) or papers.get(fold(override.paper), [])
            problems = [_correct(found, place, override, others) for place in places]
            if not places and all_papers:
                problems = [_no_paper(found, override.paper)]
            # One title may be that of several papers, of which it is enough that one is meant.
            if problems and all(problems) and override not in of_sort[: number - 1]:
                told.append((sort, number, problems[0]))
    return found, tuple(
        Problem(overrides.file, 0, f"{sort} {number}: {text}", Outcome.LEFT_OUT)
        for sort, number, text in sorted(told)
    )


def _papers(extractions: Sequence[Extraction]) -> Mapping[str, Sequence[int]]:
    papers: dict[str, list[int]] = defaultdict(list)
    for place, extraction in enumerate(extractions):
        for name in {*called(extraction.paper)}:
            papers[name].append(place)
    return papers


def _in_turn(overrides: Sequence[StatementOverride]) -> list[tuple[int, StatementOverride]]:
    """Return the corrections with their numbers, of entities those of the longest words first.

    Else a short name would take the words of a longer one.
    """
    return sorted(
        enumerate(overrides, start=1),
        key=lambda each: -_length(each[1]) if isinstance(each[1], AddEntity) else 0,
    )


def _length(override: AddEntity) -> int:
    return max(map(len, override.words or (override.name,)))


def _correct(
    found: list[Extraction], place: int, override: StatementOverride, others: OtherNames
) -> str:
    """Put the corrected extraction in its place, and return what is wrong."""
    extraction = found[place]
    match override:
        case SetRole():
            corrected = set_role(extraction, override, others)
        case AddEntity():
            corrected = add_entity(extraction, override, others)
        case Drop():
            corrected = drop(extraction, override, others)
        case EditResult():
            corrected = edit_result(extraction, override, others)
    found[place], problem = corrected
    return problem


def _no_paper(extractions: Sequence[Extraction], paper: str) -> str:
    titles = (extraction.paper.title for extraction in extractions)
    ids = (extraction.paper.id for extraction in extractions)
    near = nearest_titles(paper, titles) or nearest_titles(paper, ids)
    return complaint(f"no paper has the id or title {paper!r}", near)
