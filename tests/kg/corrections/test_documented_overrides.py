"""The examples of docs/overrides.md, on papers that they match."""

import datetime as dt
import re
from dataclasses import replace

from kg.corrections import overrides, statements
from kg.corrections.override_file import parse
from kg.corrections.sorts import SORTS
from kg.graph import KnowledgeGraph
from kg.model import Extraction, Link, Paper
from kg.pipeline import build_graph
from kg.schema import Kind, LinkKind, LinkRole, NodeKind, Relation, Role
from tests.documents import entity, extraction, mentions, paper, result
from tests.paths import ROOT

PAGE = (ROOT / "docs" / "overrides.md").read_text(encoding="utf-8")
WANTED = parse("\n".join(re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)), "overrides.toml")

URL = "https://example.org/unrelated"
FIRST = paper("Zorbal Net on Blue Set", "ZBN, with CL. Results are good on Red Set 2. A thing.")
SECOND = Paper("2401.00001", "All about CL", f"Curled loss (CL), Quux and Blue Set: {URL} .")
THIRD = paper(
    "Continual Quuxing", "CL has 81.5 accuracy (F1) on the red set, a red benchmark of 2024."
)


def extractions() -> list[Extraction]:
    link = Link(URL, LinkKind.OTHER, LinkRole.OTHER, mentions(SECOND, URL)[0])
    return [
        extraction(
            FIRST,
            *(entity(FIRST, Kind.MODEL, name) for name in ("Zorbal Net", "ZBN")),
            entity(FIRST, Kind.DATASET, "Blue Set"),
            entity(FIRST, Kind.DATASET, "Red Set 2"),
            entity(FIRST, Kind.METHOD, "CL"),
            entity(FIRST, Kind.METRIC, "Results"),
            entity(FIRST, Kind.TASK, "thing"),
        ),
        replace(
            extraction(
                SECOND,
                entity(SECOND, Kind.METHOD, "CL", "Curled loss"),
                entity(SECOND, Kind.MODEL, "Quux", role=Role.INTRODUCED),
                entity(SECOND, Kind.DATASET, "Blue Set"),
            ),
            links=(link,),
        ),
        extraction(
            THIRD,
            entity(THIRD, Kind.METHOD, "CL"),
            entity(THIRD, Kind.METRIC, "accuracy"),
            results=[result("81.5", model="CL", metric="accuracy"), result("2024")],
        ),
    ]


def corrected() -> KnowledgeGraph:
    """The graph after all examples, each of which matches."""
    found, problems = statements.apply(extractions(), WANTED)
    assert problems == ()
    graph, problems = overrides.apply(build_graph(found), WANTED)
    assert problems == ()
    return graph


def test_every_sort_has_an_example() -> None:
    assert {each.sort for each in WANTED.all} == {*SORTS}
    (last,) = [each for each in WANTED.all if each.date]
    assert (last.reason, last.date) == ("a placeholder of the template", dt.date(2024, 5, 31))


def test_the_examples_of_names_do_what_they_say() -> None:
    graph = corrected()
    assert graph.resolve("ZBN") == graph.resolve("Zorbal Net") == graph.resolve("ZorbalNet")
    assert graph.resolve("Blue Set") == graph.resolve("BlueSet-2024")
    assert len(graph.papers_of(graph.resolve("continual learning") or "")) == 2
    assert len(graph.papers_of(graph.resolve("curled loss", Kind.METHOD) or "")) == 2
    assert graph.resolve("Quux", Kind.METHOD) is not None
    assert graph.resolve("Quux", Kind.MODEL) is None
    assert graph.resolve("Results") is None
    assert graph.resolve("Thing") is None
    assert graph.resolve("RedSet") != graph.resolve("Red Set 2") is not None


def test_the_examples_of_statements_do_what_they_say() -> None:
    graph = corrected()
    (role,) = graph.edges_to(graph.resolve("Quux") or "", Relation.MENTIONS)
    assert role.source == "paper/2401.00001"
    (node,) = graph.nodes(NodeKind.RESULT)
    ends = {edge.relation: graph.name(edge.target) for edge in graph.edges_from(node)}
    assert ends == {Relation.ON_DATASET: "RedSet", Relation.BY_METRIC: "F1 score"}
    assert graph.name(node) == "81.5 F1 on RedSet"
    (used,) = graph.edges_to(graph.resolve("RedSet") or "", Relation.USES)
    written = [graph.text(used.source)[start:end] for start, end in used.statement.evidence]
    assert written == ["the red set", "red benchmark"]
    assert graph.papers_of(graph.resolve("Blue Set") or "") == [
        "paper/zorbal%20net%20on%20blue%20set"
    ]
    assert list(graph.nodes(NodeKind.LINK)) == []
