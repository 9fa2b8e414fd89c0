"""Files that are written for a test, and the papers that are read from them."""

from pathlib import Path

from kg.errors import Outcome, Problem
from kg.model import Paper
from kg.sources import read


def papers_of(path: Path, problems: list[Problem] | None = None) -> list[Paper]:
    told: list[Problem] = []
    papers = [item for item in read([path], report=told.append) if isinstance(item, Paper)]
    if problems is None:
        assert {problem.outcome for problem in told} <= {Outcome.JOINED}
    else:
        problems.extend(told)
    return papers


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path
