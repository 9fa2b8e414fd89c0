from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import permutations

import pytest

from kg.model import Extraction, FieldConfidences, Link, Paper
from kg.names.ids import result_id
from kg.pipeline import build_graph, extract
from kg.schema import Kind, LinkKind, LinkRole, NodeKind, Relation, ResultKind, Role, Sign
from tests.documents import entity, extraction, mentions, paper, result

PAPER = paper("Zorb", "Zorb scores 81.5% on BlueSet. See https://github.com/z/zorb .")


@pytest.fixture
def read_paper() -> Extraction:
    url = "https://github.com/z/zorb"
    return Extraction(
        PAPER,
        (
            entity(PAPER, Kind.MODEL, "Zorb", role=Role.INTRODUCED),
            entity(PAPER, Kind.DATASET, "BlueSet"),
        ),
        (result("81.50", unit="%", model="Zorb", dataset="BlueSet"),),
        (Link(url, LinkKind.REPOSITORY, LinkRole.OWN, mentions(PAPER, url)[0]),),
    )


def test_every_edge_of_a_paper_says_where_it_stands(read_paper: Extraction) -> None:
    graph = build_graph([read_paper])
    surfaces = {
        edge.target: [PAPER.text[start:end] for start, end in edge.statement.evidence]
        for edge in graph.edges_from("paper/zorb")
    }
    assert surfaces["model/zorb"] == ["Zorb", "Zorb"]
    assert surfaces["dataset/blueset"] == ["BlueSet"]
    assert surfaces["link/github.com%2Fz%2Fzorb"] == ["https://github.com/z/zorb"]


def test_roles_and_ownership_become_relations(read_paper: Extraction) -> None:
    graph = build_graph([read_paper])
    relations = {edge.target: edge.relation for edge in graph.edges_from("paper/zorb")}
    assert relations["model/zorb"] == Relation.INTRODUCES
    assert relations["dataset/blueset"] == Relation.USES
    assert relations["link/github.com%2Fz%2Fzorb"] == Relation.HAS_REPOSITORY


def test_a_result_points_to_what_it_was_measured_on(read_paper: Extraction) -> None:
    graph = build_graph([read_paper])
    (node,) = graph.nodes(NodeKind.RESULT)
    assert graph.node(node)["number"] == "81.50"
    ends = {edge.relation: edge.target for edge in graph.edges_from(node)}
    assert ends == {Relation.ON_DATASET: "dataset/blueset", Relation.OF_MODEL: "model/zorb"}


def test_results_that_differ_in_anything_are_nodes_of_their_own(read_paper: Extraction) -> None:
    others = [
        result("81.5", unit="%", model="Zorb", dataset="BlueSet"),
        result("81.50", model="Zorb", dataset="BlueSet"),
        result("81.50", unit="%", dataset="BlueSet"),
        result("81.50", unit="%", model="Zorb", dataset="BlueSet", kind=ResultKind.DELTA),
    ]
    many = extraction(PAPER, *read_paper.entities, results=[*read_paper.results, *others])
    assert len(list(build_graph([many]).nodes(NodeKind.RESULT))) == 5


@pytest.fixture
def compared() -> Extraction:
    of = paper("Zorb", "Zorb is 2 dB below Blue on BlueSet.")
    found = (entity(of, Kind.MODEL, "Zorb"), entity(of, Kind.METHOD, "Blue"))
    said = result(
        "2",
        unit="dB",
        kind=ResultKind.DELTA,
        sign=Sign.FALLS,
        model="Zorb",
        versus="Blue",
        relative=True,
        uncertainty="±0.3",
        confidences=FieldConfidences(model=1.0, versus=0.05),
    )
    return extraction(of, *found, results=[said])


def test_a_difference_says_which_way_and_against_whom(compared: Extraction) -> None:
    graph = build_graph([compared])
    (node,) = graph.nodes(NodeKind.RESULT)
    record = graph.result(node)
    assert (record.sign, record.relative, record.uncertainty) == (Sign.FALLS, True, "±0.3")
    assert record.name == "Δ -2 dB"
    ends = {edge.relation: edge.target for edge in graph.edges_from(node)}
    assert ends == {Relation.OF_MODEL: "model/zorb", Relation.VERSUS: "method/blue"}


