"""The results that papers report, each with what it is a result of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from kg.graph import KnowledgeGraph, Statement
from kg.leaderboards.metrics import better, scale
from kg.leaderboards.scores import comparable
from kg.schema import RESULT_RELATIONS, NodeKind, Relation, ResultKind
from kg.vocabulary import Better


@dataclass(frozen=True, slots=True)
class Reported:
    """A result that a paper reports; `model`, `task`, `dataset` and `metric` are ids of nodes.

    Each of these is None where the text does not say it. `value` and `unit` are as written.
    `score` is the value as it compares with others of its metric: None for a difference, for a
    result without a metric, and for a value that is not a number. `statement` is the paper's.
    """

    id: str
    paper: str
    kind: ResultKind
    value: str
    unit: str
    score: Decimal | None
    better: Better | None
    model: str | None
    task: str | None
    dataset: str | None
    metric: str | None
    statement: Statement

    @property
    def ends(self) -> dict[Relation, str]:
        """The ids of what it is a result of, by the relation that leads there."""
        nodes = (self.dataset, self.metric, self.model, self.task)
        ends = zip(RESULT_RELATIONS, nodes, strict=True)
        return {relation: node for relation, node in ends if node is not None}

    @property
    def is_score(self) -> bool:
        """Whether a model reached the value; else it is a difference."""
        return self.kind is ResultKind.ABSOLUTE

    @property
    def is_ranked(self) -> bool:
        """Whether the result can be put in order with others of its metric."""
        return self.score is not None and self.better is not None


def reported_on(graph: KnowledgeGraph, node: str) -> list[Reported]:
    """Return the results that a paper reports, or that are tied to an entity, sorted by id."""
    of_entity = {r for r, _, key in graph.nx.in_edges(node, keys=True) if key in RESULT_RELATIONS}
    of_paper = {r for _, r, key in graph.nx.out_edges(node, keys=True) if key == Relation.REPORTS}
    return list(_reported(graph, sorted(of_entity | of_paper)))


def all_reported(graph: KnowledgeGraph) -> list[Reported]:
    """Return the results of all papers, sorted by id."""
    return list(_reported(graph, graph.nodes(NodeKind.RESULT)))


def score_of(graph: KnowledgeGraph, result: str) -> Decimal | None:
    """Return the score of a result as it compares with others of its metric; see `Reported`."""
    return _score(graph, result, _ends(graph, result).get(Relation.BY_METRIC))


def _reported(graph: KnowledgeGraph, results: Iterable[str]) -> Iterator[Reported]:
    """Yield each result once for each paper that reports it; one that no paper reports never."""
    for result in results:
        edges = graph.nx.in_edges(result, keys=True)
        for paper in sorted(source for source, _, key in edges if key == Relation.REPORTS):
            yield _of_paper(graph, result, paper)


def _of_paper(graph: KnowledgeGraph, result: str, paper: str) -> Reported:
    data, ends = graph.node(result), _ends(graph, result)
    metric = ends.get(Relation.BY_METRIC)
    return Reported(
        id=result,
        paper=paper,
        kind=ResultKind(data["result_kind"]),
        value=data["value"],
        unit=data["unit"],
        score=_score(graph, result, metric),
        better=None if metric is None else better(graph.node(metric)),
        model=ends.get(Relation.OF_MODEL),
        task=ends.get(Relation.FOR_TASK),
        dataset=ends.get(Relation.ON_DATASET),
        metric=metric,
        statement=graph.statement(paper, result, Relation.REPORTS),
    )


def _ends(graph: KnowledgeGraph, result: str) -> dict[str, str]:
    """Return what a result is a result of, by relation; of several the first id."""
    edges = sorted(graph.nx.out_edges(result, keys=True), reverse=True)
    return {key: target for _, target, key in edges}


def _score(graph: KnowledgeGraph, result: str, metric: str | None) -> Decimal | None:
    data = graph.node(result)
    if metric is None or data["result_kind"] != ResultKind.ABSOLUTE:
        return None
    return comparable(data, scale(graph.node(metric)))
