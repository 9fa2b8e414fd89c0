"""What is new, gone or changed between two graphs."""

from collections.abc import Iterable
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.changes import compare
from kg.example import example
from kg.graph import KnowledgeGraph, LinkRecord, Statement
from kg.lookup.selection import select
from kg.model import MergedName
from kg.schema import Kind, LinkKind, NodeKind, Relation, Rule
from tests.graphs.build import add_entity, add_link, add_paper, add_result
from tests.graphs.doubtful import doubtful
from tests.strategies import graphs, role_graphs

SWAPPED = {"added": "gone", "gone": "added", "merged": "split", "split": "merged"}
ZORBNET, ORBFORMER = "paper/2301.00001", "paper/2305.00002"


def rows(found: Iterable[Any], *names: str) -> list[tuple[Any, ...]]:
    return [tuple(getattr(row, name) for name in names) for row in found]


def small() -> KnowledgeGraph:
    """A paper that uses a model and reports its accuracy on a dataset."""
    graph = KnowledgeGraph()
    paper = add_paper(graph, "p", "Title", "Net has 90% accuracy on BlueSet.", date="2024-01")
    for kind, name in _ENDS:
        node = add_entity(graph, kind, name)
        graph.add_edge(paper, node, Relation.USES, Statement())
    return graph


_ENDS = (
    (Kind.MODEL, "Net"),
    (Kind.DATASET, "BlueSet"),
    (Kind.METRIC, "accuracy"),
    (Kind.METRIC, "F1"),
)


@given(graphs(), st.booleans())
def test_a_graph_is_as_it_is(graph: KnowledgeGraph, everything: bool) -> None:
    found = compare(graph, graph, all=everything)
    assert not found
    assert [row.old for row in found.counts] == [row.new for row in found.counts]


@given(role_graphs | graphs(), role_graphs | graphs())
@settings(max_examples=40, deadline=None)
def test_what_is_compared_and_what_is_left_out_are_all_that_there_is(
    one: KnowledgeGraph, other: KnowledgeGraph
) -> None:
    sure, everything = compare(one, other), compare(one, other, all=True)
    for row, whole in zip(sure.counts, everything.counts, strict=True):
        assert min(row.old_left_out, row.left_out) >= 0
        found = row.what, row.old + row.old_left_out, row.new + row.left_out
        assert found == (whole.what, whole.old, whole.new)
        assert whole.old_left_out == whole.left_out == 0
    entities = sum(row.new for row in everything.counts if row.what.removesuffix("s") in _KINDS)
    assert entities == len([*other.entities()])


_KINDS = {kind.lower() for kind in Kind}


@given(role_graphs | graphs(), role_graphs | graphs(), st.booleans())
@settings(max_examples=40, deadline=None)
def test_new_and_old_change_places(
    one: KnowledgeGraph, other: KnowledgeGraph, everything: bool
) -> None:
    there, back = compare(one, other, all=everything), compare(other, one, all=everything)
    assert bool(there) == bool(back)
    ids = {
        "counts": (("what", "old", "added"), ("what", "new", "gone")),
        "papers": (("change", "paper_id", "fields"), ("change", "paper_id", "fields")),
        "entities": (
            ("change", "old_id", "entity_id", "old_papers", "papers"),
            ("change", "entity_id", "old_id", "papers", "old_papers"),
        ),
        "roles": (
            ("change", "paper_id", "old_role", "role"),
            ("change", "paper_id", "role", "old_role"),
        ),
        "results": (("change", "old_id", "result_id"), ("change", "result_id", "old_id")),
        "links": (
            ("change", "link_id", "old_whose", "whose"),
            ("change", "link_id", "whose", "old_whose"),
        ),
        "merges": (("change", "written"), ("change", "written")),
    }
    for name, (forth, reverse) in ids.items():
        expected = [tuple(map(str, row)) for row in rows(getattr(there, name), *forth)]
        found = [tuple(map(str, row)) for row in rows(getattr(back, name), *reverse)]
        found = [(SWAPPED.get(change, change), *rest) for change, *rest in found]
        assert sorted(found) == sorted(expected), name


def test_a_new_paper_comes_with_what_it_introduces_and_its_code() -> None:
    found = compare(select(example(), [ORBFORMER]), example())
    names = ("change", "title", "date", "introduces", "code", "url")
    assert rows(found.papers, *names)[-1] == (
        "added",
        "ZorbNet: Convolutions over Orbits",
        "2023-01-01",
        "ZorbNet",
        "https://github.com/example/zorbnet",
        "https://arxiv.org/abs/2301.00001",
    )
    dates = [row.date or "" for row in found.papers]
    assert dates == sorted(dates, reverse=True)
    assert rows(found.counts, "what", "old", "new", "added")[0] == ("papers", 1, 6, 5)


def test_a_paper_has_another_title_or_date() -> None:
    old, new = KnowledgeGraph(), KnowledgeGraph()
    add_paper(old, "p", "Net", "Text.", date="2024")
    add_paper(new, "p", "The Net", "Text.", date="2024-05")
    names = ("change", "title", "old_title", "date", "old_date", "fields")
    assert rows(compare(old, new).papers, *names) == [
        ("changed", "The Net", "Net", "2024-05", "2024", "title, date")
    ]


