"""`kg ask leaderboard`: what was reported on a dataset."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kg.answers import BELOW, DETAIL, PYTHON_ONLY, Answer, first_of
from kg.graph import KnowledgeGraph
from kg.lookup import names
from kg.queries import question
from kg.queries._results import Reported, name_of, reported_on, sentence


@dataclass(frozen=True, slots=True)
class Score:
    """One score that one paper reports for one model.

    Fields:
        rank: place among the scores of its metric, equal scores share one; None where it is not
            known which values are better, or the value is no number
        metric: name of the metric; None where the text names none
        score: the value as it compares with others of its metric: shares in percent
        value: the value as written, with its unit
        model: name of the model or method; None where the text names none
        paper: title of the paper
        confidence: from 0 to 1
        sentence: what the paper says
        task: name of the task; None where the text names none
        dataset: name of the dataset; None where the text names none
        paper_id: id of the paper's node
        result_id: id of the result's node
    """

    rank: int | None = field(metadata=PYTHON_ONLY)
    metric: str | None
    score: float | None
    value: str = field(metadata=DETAIL)
    model: str | None
    paper: str
    confidence: float
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
) -> Answer[Score]:
    """Scores reported on a dataset, best first, each with the sentence that says so.

    Each metric has a ranking of its own, the metric with most results first. 0.93 and 93 % are one
    accuracy, and an error rate is better where it is lower. Differences such as "2 % better" are no
    scores and are left out. The same score of one model in one paper is listed once.

    Args:
        dataset: name of the dataset
        metric: only scores by this metric
        task: only scores for this task
        limit: number of rows at most

    >>> from kg.example import example
    >>> leaderboard(example(), "ImageNet-1K", metric="top-1 accuracy")
    rank  metric          score  model      paper                         confidence
       1  top-1 accuracy   84.2  OrbFormer  OrbFormer: Attention for               1
                                            Small Images
        It has a top-1 accuracy of 0.842 on ImageNet-1K, where ZorbNet has 81.5%,
        and 97.1% accuracy on CIFAR-10.
       2  top-1 accuracy   81.5  ZorbNet    ZorbNet: Convolutions over             1
                                            Orbits
        ZorbNet reaches 81.5% top-1 accuracy on ImageNet-1K, 2.1% above ResNet.
    2 rows
    """
    on = names.dataset(graph, dataset)
    by = None if metric is None else names.metric(graph, metric)
    of = None if task is None else names.task(graph, task)
    found = [each for each in reported_on(graph, on) if each.dataset == on]
    wanted = [x for x in found if by in {None, x.metric} and of in {None, x.task}]
    ranked = list(_ranked(graph, wanted, Counter(each.metric for each in found)))
    return first_of(Score, ranked, lambda each: _row(graph, *each), limit)


def scores_of(graph: KnowledgeGraph, node: str) -> Answer[Score]:
    """Return the scores that a paper reports, or that are tied to an entity, by id; no ranks."""
    found = list(reported_on(graph, node))
    rows = tuple(_row(graph, each, None) for each in found)
    return Answer(Score, rows, len(rows))


def _ranked(
    graph: KnowledgeGraph, found: Sequence[Reported], counts: Mapping[str | None, int]
) -> Iterator[tuple[Reported, int | None]]:
    """Yield the scores of each metric, the best first, with their ranks."""

    def order(metric: str | None) -> tuple[bool, int, str, str]:
        return (metric is None, -counts[metric], name_of(graph, metric) or "", metric or "")

    for metric in sorted({each.metric for each in found}, key=order):
        ranking = _once(each for each in found if each.metric == metric)
        rank_of: dict[float | None, int] = {}
        for place, each in enumerate(ranking, start=1):
            yield each, rank_of.setdefault(each.score, place) if each.is_ranked else None


def _once(found: Iterable[Reported]) -> list[Reported]:
    """Return the best of each score of a model in a paper: the surest, then the first by id."""
    best: dict[tuple[str, str | None, float | str], Reported] = {}
    for each in sorted(found, key=lambda each: each.order):
        value = each.value if each.score is None else each.score
        best.setdefault((each.paper, each.model, value), each)
    return list(best.values())


def _row(graph: KnowledgeGraph, found: Reported, rank: int | None) -> Score:
    return Score(
        rank=rank,
        metric=name_of(graph, found.metric),
        score=found.score,
        value=found.value,
        model=name_of(graph, found.model),
        paper=str(graph.node(found.paper)["name"]),
        confidence=found.statement.confidence,
        sentence=sentence(graph, found.paper, found.statement.evidence),
        task=name_of(graph, found.task),
        dataset=name_of(graph, found.dataset),
        paper_id=found.paper,
        result_id=found.id,
    )
