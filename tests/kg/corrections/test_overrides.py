"""Each sort of override on a graph made by hand."""

from itertools import permutations

import pytest

from kg.corrections.override_file import parse
from kg.corrections.overrides import apply
from kg.corrections.sorts import Overrides
from kg.graph import KnowledgeGraph
from kg.model import Extraction, MergedName
from kg.names.ids import paper_id
from kg.pipeline import build_graph
from kg.schema import ROLE_RELATIONS, Kind, NodeKind, Relation, Role, Rule
from tests.documents import entity, extraction, paper, result

FIRST = paper("Zorbal beats Quux", "Zorbal scores 81.5 on BlueSet.")
SECOND = paper("More Quux", "Quux is used on BlueSet.")
THIRD = paper("Quux again", "Quux is a loss.")


def extractions() -> list[Extraction]:
    score = result("81.5", model="Zorbal", dataset="BlueSet")
    return [
        extraction(
            FIRST,
            entity(FIRST, Kind.MODEL, "Zorbal", role=Role.INTRODUCED),
            entity(FIRST, Kind.MODEL, "Quux", role=Role.MENTIONED),
            entity(FIRST, Kind.DATASET, "BlueSet"),
            results=[score],
        ),
        extraction(
            SECOND, entity(SECOND, Kind.MODEL, "Quux"), entity(SECOND, Kind.DATASET, "BlueSet")
        ),
        extraction(THIRD, entity(THIRD, Kind.MODEL, "Quux")),
    ]


def corrected(text: str) -> KnowledgeGraph:
    """The graph after these overrides, all of which match."""
    graph, problems = apply(build_graph(extractions()), parse(text))
    assert problems == ()
    return graph


def papers_of(graph: KnowledgeGraph, node: str) -> list[str]:
    return [graph.paper(paper).id for paper in graph.papers_of(node)]


def result_ends(graph: KnowledgeGraph) -> dict[str, str]:
    (node,) = graph.nodes(NodeKind.RESULT)
    return {edge.relation: edge.target for edge in graph.edges_from(node)}


def test_no_override_changes_nothing() -> None:
    graph = build_graph(extractions())
    assert apply(graph, Overrides()) == (graph, ())


def test_merged_entities_are_one_node_with_all_names_edges_and_old_ids() -> None:
    graph = corrected('[[merge]]\nkind = "Model"\nnames = ["Zorbal", "Quux"]')
    assert list(graph.nodes(Kind.MODEL)) == ["model/zorbal"]
    node = graph.node("model/zorbal")
    assert (node["name"], node["aliases"], node["replaces"]) == (
        "Zorbal",
        ("Quux",),
        ("model/quux",),
    )
    assert papers_of(graph, "model/zorbal") == sorted([FIRST.id, SECOND.id, THIRD.id])
    edges = graph.edges_to("model/zorbal", *ROLE_RELATIONS)
    (edge,) = [e for e in edges if e.source == paper_id(FIRST.id)]
    assert edge.relation == Relation.INTRODUCES
    assert len(edge.statement.evidence) == 3


def test_a_merge_explains_itself() -> None:
    graph = corrected('[[merge]]\nkind = "Model"\nnames = ["Quux", "Zorbal"]\n')
    assert ("Zorbal", "override", 1) in graph.node("model/quux")["merges"]


def test_a_merge_may_give_a_name_of_its_own() -> None:
    text = '[[merge]]\nkind = "Model"\nnames = ["Zorbal", "Quux"]\ninto = "Zorbal-Quux"'
    node = corrected(text).node("model/zorbal-quux")
    assert node["aliases"] == ("Quux", "Zorbal")
    assert node["replaces"] == ("model/quux", "model/zorbal")


def test_a_split_parts_the_papers_that_are_named_by_id_or_title() -> None:
    text = (
        f'[[split]]\nkind="Model"\nname="Quux"\npapers=["{SECOND.id}", "Quux Again"]\nas="Quux L"'
    )
    graph = corrected(text)
    assert papers_of(graph, "model/quux") == [FIRST.id]
    assert papers_of(graph, "model/quux-l") == sorted([SECOND.id, THIRD.id])
    assert "replaces" not in graph.node("model/quux")


