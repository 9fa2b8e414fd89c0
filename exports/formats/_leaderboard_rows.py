"""The row that the scores of one model in one paper make."""

from collections.abc import Sequence
from typing import Any

from kg.graph import KnowledgeGraph
from kg.leaderboards.reported import Reported
from kg.lookup.names import name_of
from kg.schema import Relation
from kg.text.sentences import sentence_around

Json = dict[str, Any]


def row_of(graph: KnowledgeGraph, scores: Sequence[Reported]) -> Json:
    """Return the row of one model in one paper; `metrics` has the first score of each metric.

    `scores` has all of them, in the order of the text.
    """
    first = scores[0]
    paper = graph.node(first.paper)
    best: dict[str, str] = {}
    for each in scores:
        best.setdefault(_metric(graph, each), each.written)
    return {
        "model_name": name_of(graph, first.model),
        "whose": first.whose,
        "metrics": dict(sorted(best.items())),
        "paper_title": paper["title"],
        "paper_url": paper["url"],
        "paper_date": paper["date"],
        "paper_id": first.paper,
        "code_links": _links(graph, first.paper),
        "scores": [_score(graph, each) for each in sorted(scores, key=_place_in_text)],
    }


def _metric(graph: KnowledgeGraph, score: Reported) -> str:
    return name_of(graph, score.metric) or ""


def _place_in_text(score: Reported) -> tuple[object, ...]:
    return (score.statement.evidence, score.metric or "", score.value, score.id)


def _links(graph: KnowledgeGraph, paper: str) -> list[Json]:
    edges = graph.edges_from(paper, Relation.HAS_REPOSITORY)
    links = [graph.node(edge.target) for edge in edges]
    return [{"title": link["link_kind"], "url": link["url"]} for link in links]


def _score(graph: KnowledgeGraph, score: Reported) -> Json:
    text, evidence = graph.text(score.paper), score.statement.evidence
    sentences = [text[slice(*sentence_around(text, start, end))] for start, end in evidence]
    return {
        "metric": _metric(graph, score),
        "value": score.value,
        "unit": score.unit,
        "uncertainty": score.uncertainty,
        "score": None if score.score is None else f"{score.score:f}",
        "better": score.better,
        "confidence": score.statement.confidence,
        "sure": score.is_sure,
        "evidence": [list(span) for span in evidence],
        "sentences": list(dict.fromkeys(sentences)),
    }
