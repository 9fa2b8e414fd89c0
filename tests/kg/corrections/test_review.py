"""What is offered for review, and what never is."""

from collections.abc import Sequence

import pytest

from kg.corrections import near_names
from kg.corrections.near_names import initials, misspelled, same_but_generic, same_numbers
from kg.corrections.overrides import apply
from kg.corrections.review import Reason, near_misses, uncertain_merges, undecided
from kg.corrections.review_evidence import sides
from kg.corrections.sorts import Merge, Overrides, Split
from kg.graph import KnowledgeGraph, Statement
from kg.model import MergedName
from kg.names.ids import entity_id
from kg.schema import Kind, Relation, Rule
from tests.graphs.build import add_entity, add_paper, said


def graph_of(
    *papers: Sequence[tuple[str, str]], kind: Kind = Kind.MODEL, aliases: Sequence[str] = ()
) -> KnowledgeGraph:
    """A graph of papers, each with the names of its entities and how it writes them."""
    graph = KnowledgeGraph()
    for number, entities in enumerate(papers):
        text = "; ".join(written for _, written in entities)
        node = add_paper(graph, f"p{number}", text)
        for name, written in entities:
            entity = add_entity(graph, kind, name, *aliases)
            graph.add_edge(node, entity, Relation.USES, said(graph, node, written))
    return graph


def short_and_long() -> KnowledgeGraph:
    """Papers that write a name, its short form, or both."""
    name, short = "Zonal Orb Reasoner", "ZOR"
    return graph_of(
        [(name, name), (name, short)],
        [(name, short)],
        [(name, short)],
        [(name, name)],
        aliases=[short],
    )


def named(*names: str, kind: Kind = Kind.MODEL) -> KnowledgeGraph:
    """A graph of a paper each that speaks of the name alone."""
    return graph_of(*([(name, name)] for name in names), kind=kind)


def offered(*names: str, kind: Kind = Kind.MODEL) -> list[tuple[Reason, tuple[str, str]]]:
    return [(s.reason, s.names) for s in near_misses(named(*names, kind=kind))]


@pytest.mark.parametrize(
    ("first", "second", "kind", "reason"),
    [
        ("Zorbal Graph", "Zorbal Graph benchmark", Kind.DATASET, Reason.GENERIC_WORDS),
        ("quuxal zentring", "quuxal zenntring", Kind.TASK, Reason.SPELLING),
        ("zorb optimisation", "zorb optimization", Kind.TASK, Reason.SPELLING),
    ],
)
def test_near_names_are_offered_for_merging(
    first: str, second: str, kind: Kind, reason: Reason
) -> None:
    assert offered(first, second, kind=kind) == [(reason, tuple(sorted((first, second))))]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("BERT", "RoBERTa"),
        ("XBERT", "YBERT"),
        ("VideoZorbA", "VideoZorbB"),
        ("Zorbal-10", "Zorbal-100"),
        ("Zorbal 2 model", "Zorbal 3"),
        ("Zorbal v2", "Zorbal"),
        ("Swin-T", "Swin-B"),
        ("Zorbal-large", "Zorbal-base"),
        ("BERT", "BERT-large"),
        ("zorb compression", "model compression"),
    ],
)
def test_other_versions_and_other_systems_are_never_offered(first: str, second: str) -> None:
    assert len(list(named(first, second).nodes(Kind.MODEL))) == 2
    assert offered(first, second) == []


def test_a_name_that_one_paper_writes_for_another_is_offered() -> None:
    graph = graph_of([("Zorbal Quux", "Garply")], [("Garply", "Garply")])
    (found,) = near_misses(graph)
    assert (found.reason, set(found.names)) == (Reason.SAME_SURFACE, {"Zorbal Quux", "Garply"})
    assert found.papers == ("p0", "p1")


def test_a_part_of_a_name_that_stands_for_it_says_nothing() -> None:
    graph = graph_of(
        [("zorb detection", "detection")], [("detection", "detection")], kind=Kind.TASK
    )
    assert near_misses(graph) == []