def test_a_split_takes_the_alias_along() -> None:
    graph = build_graph(extractions())
    graph.nx.nodes["model/quux"].update(
        aliases=("Garply", "Quuxl"),
        merges=tuple(MergedName(name, Rule.PAPER, 1) for name in ("Garply", "Quuxl")),
    )
    text = f'[[split]]\nkind="Model"\nname="Quux"\npapers=["{THIRD.id}"]\nas="garply"'
    parted, problems = apply(graph, parse(text))
    assert problems == ()
    assert parted.node("model/quux")["aliases"] == ("Quuxl",)
    assert parted.node("model/quux")["merges"] == (("Quuxl", "paper", 1),)
    assert parted.resolve("Garply") == "model/garply"


def test_a_split_of_all_papers_leaves_no_node_behind() -> None:
    names = ", ".join(f'"{p.id}"' for p in (FIRST, SECOND, THIRD))
    text = f'[[split]]\nkind = "Model"\nname = "Quux"\npapers = [{names}]\nas = "Garply"'
    graph = corrected(text)
    assert "model/quux" not in graph
    assert graph.node("model/garply")["replaces"] == ("model/quux",)


def test_a_renamed_entity_keeps_its_old_name_as_alias_and_its_results() -> None:
    graph = corrected('[[rename]]\nkind = "Model"\nname = "Zorbal"\nto = "Garply"')
    node = graph.node("model/garply")
    assert (node["aliases"], node["replaces"]) == (("Zorbal",), ("model/zorbal",))
    assert result_ends(graph)["ofModel"] == "model/garply"
    before = next(build_graph(extractions()).nodes(NodeKind.RESULT))
    assert before not in graph


def test_another_spelling_of_a_name_keeps_the_id() -> None:
    graph = corrected('[[rename]]\nkind = "Model"\nname = "Zorbal"\nto = "ZORBAL"')
    assert graph.node("model/zorbal")["name"] == "ZORBAL"
    assert "replaces" not in graph.node("model/zorbal")


def test_a_retyped_entity_is_of_the_other_kind() -> None:
    graph = corrected('[[retype]]\nkind = "Model"\nname = "Quux"\nto = "Method"')
    assert graph.resolve("Quux") == "method/quux"
    assert graph.node("method/quux")["replaces"] == ("model/quux",)


def test_a_stopped_entity_goes_with_its_edges_and_the_result_stays() -> None:
    graph = corrected('[[stop]]\nkind = "Dataset"\nname = "blueset"')
    assert list(graph.nodes(Kind.DATASET)) == []
    assert result_ends(graph) == {"ofModel": "model/zorbal"}


def test_a_name_that_the_vocabulary_knows_brings_what_it_knows() -> None:
    graph = corrected('[[rename]]\nkind = "Model"\nname = "Quux"\nto = "BERT"')
    assert ("arxiv", "1810.04805") in graph.node("model/bert")["identifiers"]
    back, _ = apply(graph, parse('[[rename]]\nkind = "Model"\nname = "BERT"\nto = "Quux"'))
    assert "identifiers" not in back.node("model/quux")


