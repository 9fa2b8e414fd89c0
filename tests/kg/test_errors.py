import inspect
import pickle

import pytest

from kg import errors
from kg.errors import (
    DuplicateNameError,
    Outcome,
    PaperkgError,
    Problem,
    SourceError,
    UnknownNameError,
)


def test_every_exception_has_the_one_base() -> None:
    classes = [value for _, value in inspect.getmembers(errors, inspect.isclass)]
    exceptions = [c for c in classes if issubclass(c, Exception) and c.__module__ == "kg.errors"]
    assert len(exceptions) > 5
    assert all(issubclass(c, PaperkgError) for c in exceptions)


def test_messages_are_one_line_without_quotes_around_them() -> None:
    unknown = UnknownNameError("format", "x", ["b", "a"])
    assert str(unknown) == "unknown format 'x'; known: a, b"
    assert (unknown.what, unknown.name, unknown.known) == ("format", "x", ["a", "b"])
    alone = UnknownNameError("format", "x", [])
    assert str(alone) == "unknown format 'x'; nothing like it is known"
    assert str(DuplicateNameError("format", "x")).startswith("format 'x' is registered twice")


@pytest.mark.parametrize(("line", "place"), [(0, "a.txt"), (7, "a.txt:7")])
def test_a_source_error_names_file_line_problem_and_remedy(line: int, place: str) -> None:
    error = SourceError("a.txt", line, "it is empty", "fill it")
    assert str(error) == f"{place}: it is empty; fill it"
    assert (error.file, error.line, error.problem) == ("a.txt", line, "it is empty")
    assert str(Problem("a.txt", line, "no title", Outcome.MENDED)) == f"{place}: no title"


def test_problems_are_sorted_by_place() -> None:
    places = (("b", 1, "x"), ("a", 10, "x"), ("a", 9, "y"))
    problems = [Problem(*place, Outcome.MENDED) for place in places]
    assert sorted(problems) == [problems[2], problems[1], problems[0]]


def test_an_error_comes_whole_from_another_process() -> None:
    sent = SourceError("a.txt", 7, "it is empty", "fill it")
    came = pickle.loads(pickle.dumps(sent))
    assert (type(came), str(came), vars(came)) == (SourceError, str(sent), vars(sent))