def test_what_is_known_as_a_variant_is_not_offered() -> None:
    graph = named("Zorbal", "Zorbal model")
    assert len(near_misses(graph)) == 1
    graph.add_edge("model/zorbal-model", "model/zorbal", Relation.VARIANT_OF, Statement())
    assert near_misses(graph) == []


def test_initials_are_the_words_of_the_long_name() -> None:
    assert list(initials(["ZOR", "zonal orb reasoner", "zonal orb", "Zor"])) == [
        ("ZOR", "zonal orb reasoner")
    ]


def test_a_spelling_is_one_letter_in_one_common_word() -> None:
    names = ["image labelling", "image labeling", "video labeling", "labeling", "image laeblling"]
    assert list(misspelled(names)) == [("image labeling", "image labelling")]
    assert list(misspelled(["training", "straining"])) == []


def test_a_key_that_many_names_share_says_nothing() -> None:
    names = [f"zorb {' ' * n}model" for n in range(near_names.LARGEST_BLOCK + 1)]
    assert len(set(names)) == near_names.LARGEST_BLOCK + 1
    assert list(same_but_generic(names)) == []
    assert len(list(same_but_generic(names[:3]))) == 3


def test_numbers_count_in_their_order() -> None:
    assert same_numbers("WMT14 En-De", "WMT 14 De-En")
    assert not same_numbers("Zorb 1.5 7B", "Zorb 7 1.5B")


def test_pairs_of_many_papers_come_first() -> None:
    names = ["Blue Zorb", "Blue Zorb model", "Quux", "Quux", "Quux model"]
    pairs = [pair for _, pair in offered(*names)]
    assert pairs == [("Quux", "Quux model"), ("Blue Zorb", "Blue Zorb model")]


def test_accepting_a_near_miss_merges_it() -> None:
    graph = named("Quux", "Quux model")
    (found,) = near_misses(graph)
    assert isinstance(found.override, Merge)
    merged, problems = apply(graph, Overrides(merge=(found.override,)))
    assert problems == ()
    assert [merged.resolve(n, Kind.MODEL) for n in found.names] == ["model/quux"] * 2
    assert near_misses(merged) == []


def test_an_alias_that_stands_alone_is_an_uncertain_merge_and_can_be_split_off() -> None:
    graph = short_and_long()
    (found,) = uncertain_merges(graph)
    assert found.names == ("Zonal Orb Reasoner", "ZOR")
    assert found.papers == ("p1", "p2")
    assert found.certainty == pytest.approx(1 / 3)
    assert isinstance(found.override, Split)
    parted, problems = apply(graph, Overrides(split=(found.override,)))
    assert problems == ()
    assert parted.resolve("ZOR") == "model/zor"
    assert uncertain_merges(parted) == []


@pytest.mark.parametrize(
    ("rule", "reasons"),
    [
        (Rule.NAME, []),
        (Rule.VOCABULARY, []),
        (Rule.SPELLING, [Reason.RESPELLED]),
        (Rule.ABBREVIATION, [Reason.ABBREVIATED]),
        (Rule.PAPER, [Reason.ONE_SAYS_SO]),
    ],
)
def test_the_rule_of_a_merge_says_whether_it_is_in_doubt(rule: Rule, reasons: list[Reason]) -> None:
    graph = graph_of([("Zonal Orb", "Zonal Orb")], [("Zonal Orb", "ZOR")], aliases=["ZOR"])
    graph.nx.nodes["model/zonal-orb"]["merges"] = (MergedName("ZOR", rule, 1),)
    assert [found.reason for found in uncertain_merges(graph)] == reasons


