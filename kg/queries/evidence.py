"""`kg ask evidence`: the passages that mention an entity."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.analysis.roles import roles
from kg.answers import BELOW, DETAIL, MARK, PYTHON_ONLY, Answer, first_of
from kg.graph import KnowledgeGraph, sure_part
from kg.lookup import names
from kg.lookup.evidence import sentence
from kg.queries import question
from kg.queries._papers import role_and_statement


@dataclass(frozen=True, slots=True)
class Passage:
    """A place where a paper speaks of an entity.

    Fields:
        paper: title of the paper
        role: introduced, used or mentioned
        words: what the paper calls the entity there
        confidence: how sure it is that the entity is there, from 0 to 1
        sure: whether entity and role are sure; tables show the mark where one is not
        sentence: the sentence that holds the words
        start: where the words begin in title, newline, abstract: 0-based, in code points
        end: where they end, the place after the last one
        entity: name of the entity
        paper_id: id of the paper's node
    """

    paper: str
    role: str
    words: str
    confidence: float
    sure: bool = field(metadata=MARK)
    sentence: str | None = field(metadata={**BELOW, **PYTHON_ONLY})
    start: int = field(metadata=DETAIL)
    end: int = field(metadata=DETAIL)
    entity: str = field(metadata=DETAIL)
    paper_id: str = field(metadata=DETAIL)


@question()
def evidence(
    graph: KnowledgeGraph,
    entity: str,
    *,
    paper: str | None = None,
    limit: int = 20,
    all: bool = False,
) -> Answer[Passage]:
    """Sentences in which papers speak of a model, method, dataset, metric or task.

    Sorted by confidence, then by title and position in the text.

    Args:
        entity: name of the entity
        paper: only in this paper: id, title, beginning of a title, or arXiv id
        limit: number of rows at most
        all: also what is not sure

    >>> from kg.example import example
    >>> evidence(example(), "ImageNet-1K", paper="OrbFormer")
    paper                                  role  words        confidence
    OrbFormer: Attention for Small Images  used  ImageNet-1K           1
        It has a top-1 accuracy of 0.842 on ImageNet-1K, where ZorbNet has 81.5%,
        and 97.1% accuracy on CIFAR-10.
    1 row
    """
    node = names.entity(graph, entity)
    part = graph if all else sure_part(graph)
    found = set(roles(part).of_entity.get(node, ()))
    if paper is not None:
        found &= {names.paper(graph, paper)}
    keys = sorted(key for each in found for key in _mentions(graph, each, node))
    return first_of(Passage, keys, lambda key: _row(graph, node, key), limit)


_SortKey = tuple[float, str, str, int, int]
"""The negative confidence, title and id of the paper, start and end of a mention."""


def _mentions(graph: KnowledgeGraph, paper: str, entity: str) -> Iterator[_SortKey]:
    statement, title = role_and_statement(graph, paper, entity)[1], graph.name(paper)
    for start, end in set(statement.evidence):
        yield -statement.confidence, title, paper, start, end


def _row(graph: KnowledgeGraph, entity: str, key: _SortKey) -> Passage:
    negative, title, paper, start, end = key
    role, statement = role_and_statement(graph, paper, entity)
    return Passage(
        paper=title,
        role=str(role),
        words=graph.text(paper)[start:end],
        confidence=-negative,
        sure=statement.sure,
        sentence=sentence(graph, paper, [(start, end)]),
        start=start,
        end=end,
        entity=graph.name(entity),
        paper_id=paper,
    )