def test_each_override_sees_what_the_former_left() -> None:
    graph = corrected(
        '[[stop]]\nkind = "Method"\nname = "Garply"\n'
        '[[rename]]\nkind = "Method"\nname = "Quux"\nto = "Garply"\n'
        '[[retype]]\nkind = "Model"\nname = "Quux"\nto = "Method"\n'
    )
    assert graph.resolve("Quux") is None
    assert list(graph.nodes(Kind.METHOD)) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            '[[merge]]\nkind = "Model"\nnames = ["Zorbal", "Nix"]',
            "merge 1: no Model is called 'Nix'",
        ),
        (
            '[[rename]]\nkind = "Task"\nname = "Quux"\nto = "Q"',
            "rename 1: no Task is called 'Quux', but a Model is",
        ),
        (
            '[[stop]]\nkind = "Model"\nname = "Zorbel"',
            "stop 1: no Model is called 'Zorbel'; did you mean 'Zorbal'? Correct or remove it",
        ),
        (
            '[[split]]\nkind="Model"\nname="Quux"\npapers=["Mor Quux"]\nas="N"',
            "split 1: no paper 'Mor Quux' speaks of Model 'Quux'; did you mean 'More Quux'",
        ),
        ('[[retype]]\nkind = "Task"\nname = "Nix"\nto = "Model"', "retype 1: no Task"),
        ('[[stop]]\nkind = "Model"\nname = "Nix"', "stop 1: no Model is called 'Nix'"),
        ('[[split]]\nkind="Model"\nname="Nix"\npapers=["p"]\nas="N"', "split 1: no Model"),
        (
            '[[split]]\nkind="Model"\nname="Quux"\npapers=["p"]\nas="N"',
            "split 1: no paper 'p' speaks of Model 'Quux'",
        ),
        (
            '[[split]]\nkind="Model"\nname="Quux"\npapers=["more quux"]\nas="quux"',
            "split 1: 'quux' is what Model 'Quux' is called already",
        ),
    ],
)
def test_an_override_that_matches_nothing_is_told_and_changes_nothing(
    text: str, message: str
) -> None:
    before = build_graph(extractions())
    graph, problems = apply(before, parse(text, "o.toml"))
    (problem,) = problems
    assert str(problem).startswith(f"o.toml: {message}")
    assert graph == before


@pytest.mark.parametrize(
    "table",
    [
        '[[stop]]\nkind = "Model"\nname = "Zorbal"\n',
        '[[retype]]\nkind = "Model"\nname = "Quux"\nto = "Method"\n',
        '[[rename]]\nkind = "Model"\nname = "Quux"\nto = "Garply"\n',
        '[[merge]]\nkind = "Model"\nnames = ["Zorbal", "Quux"]\n',
        '[[split]]\nkind = "Model"\nname = "Quux"\npapers = ["More Quux"]\nas = "Quux L"\n',
    ],
)
def test_a_table_that_stands_there_twice_is_as_one(table: str) -> None:
    assert corrected(f"{table}reason = 'it is so'\n{table}") == corrected(table)


def test_of_equal_tables_that_match_nothing_one_is_told() -> None:
    table = '[[stop]]\nkind = "Model"\nname = "Nix"\n'
    _, problems = apply(build_graph(extractions()), parse(table * 2))
    assert [str(each).split(": ")[1] for each in problems] == ["stop 1"]


def test_a_table_that_is_undone_and_said_again_holds() -> None:
    tables = [
        f'[[rename]]\nkind = "Model"\nname = "{name}"\nto = "{to}"\n'
        for name, to in (("Quux", "Garply"), ("Garply", "Quux"), ("Quux", "Garply"))
    ]
    assert corrected("".join(tables)).resolve("Quux") == "model/garply"


def test_the_order_of_the_papers_makes_no_difference() -> None:
    text = (
        '[[merge]]\nkind = "Model"\nnames = ["Zorbal", "Quux"]\ninto = "Garply"\n'
        '[[retype]]\nkind = "Dataset"\nname = "BlueSet"\nto = "Task"\n'
    )
    first, *others = (
        apply(build_graph(order), parse(text))[0] for order in permutations(extractions())
    )
    assert len(others) == 5
    assert all(other == first for other in others)


def test_a_result_loses_an_end_that_became_of_a_kind_that_it_cannot_have() -> None:
    graph = corrected('[[retype]]\nkind = "Dataset"\nname = "BlueSet"\nto = "Task"\n')
    assert result_ends(graph) == {Relation.OF_MODEL: "model/zorbal"}
    graph = corrected('[[retype]]\nkind = "Model"\nname = "Zorbal"\nto = "Method"\n')
    assert result_ends(graph)[Relation.OF_MODEL] == "method/zorbal"
