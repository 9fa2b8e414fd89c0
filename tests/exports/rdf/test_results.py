"""Results stay apart in RDF where they differ in anything, and are one where they do not."""

from dataclasses import replace

from exports import Options
from exports.rdf.terms import LPWC, OA, OWN
from exports.rdf.triples import triples
from kg.model import Mention, Result
from kg.pipeline import build_graph
from kg.schema import Kind, ResultKind
from tests.documents import entity, extraction, paper, result

TEXT = "Zorb and Yarb reach 81.5% and 82 accuracy and recall on BlueSet and RedSet for zorbing."
FIRST, SECOND = paper("First", TEXT), paper("Second", TEXT)
DIFFERENT = [
    result("81.5", unit="%", model="Zorb", task="zorbing", dataset="BlueSet", metric="accuracy"),
    result("81.5", unit="%", model="Yarb", task="zorbing", dataset="BlueSet", metric="accuracy"),
    result("81.5", unit="%", model="Zorb", dataset="BlueSet", metric="accuracy"),
    result("81.5", unit="%", model="Zorb", task="zorbing", dataset="RedSet", metric="accuracy"),
    result("81.5", unit="%", model="Zorb", task="zorbing", metric="accuracy"),
    result("81.5", unit="%", model="Zorb", task="zorbing", dataset="BlueSet", metric="recall"),
    result("82", unit="%", model="Zorb", task="zorbing", dataset="BlueSet", metric="accuracy"),
    result("81.50", unit="%", model="Zorb", task="zorbing", dataset="BlueSet", metric="accuracy"),
    result("81.5", model="Zorb", task="zorbing", dataset="BlueSet", metric="accuracy"),
    # Names that are no entities of the paper tell results apart too.
    result("81.5", unit="%", model="Zorb", task="zorbing", dataset="Nowhere", metric="accuracy"),
    result("81.5", unit="%", model="Zorb", task="zorbing", dataset="Elsewhere", metric="accuracy"),
    result(
        "81.5",
        unit="%",
        kind=ResultKind.DELTA,
        model="Zorb",
        task="zorbing",
        dataset="BlueSet",
        metric="accuracy",
    ),
]
ENTITIES = [
    (Kind.MODEL, "Zorb"),
    (Kind.MODEL, "Yarb"),
    (Kind.METRIC, "accuracy"),
    (Kind.METRIC, "recall"),
    (Kind.DATASET, "BlueSet"),
    (Kind.DATASET, "RedSet"),
    (Kind.TASK, "zorbing"),
]


def found(*papers: list[Result]) -> list[tuple[str, str, str]]:
    """Subject, property and value of every triple of papers that report these results."""
    extractions = [
        extraction(of, *(entity(of, kind, name) for kind, name in ENTITIES), results=results)
        for of, results in zip((FIRST, SECOND), papers, strict=False)
    ]
    return [
        (str(t.subject), str(t.predicate), str(t.object))
        for t in triples(build_graph(extractions), Options())
    ]


def reported(said: list[tuple[str, str, str]]) -> set[str]:
    return {value for _, term, value in said if term == str(OWN["reports"])}


def test_results_that_differ_in_one_thing_are_different_nodes() -> None:
    assert len(reported(found(DIFFERENT))) == len(DIFFERENT)


def test_the_same_result_of_two_papers_is_two() -> None:
    assert len(reported(found(DIFFERENT, DIFFERENT))) == 2 * len(DIFFERENT)


def test_every_score_is_in_one_run_and_runs_do_not_fall_together() -> None:
    said = found(DIFFERENT)
    pairs = [(run, value) for run, term, value in said if term == str(LPWC["hasEvaluationResult"])]
    assert len(pairs) == len({value for _, value in pairs}) == len(DIFFERENT) - 1
    ends = {
        run: frozenset((t, v) for r, t, v in said if r == run and "hasEval" not in t)
        for run, _ in pairs
    }
    # Task, dataset and model tell a run; names of no entity are no ends, so three runs share them.
    assert len(ends) == 5


def test_equal_results_are_one_node_with_several_spans() -> None:
    start = FIRST.text.index("81.5")
    spans = (Mention(start, start + 4), Mention(start, start + 5))
    score = result("81.5", unit="%", model="Zorb")
    twice = [replace(score, evidence=span) for span in spans]
    said = found(twice)
    (node,) = reported(said)
    bodies = [a for a, term, value in said if term == str(OA["hasBody"]) and value == node]
    assert len(bodies) == 2