def test_entities_are_followed_over_renames_kinds_merges_and_splits() -> None:
    old, new = KnowledgeGraph(), KnowledgeGraph()
    for graph in (old, new):
        add_paper(graph, "p", "Title")
    for node in ("kept", "renamed", "retyped", "moved", "one", "other", "whole"):
        add_entity(old, Kind.MODEL, node, node=f"model/{node}")
    add_entity(new, Kind.MODEL, "kept", node="model/kept")
    add_entity(new, Kind.MODEL, "Renamed!", node="model/renamed")
    add_entity(new, Kind.METHOD, "retyped", node="method/retyped", replaces=("model/retyped",))
    add_entity(new, Kind.MODEL, "moved", node="model/elsewhere", replaces=("model/moved",))
    add_entity(new, Kind.MODEL, "one", node="model/one", replaces=("model/other",))
    for half in ("left", "right"):
        add_entity(new, Kind.MODEL, half, node=f"model/{half}", replaces=("model/whole",))
    found = compare(old, new, all=True).entities
    assert rows(found, "change", "old_name", "name", "kind") == [
        ("merged", "other", "one", "Model"),
        ("split", "whole", "left", "Model"),
        ("split", "whole", "right", "Model"),
        ("renamed", "renamed", "Renamed!", "Model"),
        ("retyped", "retyped", "retyped", "Method"),
        ("moved", "moved", "moved", "Model"),
    ]


def test_an_entity_counts_the_papers_that_speak_of_it() -> None:
    found = compare(select(example(), [ZORBNET]), example()).entities
    vit = next(row for row in found if row.name == "Vision Transformer")
    assert (vit.change, vit.old_papers, vit.papers, vit.introduced_by) == ("added", 0, 2, None)
    former = next(row for row in found if row.name == "OrbFormer")
    assert former.introduced_by == "OrbFormer: Attention for Small Images"


def test_a_written_name_is_merged_into_an_entity_that_was_there() -> None:
    old, new = small(), small()
    merges = tuple(
        MergedName(name, rule, 1)
        for name, rule in (("net", Rule.NAME), ("The Net", Rule.PAPER), ("NN", Rule.ABBREVIATION))
    )
    new.nx.nodes["model/net"]["merges"] = merges
    old.nx.nodes["model/net"]["merges"] = (MergedName("nn", Rule.ABBREVIATION, 2),)
    assert rows(compare(old, new).merges, "change", "written", "entity", "why") == [
        ("added", "The Net", "Net", Rule.PAPER.sentence)
    ]


def test_a_role_has_changed_in_a_paper_that_was_there() -> None:
    old, new = small(), KnowledgeGraph()
    add_paper(new, "p", "Title", "Net has 90% accuracy on BlueSet.", date="2024-01")
    for (kind, name), relation in zip(_ENDS[:2], (Relation.INTRODUCES, Relation.USES), strict=True):
        new.add_edge("paper/p", add_entity(new, kind, name), relation, Statement())
    add_paper(new, "q", "Other")
    new.add_edge("paper/q", "model/net", Relation.MENTIONS, Statement())
    assert rows(compare(old, new).roles, "change", "entity", "old_role", "role") == [
        ("gone", "accuracy", "used", None),
        ("gone", "F1", "used", None),
        ("changed", "Net", "used", "introduced"),
    ]


def test_of_entities_that_were_merged_the_strongest_role_counts() -> None:
    old, new = KnowledgeGraph(), KnowledgeGraph()
    for graph in (old, new):
        add_paper(graph, "p", "Title")
    for name, relation in (("a", Relation.INTRODUCES), ("b", Relation.MENTIONS)):
        old.add_edge("paper/p", add_entity(old, Kind.MODEL, name), relation, Statement())
    node = add_entity(new, Kind.MODEL, "c", replaces=("model/a", "model/b"))
    new.add_edge("paper/p", node, Relation.INTRODUCES, Statement())
    assert not compare(old, new).roles


def test_a_result_of_the_same_value_is_the_same_one_changed() -> None:
    old, new = small(), small()
    add_result(old, "paper/p", "90%", "model/net", "dataset/blueset", "metric/accuracy")
    add_result(new, "paper/p", "90%", "model/net", "metric/f1", uncertainty="±0.3")
    add_result(new, "paper/p", "91%", "model/net")
    names = ("change", "value", "dataset", "metric", "was")
    assert rows(compare(old, new).results, *names) == [
        ("changed", "90%", None, "F1", "dataset BlueSet, metric accuracy, uncertainty none"),
        ("added", "91%", None, None, None),
    ]


def test_of_several_results_of_one_value_the_most_alike_are_the_same() -> None:
    old, new = small(), small()
    for graph, metrics in ((old, ("accuracy", "f1")), (new, ("f1",))):
        for metric in metrics:
            add_result(graph, "paper/p", "90%", "model/net", f"metric/{metric}")
    assert rows(compare(old, new).results, "change", "metric") == [("gone", "accuracy")]


def test_a_link_is_new_or_has_become_the_papers_own() -> None:
    old, new = small(), small()
    add_link(old, "paper/p", "https://a.org/x", relation=Relation.LINKS_TO)
    add_link(new, "paper/p", "https://a.org/x", relation=Relation.HAS_REPOSITORY)
    add_link(new, "paper/p", "https://a.org/y", LinkKind.DEMO)
    assert rows(compare(old, new).links, "change", "url", "kind", "old_whose", "whose") == [
        ("changed", "https://a.org/x", "repository", "other", "own"),
        ("added", "https://a.org/y", "demo", None, "own"),
    ]


# What is sure


def test_what_is_not_sure_is_compared_on_request() -> None:
    old, new = example(), doubtful(example())
    lost = compare(old, new)
    assert lost.roles
    assert {row.change for row in lost.roles} == {"gone"}
    assert not compare(old, new, all=True)


def test_neither_graph_is_changed() -> None:
    old, new = select(example(), [ZORBNET]), example()
    compare(old, new)
    assert old == select(example(), [ZORBNET])
    assert new == example()
    assert isinstance(new.record("link/github.com%2Fexample%2Fzorbnet"), LinkRecord)
    assert sum(kind == NodeKind.PAPER for _, kind in new.kinds()) == 6
