"""Whatever runs the work, every paper comes back once, and what goes wrong is said."""

from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from extractors import SpacyExtractor
from kg.engines.extraction import SetAside, extract
from kg.engines.processes import Processes
from kg.errors import Outcome, Problem, UnknownNameError, WorkerError
from kg.model import Extraction, Paper, Source
from kg.schema import Kind
from tests.documents import entity, extraction, paper
from tests.kg.engines.hand_made import LOADED, PAPERS, Counting, Dying, Failing

EXECUTORS = [Processes, ThreadPoolExecutor]


def no_problem(problem: Problem) -> None:
    """Fail: nothing is set aside."""
    pytest.fail(str(problem))


def none(_workers: int) -> Executor:
    """Fail: no worker is needed."""
    pytest.fail("an executor was made")


def by_id(found: Iterator[Extraction]) -> list[Extraction]:
    return sorted(found, key=lambda each: each.paper.id)


@pytest.mark.parametrize("executor", EXECUTORS)
def test_workers_give_what_one_process_gives(executor: Callable[[int], Executor]) -> None:
    papers = [
        paper(f"Net{number} on GLUE", f"We propose Net{number}, which reaches {number}.5% on GLUE.")
        for number in range(21)
    ]
    alone = by_id(extract(papers, SpacyExtractor(), workers=1, report=no_problem))
    shared = extract(papers, SpacyExtractor(), workers=2, report=no_problem, executor=executor)
    assert all(each.entities for each in alone)
    assert by_id(shared) == alone


def test_few_papers_are_read_in_this_process_in_their_order() -> None:
    few = PAPERS[:15]
    found = extract(few, Counting(), workers=8, report=no_problem, executor=none)
    assert [each.paper for each in found] == few


def test_what_needs_no_extraction_needs_no_worker() -> None:
    of = paper("BERT")
    items: list[Paper | Extraction] = [
        extraction(of, entity(of, Kind.MODEL, "BERT")),
        *(replace(each, language="fr") for each in PAPERS),
    ]
    found = list(extract(items, Failing(""), workers=2, report=no_problem, executor=none))
    assert [getattr(item, "paper", item) for item in items] == [each.paper for each in found]
    assert found[0] is items[0]
    assert not any(each.entities for each in found[1:])


def test_what_needs_no_extraction_comes_between_what_does() -> None:
    papers = [
        replace(each, language="fr") if at % 5 == 2 else each for at, each in enumerate(PAPERS)
    ]
    found = extract(papers, Counting(), workers=2, report=no_problem, executor=ThreadPoolExecutor)
    assert by_id(found) == [*map(Extraction, papers)]


def test_each_worker_loads_the_extractor_once() -> None:
    LOADED.clear()
    list(extract(PAPERS, Counting(), workers=3, report=no_problem, executor=ThreadPoolExecutor))
    assert 1 <= len(LOADED) <= 3


def test_few_papers_are_taken_ahead_of_the_workers() -> None:
    taken: list[Paper] = []

    def endless() -> Iterator[Paper]:
        while True:
            taken.append(PAPERS[0])
            yield PAPERS[0]

    found = extract(
        endless(), Counting(), workers=2, report=no_problem, executor=ThreadPoolExecutor
    )
    for _ in range(200):
        next(found)
    found.close()
    assert 200 <= len(taken) <= 200 + 4 * 2 * 4 + 16


def test_a_paper_that_ends_two_workers_on_its_own_is_set_aside(tmp_path: Path) -> None:
    problems: list[Problem] = []
    papers = [replace(each, source=(Source("list.jsonl", 7),)) for each in PAPERS]
    found = by_id(extract(papers, Dying("Paper 21", tmp_path), workers=2, report=problems.append))
    assert [each.paper for each in found] == papers
    assert [each.paper.title for each in found if isinstance(each, SetAside)] == ["Paper 21"]
    (problem,) = problems
    assert (problem.file, problem.line, problem.outcome) == ("list.jsonl", 7, Outcome.MENDED)
    assert "paper 21, 'Paper 21'" in problem.text


def test_a_worker_that_dies_once_is_replaced_and_nothing_is_set_aside(tmp_path: Path) -> None:
    dying = Dying("Paper 21", tmp_path, times=2)
    found = by_id(extract(PAPERS, dying, workers=2, report=no_problem))
    assert len(list(tmp_path.iterdir())) == 2
    assert found == [*map(Extraction, PAPERS)]
    assert not any(isinstance(each, SetAside) for each in found)


@pytest.mark.parametrize("executor", EXECUTORS)
def test_what_an_extractor_raises_is_raised(executor: Callable[[int], Executor]) -> None:
    found = extract(PAPERS, Failing("Paper 21"), workers=2, report=no_problem, executor=executor)
    with pytest.raises(UnknownNameError, match="unknown paper 'Paper 21'") as caught:
        list(found)
    assert caught.value.known == ["Paper 1"]


class Broken(ThreadPoolExecutor):
    """Of which no worker starts."""

    def submit(self, *_args: object, **_options: object) -> None:  # type: ignore[override]  # "incompatible with supertype"
        raise BrokenExecutor


def test_workers_that_do_not_start_are_an_error() -> None:
    found = extract(PAPERS, Counting(), workers=2, report=no_problem, executor=Broken)
    with pytest.raises(WorkerError, match=r"^no worker starts; see .* or ask for one worker"):
        list(found)
