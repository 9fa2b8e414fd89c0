"""Results as questions need them: what each edge of a result leads to, and its sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.analysis.scores import better, comparable, scale
from kg.graph import KnowledgeGraph, Span, Statement
from kg.schema import RESULT_RELATIONS, NodeKind, Relation, ResultKind
from kg.text.evidence import telling_sentence
from kg.vocabulary import Better


@dataclass(frozen=True, slots=True)
class Reported:
    """A score that a paper reports, with the nodes that it is a score of; None where unknown."""

    id: str
    paper: str
    value: str
    score: float | None
    better: Better | None
    model: str | None
    task: str | None
    dataset: str | None
    metric: str | None
    statement: Statement

    @property
    def is_ranked(self) -> bool:
        """Whether the score can be put in order with others of its metric."""
        return self.score is not None and self.better is not None

    @property
    def order(self) -> tuple[bool, float, float, str]:
        """What scores of one metric are sorted by: the best first, then those not ranked."""
        place = 0.0
        if self.score is not None and self.better is not None:
            place = self.score if self.better is Better.LOWER else -self.score
        return (not self.is_ranked, place, -self.statement.confidence, self.id)


def reported_on(graph: KnowledgeGraph, node: str) -> Iterator[Reported]:
    """Yield the scores that are tied to a model, dataset, metric or task, or that a paper reports.

    Sorted by id; differences are no scores.
    """
    of_entity = {r for r, _, key in graph.nx.in_edges(node, keys=True) if key in RESULT_RELATIONS}
    of_paper = {r for _, r, key in graph.nx.out_edges(node, keys=True) if key == Relation.REPORTS}
    for result in sorted(of_entity | of_paper):
        found = reported(graph, result)
        if found is not None:
            yield found


def reported(graph: KnowledgeGraph, result: str) -> Reported | None:
    """Return the score that a result is; a difference, or one of no paper, is None."""
    data = graph.node(result)
    papers = sorted(
        p for p, _, key in graph.nx.in_edges(result, keys=True) if key == Relation.REPORTS
    )
    if data["kind"] != NodeKind.RESULT or data["result_kind"] != ResultKind.ABSOLUTE or not papers:
        return None
    edges = sorted(graph.nx.out_edges(result, keys=True), reverse=True)
    ends = {key: target for _, target, key in edges}
    metric = ends.get(Relation.BY_METRIC)
    return Reported(
        result,
        papers[0],
        f"{data['value']}{data['unit']}",
        None if metric is None else _score(graph, result, metric),
        None if metric is None else better(graph.node(metric)),
        ends.get(Relation.OF_MODEL),
        ends.get(Relation.FOR_TASK),
        ends.get(Relation.ON_DATASET),
        metric,
        graph.statement(papers[0], result, Relation.REPORTS),
    )


def _score(graph: KnowledgeGraph, result: str, metric: str) -> float | None:
    found = comparable(graph.node(result), scale(graph.node(metric)))
    return None if found is None else float(found)


def name_of(graph: KnowledgeGraph, node: str | None) -> str | None:
    """Return the preferred name of a node, None of none."""
    return None if node is None else str(graph.node(node)["name"])


def sentence(graph: KnowledgeGraph, paper: str, evidence: Sequence[Span]) -> str | None:
    """Return the sentence that tells most of what the evidence shows, or None of none."""
    return telling_sentence(graph.text(paper), len(graph.node(paper)["title"]), evidence)
