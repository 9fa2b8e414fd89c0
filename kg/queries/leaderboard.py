"""`kg ask leaderboard`: what was reported on a dataset."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kg.answers import BELOW, DETAIL, MARK, PYTHON_ONLY, Answer, first_of
from kg.graph import KnowledgeGraph, sure_part
from kg.leaderboards.ranking import boards, ranked
from kg.leaderboards.reported import Reported, reported_on
from kg.lookup import names
from kg.lookup.evidence import sentence
from kg.lookup.names import name_of
from kg.queries import question


@dataclass(frozen=True, slots=True)
class Score:
    """A score that a paper reports for a model.

    Fields:
        rank: place among the scores of its metric, equal scores share one; None where it is not
            known which values are better, or the value is no number
        metric: name of the metric; None where the text names none
        score: the value as it compares with others of its metric: shares in percent
        value: the value as written, with its unit
        model: name of the model or method; None where the text names none
        whose: own if the paper introduces the model, baseline if not; None where that is not sure
        paper: title of the paper
        confidence: how sure value and kind are, from 0 to 1
        sure: whether these and all of model, dataset and metric are sure; tables show the mark
            where one is not
        sentence: what the paper says
        task: name of the task; None where the text names none, or where that is not sure
        dataset: name of the dataset; None where the text names none
        paper_id: id of the paper's node
        result_id: id of the result's node
    """

    rank: int | None = field(metadata=PYTHON_ONLY)
    metric: str | None
    score: float | None
    value: str = field(metadata=DETAIL)
    model: str | None
    whose: str | None
    paper: str
    confidence: float
    sure: bool = field(metadata=MARK)
    sentence: str | None = field(metadata={**BELOW, **PYTHON_ONLY})
    task: str | None = field(metadata=DETAIL)
    dataset: str | None = field(metadata=DETAIL)
    paper_id: str = field(metadata=DETAIL)
    result_id: str = field(metadata=DETAIL)


@question()
def leaderboard(
    graph: KnowledgeGraph,
    dataset: str,
    *,
    metric: str | None = None,
    task: str | None = None,
    limit: int = 20,
    all: bool = False,
) -> Answer[Score]:
    """Scores reported on a dataset, best first, each with the sentence that says so.

    Each metric has a ranking of its own, the metric with most results first. 0.93 and 93 % are one
    accuracy, and an error rate is better where it is lower. Among equal scores the surer one comes
    first. Differences such as "2 % better" are no scores and are left out. The same score of one
    model in one paper is listed once.

    Args:
        dataset: name of the dataset
        metric: only scores by this metric
        task: only scores for this task
        limit: number of rows at most
        all: also what is not sure

    >>> from kg.example import example
    >>> leaderboard(example(), "ImageNet-1K", metric="top-1 accuracy")
    rank  metric          score  model      whose  paper                  confidence
       1  top-1 accuracy   84.2  OrbFormer  own    OrbFormer: Attention            1
                                                   for Small Images
        It has a top-1 accuracy of 0.842 on ImageNet-1K, where ZorbNet has 81.5%,
        and 97.1% accuracy on CIFAR-10.
       2  top-1 accuracy   81.5  ZorbNet    own    ZorbNet: Convolutions           1
                                                   over Orbits
        ZorbNet reaches 81.5% top-1 accuracy on ImageNet-1K, 2.1% above ResNet.
    2 rows
    """
    on = names.dataset(graph, dataset)
    by = None if metric is None else names.metric(graph, metric)
    of = None if task is None else names.task(graph, task)
    found = [e for e in _scores(graph if all else sure_part(graph), on) if e.dataset == on]
    return first_of(Score, [*_ranked(found, by, of)], lambda each: _row(graph, *each), limit)


def scores_of(graph: KnowledgeGraph, node: str) -> Answer[Score]:
    """Return the scores that a paper reports, or of an entity, by id and without ranks."""
    rows = tuple(_row(graph, each, None) for each in _scores(graph, node))
    return Answer(Score, rows, len(rows))


def _scores(graph: KnowledgeGraph, node: str) -> list[Reported]:
    return [each for each in reported_on(graph, node) if each.is_score]


def _ranked(
    found: Sequence[Reported], metric: str | None, task: str | None
) -> Iterator[tuple[Reported, int | None]]:
    """Yield scores with their ranks, board by board; None stands for any metric and any task."""
    for board in boards(found):
        if metric in {None, board.metric}:
            yield from ranked(each for each in board.results if task in {None, each.task})


def _row(graph: KnowledgeGraph, found: Reported, rank: int | None) -> Score:
    return Score(
        rank=rank,
        metric=name_of(graph, found.metric),
        score=None if found.score is None else float(found.score),
        value=found.written,
        model=name_of(graph, found.model),
        whose=found.whose,
        paper=str(graph.node(found.paper)["name"]),
        confidence=found.statement.confidence,
        sure=found.is_sure,
        sentence=sentence(graph, found.paper, found.statement.evidence),
        task=name_of(graph, found.task),
        dataset=name_of(graph, found.dataset),
        paper_id=found.paper,
        result_id=found.id,
    )
