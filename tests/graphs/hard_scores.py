"""Graphs of scores that are easily put in the wrong order: one made by hand, others drawn."""

from random import Random

from kg.graph import KnowledgeGraph, Statement
from kg.schema import Kind, ResultKind
from tests.graphs.build import add_entity, add_paper, add_result

METRICS = ("accuracy", "BLEU", "word error rate", "Pearson correlation", "elegance", "perplexity")
"""Shares, a metric without a scale, an error, fractions, one nobody knows, and large numbers."""

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


def read_with(confidence: float) -> Statement:
    """A statement of a result, of that confidence."""
    return Statement(((0, 1),), confidence, "results")


def hard_scores() -> KnowledgeGraph:
    """Ties, other spellings, errors, no numbers, no metric, huge numbers, and differences."""
    graph = KnowledgeGraph()
    papers = [add_paper(graph, f"p{n}", f"Paper {9 - n}", "Of scores.") for n in range(5)]
    for paper, metric, values, confidence, more in SCORES:
        names = {
            Kind.DATASET: more.get("dataset", "Bench"),
            Kind.MODEL: more.get("model", "Net"),
            Kind.METRIC: metric,
            Kind.TASK: more.get("task"),
        }
        ends = [add_entity(graph, kind, name) for kind, name in names.items() if name is not None]
        kind, statement = ResultKind(more.get("kind", "absolute")), read_with(confidence)
        for written in values:
            add_result(graph, papers[paper], written, *ends, kind=kind, statement=statement)
    return graph


def drawn_scores(random: Random) -> KnowledgeGraph:
    """Few values of few things, so that many are equal."""
    graph = KnowledgeGraph()
    papers = [add_paper(graph, f"p{n}", f"Paper {n}", "Of scores.") for n in range(4)]
    ends: list[list[str | None]] = [
        [add_entity(graph, Kind.DATASET, name) for name in ("Bench", "B2")],
        [None, *(add_entity(graph, Kind.METRIC, name) for name in METRICS)],
        [None, *(add_entity(graph, Kind.MODEL, name) for name in ("Net", "N2"))],
        [None, *(add_entity(graph, Kind.TASK, name) for name in ("t1", "t2"))],
    ]
    values = ("93%", "0.93", "93", "0.5", "0.50", "50%", "4:52", "1e50", "1e-50", "-1", "1", "x")
    for _ in range(80):
        chosen = [random.choice(nodes) for nodes in ends]
        add_result(
            graph,
            random.choice(papers),
            random.choice(values),
            *(node for node in chosen if node is not None),
            statement=read_with(random.choice((0.25, 0.5, 0.75))),
            kind=random.choice((ResultKind.ABSOLUTE, ResultKind.ABSOLUTE, ResultKind.DELTA)),
        )
    return graph
