"""Graphs of scores that are easily put in the wrong order: one made by hand, others drawn."""

import math
from random import Random

from kg.graph import KnowledgeGraph, ResultRecord, Statement
from kg.names.ids import result_id
from kg.schema import Kind, Relation, ResultKind
from tests.exports.graphs import add_entity, add_paper

METRICS = ("accuracy", "BLEU", "word error rate", "Pearson correlation", "elegance", "perplexity")
"""Shares, a metric without a scale, an error, fractions, one nobody knows, and large numbers."""

Ends = dict[Relation, str]


def add_score(
    graph: KnowledgeGraph,
    paper: str,
    written: str,
    ends: Ends,
    *,
    confidence: float = 0.9,
    kind: ResultKind = ResultKind.ABSOLUTE,
) -> str:
    """Add a result as it is written; what reads as a number is one."""
    value, unit = (written[:-1], "%") if written.endswith("%") else (written, "")
    node = result_id(paper, [*(f"{r} {e}" for r, e in ends.items()), kind, value, unit])
    number = value if _is_number(value) else None
    graph.add_node(node, ResultRecord(f"{value}{unit}", value, number, unit, kind))
    graph.add_edge(paper, node, Relation.REPORTS, Statement(((0, 1),), confidence, "results"))
    for relation, end in ends.items():
        graph.add_edge(node, end, relation, Statement((), confidence, "results"))
    return node


def _is_number(value: str) -> bool:
    try:
        return math.isfinite(float(value))
    except ValueError:
        return False


SCORES: tuple[tuple[int, str | None, tuple[str, ...], float, dict[str, str]], ...] = (
    # The same score of one model on one dataset in one paper, and what is another one.
    (0, "accuracy", ("93%",), 0.5, {}),
    (0, "accuracy", ("0.93",), 0.7, {}),
    (0, "accuracy", ("93.0",), 0.6, {}),
    (0, "accuracy", ("0.930",), 0.4, {"task": "recognition"}),
    (0, "accuracy", ("93%",), 0.3, {"model": "Ant", "task": "recognition"}),
    (0, "accuracy", ("93%",), 0.2, {"dataset": "Other", "task": "recognition"}),
    (1, "accuracy", ("0.93",), 0.7, {}),
    (2, "accuracy", ("0.5%", "95.5", "1", "0", "-3%", "93.00001"), 0.9, {"task": "recognition"}),
    (3, "accuracy", ("4:52", "23/61", "about five", "NaN", "Infinity"), 0.9, {}),
    (0, "word error rate", ("7.1%", "12"), 0.8, {}),
    (1, "word error rate", ("7.1", "0.12", "6:30"), 0.6, {}),
    (0, "Pearson correlation", ("85.3", "0.9"), 0.8, {}),
    (1, "Pearson correlation", ("0.853", "-0.2"), 0.8, {}),
    (0, "elegance", ("3",), 0.0, {}),
    (1, "elegance", ("5",), 0.2, {}),
    (2, "elegance", ("5",), 0.4, {}),
    (3, "elegance", ("4",), 0.6, {}),
    (4, "perplexity", ("1e30", "3.14e23", "1e-30", "1e999", "1e100", "12.5", "0"), 0.9, {}),
    (1, None, ("12", "12.0", "13"), 0.9, {}),
    (2, "accuracy", ("0.5", "2%"), 0.9, {"kind": "delta"}),
    (2, "BLEU", ("0.4",), 0.9, {"kind": "delta"}),
    (0, "BLEU", ("31.2", "31.20"), 0.9, {}),
    (1, "BLEU", ("0.4", "31.2"), 0.9, {}),
)
"""Paper, metric, values as written, confidence, and what else is not the usual."""


def hard_scores() -> KnowledgeGraph:
    """Ties, other spellings, errors, no numbers, no metric, huge numbers, and differences."""
    graph = KnowledgeGraph()
    papers = [add_paper(graph, f"p{n}", f"Paper {9 - n}", "Of scores.") for n in range(5)]
    for paper, metric, values, confidence, more in SCORES:
        ends = {
            Relation.ON_DATASET: add_entity(graph, Kind.DATASET, more.get("dataset", "Bench")),
            Relation.OF_MODEL: add_entity(graph, Kind.MODEL, more.get("model", "Net")),
        }
        if metric is not None:
            ends[Relation.BY_METRIC] = add_entity(graph, Kind.METRIC, metric)
        if "task" in more:
            ends[Relation.FOR_TASK] = add_entity(graph, Kind.TASK, more["task"])
        kind = ResultKind(more.get("kind", "absolute"))
        for written in values:
            add_score(graph, papers[paper], written, ends, confidence=confidence, kind=kind)
    return graph


def drawn_scores(random: Random) -> KnowledgeGraph:
    """Few values of few things, so that many are equal."""
    graph = KnowledgeGraph()
    papers = [add_paper(graph, f"p{n}", f"Paper {n}", "Of scores.") for n in range(4)]
    ends: dict[Relation, list[str | None]] = {
        Relation.ON_DATASET: [add_entity(graph, Kind.DATASET, name) for name in ("Bench", "B2")],
        Relation.BY_METRIC: [None, *(add_entity(graph, Kind.METRIC, name) for name in METRICS)],
        Relation.OF_MODEL: [None, *(add_entity(graph, Kind.MODEL, name) for name in ("Net", "N2"))],
        Relation.FOR_TASK: [None, *(add_entity(graph, Kind.TASK, name) for name in ("t1", "t2"))],
    }
    values = ("93%", "0.93", "93", "0.5", "0.50", "50%", "4:52", "1e50", "1e-50", "-1", "1", "x")
    for _ in range(80):
        chosen = {relation: random.choice(nodes) for relation, nodes in ends.items()}
        known = {relation: node for relation, node in chosen.items() if node is not None}
        add_score(
            graph,
            random.choice(papers),
            random.choice(values),
            known,
            confidence=random.choice((0.25, 0.5, 0.75)),
            kind=random.choice((ResultKind.ABSOLUTE, ResultKind.ABSOLUTE, ResultKind.DELTA)),
        )
    return graph