def test_each_field_of_a_result_has_its_own_confidence_and_mark(compared: Extraction) -> None:
    graph = build_graph([compared])
    (node,) = graph.nodes(NodeKind.RESULT)
    said = {edge.relation: edge.statement for edge in graph.edges_from(node)}
    assert (said[Relation.OF_MODEL].confidence, said[Relation.OF_MODEL].sure) == (1.0, True)
    assert (said[Relation.VERSUS].confidence, said[Relation.VERSUS].sure) == (0.05, False)


def test_differences_that_only_direction_or_rival_tell_apart_are_two(compared: Extraction) -> None:
    (said,) = compared.results
    others = [
        replace(said, sign=Sign.RISES),
        replace(said, sign=None),
        replace(said, versus=None),
        replace(said, relative=False),
    ]
    many = replace(compared, results=(said, *others))
    assert len(list(build_graph([many]).nodes(NodeKind.RESULT))) == 5


def test_a_result_that_says_nothing_more_keeps_the_id_that_it_had(read_paper: Extraction) -> None:
    (node,) = build_graph([read_paper]).nodes(NodeKind.RESULT)
    key = [None, "dataset/blueset", "model/zorb", None, "absolute", "81.50", "%"]
    assert node == result_id("zorb", key)


def test_an_entity_a_role_or_a_result_of_low_confidence_is_not_sure() -> None:
    of = paper("Zorb", "Zorb and Blue and Red.")
    low = extraction(
        of,
        entity(of, Kind.MODEL, "Zorb", confidence=0.05),
        entity(of, Kind.MODEL, "Blue", role_confidence=0.05),
        entity(of, Kind.MODEL, "Red"),
        results=[result("1", confidence=0.05), result("2")],
    )
    graph = build_graph([low])
    sure = {graph.name(edge.target): edge.statement.sure for edge in graph.edges_from("paper/zorb")}
    assert sure == {"Zorb": False, "Blue": False, "Red": True, "1": False, "2": True}
    assert {graph.name(n): graph.node(n)["sure"] for n in graph if n != "paper/zorb"} == sure


def test_the_order_of_extractions_makes_no_difference(read_paper: Extraction) -> None:
    second = paper("Blue", "Zorbs on Blue-Set.")
    third = paper("Red", "zorb again.")
    extractions = [
        read_paper,
        extraction(second, entity(second, Kind.MODEL, "Zorbs")),
        extraction(third, entity(third, Kind.MODEL, "zorb")),
    ]
    first = build_graph(extractions)
    assert all(build_graph(order) == first for order in permutations(extractions))


def test_an_item_that_is_an_extraction_needs_no_extractor(read_paper: Extraction) -> None:
    asked: list[str] = []

    def extractor(papers: Iterable[Paper]) -> Iterator[Extraction]:
        for p in papers:
            asked.append(p.id)
            yield Extraction(p)

    first, last = paper("Aardvark"), paper("Zebra")
    found = list(extract([read_paper, first, read_paper, last, read_paper], extractor))
    assert [item.paper.id for item in found] == ["zorb", "aardvark", "zorb", "zebra", "zorb"]
    assert asked == ["aardvark", "zebra"]


def test_extractions_alone_do_not_call_the_extractor(read_paper: Extraction) -> None:
    assert list(extract([read_paper], lambda _: pytest.fail("called"))) == [read_paper]


def test_an_extractor_that_reads_ahead_changes_nothing(read_paper: Extraction) -> None:
    items: list[Paper | Extraction] = [paper("Aardvark"), read_paper, paper("Zebra"), read_paper]
    found = extract(items, lambda papers: iter([Extraction(p) for p in papers]))
    assert [item.paper.id for item in found] == ["aardvark", "zorb", "zebra", "zorb"]


def test_a_paper_in_another_language_is_kept_and_not_read(read_paper: Extraction) -> None:
    foreign = replace(paper("Zebra"), language="pt")

    def extractor(papers: Iterable[Paper]) -> Iterator[Extraction]:
        return (replace(read_paper, paper=PAPER) for p in papers if p.language is None)

    found = list(extract([PAPER, foreign], extractor))
    assert [(item.paper.id, bool(item.entities)) for item in found] == [
        ("zorb", True),
        ("zebra", False),
    ]