def test_the_least_certain_rule_comes_first() -> None:
    papers = [
        [(name, surface)] for name in ("Zonal Orb", "Big Quux") for surface in (name, name[::-1])
    ]
    graph = graph_of(*papers)
    for name, rule in (("Zonal Orb", Rule.SPELLING), ("Big Quux", Rule.PAPER)):
        node = graph.nx.nodes[entity_id(Kind.MODEL, name)]
        node.update(aliases=(name[::-1],), merges=(MergedName(name[::-1], rule, 1),))
    reasons = [found.reason for found in uncertain_merges(graph)]
    assert reasons == [Reason.ONE_SAYS_SO, Reason.RESPELLED]


def test_what_was_decided_is_not_asked_again() -> None:
    asked = [*uncertain_merges(short_and_long()), *near_misses(named("Quux", "Quux model"))]
    assert len(asked) == 2
    assert list(undecided(asked, Overrides())) == asked
    for each in asked:
        assert each.refusal is not None
        for override in (each.override, each.refusal):
            left = list(undecided(asked, Overrides.of([override])))
            assert left == [other for other in asked if other is not each]


def test_what_a_split_set_apart_is_not_asked_again() -> None:
    names = "Zorbal", "Zorbals"
    graph = graph_of(
        [(names[0], name) for name in names],
        *([(names[0], name)] for name in names),
        aliases=[names[1]],
    )
    (asked,) = uncertain_merges(graph)
    assert isinstance(asked.override, Split)
    parted, _ = apply(graph, Overrides(split=(asked.override,)))
    (near,) = near_misses(parted)
    assert set(near.names) == {*names}
    assert list(undecided([near], Overrides(split=(asked.override,)))) == []


@pytest.mark.parametrize(
    ("split", "is_asked"),
    [
        (Split(Kind.MODEL, "quux Model", ("p",), "Quux model"), False),
        (Split(Kind.MODEL, "Quux", ("p",), "Quux model"), False),
        (Split(Kind.TASK, "Quux", ("p",), "Quux model"), True),
        (Split(Kind.MODEL, "Garply", ("p",), "Quux model"), True),
        (Split(Kind.MODEL, "Quux", ("p",), "Garply"), True),
    ],
)
def test_a_split_sets_its_own_names_apart_and_no_others(split: Split, is_asked: bool) -> None:
    asked = near_misses(named("Quux", "Quux model"))
    assert len(asked) == 1
    assert list(undecided(asked, Overrides(split=(split,)))) == asked * is_asked


def test_a_no_changes_nothing_in_the_graph() -> None:
    for graph in (short_and_long(), named("Quux", "Quux model")):
        (asked,) = [*uncertain_merges(graph), *near_misses(graph)]
        assert asked.refusal is not None
        assert apply(graph, Overrides.of([asked.refusal])) == (graph, ())


def test_a_no_is_not_kept_where_it_would_join_another_entity() -> None:
    graph = short_and_long()
    add_entity(graph, Kind.MODEL, "ZOR")
    (asked,) = uncertain_merges(graph)
    assert asked.refusal is None


def test_each_side_of_a_doubtful_merge_has_its_papers_and_sentences() -> None:
    graph = short_and_long()
    (asked,) = uncertain_merges(graph)
    shown = {side.written: side for side in sides(graph, asked, most=1)}
    assert {written: side.papers for written, side in shown.items()} == {
        "ZOR": 2,
        "Zonal Orb Reasoner": 1,
        "Zonal Orb Reasoner and ZOR": 1,
    }
    assert [quote.title for quote in shown["ZOR"].quotes] == [graph.name("paper/p1")]


def test_each_side_of_two_names_shows_first_the_papers_that_introduce_it() -> None:
    graph = named("Quux", "Quux", "Quux model")
    last = add_paper(graph, "p9", "Here is Quux. It is new.")
    graph.add_edge(last, "model/quux", Relation.INTRODUCES, said(graph, last, "Quux"))
    (asked,) = near_misses(graph)
    first, second = sides(graph, asked)
    assert (first.written, first.papers, second.written, second.papers) == (
        "Quux",
        3,
        "Quux model",
        1,
    )
    assert first.quotes[0].title == graph.name(last)
    assert first.quotes[0].sentence == "Here is Quux."
