"""The scores of a graph, and the row that the scores of one model in one paper make."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from kg.analysis.scores import better, comparable, scale
from kg.graph import Edge, KnowledgeGraph
from kg.schema import NodeKind, Relation, ResultKind
from kg.text.sentences import sentence_around
from kg.vocabulary import Better

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Reported:
    """A score: ids of paper, task, dataset and model, the metric's name, and its value."""

    paper: str
    task: str | None
    dataset: str | None
    model: str | None
    metric: str
    value: str
    unit: str
    score: Decimal | None
    """The value as it compares with others of its metric; None where it is no number."""
    better: Better | None
    edge: Edge


def reported(graph: KnowledgeGraph) -> Iterator[Reported]:
    """Yield the absolute results of all papers; one with two tasks comes twice."""
    for paper in graph.nodes(NodeKind.PAPER):
        for edge in graph.edges_from(paper, Relation.REPORTS):
            if graph.node(edge.target)["result_kind"] == ResultKind.ABSOLUTE:
                yield from _scores(graph, edge)


def _scores(graph: KnowledgeGraph, edge: Edge) -> Iterator[Reported]:
    data = graph.node(edge.target)
    (model, *_), (dataset, *_), (metric, *_) = (
        _ends(graph, edge.target, relation)
        for relation in (Relation.OF_MODEL, Relation.ON_DATASET, Relation.BY_METRIC)
    )
    measure = None if metric is None else graph.node(metric)
    for task in _ends(graph, edge.target, Relation.FOR_TASK):
        yield Reported(
            paper=edge.source,
            task=task,
            dataset=dataset,
            model=model,
            metric="" if measure is None else measure["name"],
            value=data["value"],
            unit=data["unit"],
            score=comparable(data, None if measure is None else scale(measure)),
            better=None if measure is None else better(measure),
            edge=edge,
        )


def _ends(graph: KnowledgeGraph, result: str, relation: Relation) -> list[str | None]:
    return [edge.target for edge in graph.edges_from(result, relation)] or [None]


def row_of(graph: KnowledgeGraph, scores: list[Reported]) -> Json:
    """Return the row of one model of one paper: of two values of a metric, the better one.

    Its scores stand in the order of the text.
    """
    paper = graph.node(scores[0].paper)
    model = scores[0].model
    scores = sorted(scores, key=_place)
    best: dict[str, Reported] = {}
    for one in scores:
        if one.metric not in best or _beats(one, best[one.metric]):
            best[one.metric] = one
    return {
        "model_name": None if model is None else graph.node(model)["name"],
        "metrics": {metric: f"{one.value}{one.unit}" for metric, one in sorted(best.items())},
        "paper_title": paper["title"],
        "paper_url": paper["url"],
        "paper_date": paper["date"],
        "paper_id": scores[0].paper,
        "code_links": _links(graph, scores[0].paper),
        "scores": [_said(graph, one) for one in scores],
    }


def _place(one: Reported) -> tuple[object, ...]:
    """Where in the paper a score stands."""
    return (one.edge.statement.evidence, one.metric, one.value, one.edge.target)


def _beats(one: Reported, other: Reported) -> bool:
    if one.better is None or one.score is None or other.score is None:
        return False
    return one.score > other.score if one.better is Better.HIGHER else one.score < other.score


def _links(graph: KnowledgeGraph, paper: str) -> list[Json]:
    edges = graph.edges_from(paper, Relation.HAS_REPOSITORY)
    links = [graph.node(edge.target) for edge in edges]
    return [{"title": link["link_kind"], "url": link["url"]} for link in links]


def _said(graph: KnowledgeGraph, one: Reported) -> Json:
    text, said = graph.text(one.paper), one.edge.statement
    sentences = [text[slice(*sentence_around(text, start, end))] for start, end in said.evidence]
    return {
        "metric": one.metric,
        "value": one.value,
        "unit": one.unit,
        "score": None if one.score is None else f"{one.score:f}",
        "better": one.better,
        "confidence": said.confidence,
        "evidence": [list(span) for span in said.evidence],
        "sentences": list(dict.fromkeys(sentences)),
    }
