"""Papers that a source format makes of bytes, as a build sees them."""

from collections.abc import Sequence

import pytest

from kg.errors import NoPapersError, Problem, SourceError
from kg.model import Extraction, Paper
from kg.reading.door import paper_of
from kg.reading.recognition import best_formats
from kg.sources import SOURCES, Document

__all__ = ["ids", "paper_from", "papers_from", "refusal", "told"]


def papers_from(name: str, data: bytes, told: list[Problem] | None = None) -> list[Paper]:
    """Return the papers of an input that is recognised as `name`; `told` gets what is reported."""
    document = Document.of("input", data)
    assert best_formats(document.head()) == (name,)
    source = SOURCES[name]
    assert source.read is not None
    report = (told if told is not None else []).append
    entries = [each for each in source.read(document, report) if not isinstance(each, Extraction)]
    papers = (paper_of(each, document.name, source.markup, report) for each in entries)
    return [paper for paper in papers if paper]


def paper_from(name: str, data: bytes) -> Paper:
    """Return the one paper of an input."""
    (paper,) = papers_from(name, data)
    return paper


def told(name: str, data: bytes) -> list[str]:
    """Return what is reported of an input, one text each."""
    problems: list[Problem] = []
    papers_from(name, data, problems)
    return [problem.text for problem in problems]


def refusal(name: str, data: bytes) -> str:
    """Return what the error says with which the format ends, before its first or after its last."""
    with pytest.raises(SourceError) as caught:
        papers_from(name, data)
    assert "\n" not in str(caught.value)
    assert isinstance(caught.value, NoPapersError) or "breaks off or is wrong" in str(caught.value)
    return str(caught.value)


def ids(papers: Sequence[Paper]) -> list[str]:
    """Return the ids of papers, in order."""
    return [paper.id for paper in papers]
