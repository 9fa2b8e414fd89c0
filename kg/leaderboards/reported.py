"""The results that papers report, each with what it is a result of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from operator import itemgetter
from typing import Final

from kg.graph import KnowledgeGraph, Statement, is_sure_result
from kg.leaderboards.metrics import better, scale
from kg.leaderboards.scores import comparable
from kg.schema import (
    DECIDING_RELATIONS,
    RESULT_FIELDS,
    RESULT_RELATIONS,
    ROLE_RELATIONS,
    NodeKind,
    Relation,
    ResultKind,
    Sign,
)
from kg.text.written import result_value
from kg.vocabulary import Better

_OF_RESULTS: Final = frozenset(map(str, RESULT_RELATIONS))


@dataclass(frozen=True, slots=True)
class Reported:
    """A result that a paper reports; `model` ... `versus` are ids of nodes.

    Each of these is None where the text does not say it. `value` and `unit` are as written, the
    sign of a difference apart. `score` is the value as it compares with others of its metric: None
    for a difference, for a result without a metric, and for a value that is not a number. `is_own`
    says whether the paper introduces the model, which else is a baseline: None where that is not
    known.
    `is_sure` is `kg.graph.is_sure_result`; `doubted` has the relations to a task or a rival that is
    not sure. `statement` is the paper's.
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
    versus: str | None
    sign: Sign | None
    relative: bool
    uncertainty: str
    is_own: bool | None
    is_sure: bool
    doubted: frozenset[Relation]
    statement: Statement

    @property
    def ends(self) -> dict[Relation, str]:
        """The ids of what it is a result of, by the relation that leads there."""
        ends = {relation: getattr(self, field) for relation, field in RESULT_FIELDS.items()}
        return {relation: node for relation, node in ends.items() if node is not None}

    @property
    def written(self) -> str:
        """The value as it stands in the text, with sign and unit."""
        return result_value(self.kind, self.value, self.unit, self.sign)

    @property
    def whose(self) -> str | None:
        """Whose the score is: `own` of the paper, or a `baseline`; None if not known."""
        return None if self.is_own is None else "own" if self.is_own else "baseline"

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
    of_entity = {r for r, said in graph.pred(node).items() if _OF_RESULTS & said.keys()}
    of_paper = {r for r, said in graph.succ(node).items() if Relation.REPORTS in said}
    return list(_reported(graph, sorted(of_entity | of_paper)))


def reported_of(graph: KnowledgeGraph, result: str) -> list[Reported]:
    """Return the reports of one result, by paper."""
    return list(_reported(graph, [result]))


def all_reported(graph: KnowledgeGraph) -> list[Reported]:
    """Return the results of all papers, sorted by id."""
    return list(_reported(graph, graph.nodes(NodeKind.RESULT)))


def score_of(graph: KnowledgeGraph, result: str) -> Decimal | None:
    """Return the score of a result as it compares with others of its metric; see `Reported`."""
    return _score(graph, result, _ends(graph, result).get(Relation.BY_METRIC))


def _reported(graph: KnowledgeGraph, results: Iterable[str]) -> Iterator[Reported]:
    """Yield each result once for each paper that reports it; one that no paper reports never."""
    for result in results:
        near = graph.pred(result).items()
        for paper in sorted(source for source, said in near if Relation.REPORTS in said):
            yield _of_paper(graph, result, paper)


def _of_paper(graph: KnowledgeGraph, result: str, paper: str) -> Reported:
    record, ends = graph.result(result), _ends(graph, result)
    fields = {field: ends.get(relation) for relation, field in RESULT_FIELDS.items()}
    metric, model = fields["metric"], fields["model"]
    return Reported(
        id=result,
        paper=paper,
        kind=record.result_kind,
        value=record.value,
        unit=record.unit,
        score=_score(graph, result, metric),
        better=None if metric is None else better(graph.node(metric)),
        **fields,
        sign=record.sign,
        relative=record.relative,
        uncertainty=record.uncertainty,
        is_own=None if model is None else _introduces(graph, paper, model),
        is_sure=is_sure_result(graph, result),
        doubted=_doubted(graph, result),
        statement=graph.statement(paper, result, Relation.REPORTS),
    )


def _introduces(graph: KnowledgeGraph, paper: str, model: str) -> bool | None:
    """Return whether the paper introduces the model; None if it has no role for it."""
    relations = {key for key in graph.succ(paper).get(model, ()) if key in ROLE_RELATIONS}
    return Relation.INTRODUCES in relations if relations else None


def _doubted(graph: KnowledgeGraph, result: str) -> frozenset[Relation]:
    near = graph.succ(result).values()
    doubted = {
        Relation(k) for said in near for k, data in said.items() if not data.get("sure", True)
    }
    return frozenset(doubted - set(DECIDING_RELATIONS))


def _ends(graph: KnowledgeGraph, result: str) -> dict[str, str]:
    """Return what a result is a result of, by relation; of several the first id."""
    near = sorted(graph.succ(result).items(), key=itemgetter(0), reverse=True)
    return {key: target for target, said in near for key in said}


def _score(graph: KnowledgeGraph, result: str, metric: str | None) -> Decimal | None:
    data = graph.node(result)
    if metric is None or data["result_kind"] != ResultKind.ABSOLUTE:
        return None
    return comparable(data, scale(graph.node(metric)))
