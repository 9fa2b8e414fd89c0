"""Ids of an earlier build on graphs made by hand."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.corrections.override_file import parse
from kg.corrections.overrides import apply
from kg.corrections.stable_ids import keep_ids
from kg.graph import KnowledgeGraph, Statement
from kg.pipeline import build_graph
from kg.schema import Kind, NodeKind, Relation
from tests.documents import entity, extraction, paper, result
from tests.graphs.build import add_entity, add_paper
from tests.strategies import graphs


def graph_of(*names: Sequence[str], kind: Kind = Kind.MODEL) -> KnowledgeGraph:
    """One entity for each sequence of its name and aliases."""
    graph = KnowledgeGraph()
    for name, *aliases in names:
        add_entity(graph, kind, name, *aliases)
    return graph


def names_by_id(graph: KnowledgeGraph) -> dict[str, str]:
    return {node: graph.name(node) for node in graph.nodes()}


def replaced(graph: KnowledgeGraph) -> dict[str, tuple[str, ...]]:
    """What each node that replaces others replaces."""
    nodes = {node: graph.entity(node).replaces for node in graph.entities()}
    return {node: old for node, old in nodes.items() if old}


def test_a_graph_keeps_its_own_ids() -> None:
    graph = graph_of(("Zorb", "ZB"), ("Quux",))
    assert keep_ids(graph, graph) == graph


def test_an_entity_that_got_another_preferred_name_keeps_its_id() -> None:
    kept = keep_ids(graph_of(("Zonal Orb", "ZOR")), graph_of(("ZOR",)))
    assert names_by_id(kept) == {"model/zor": "Zonal Orb"}
    assert replaced(kept) == {}


def built(*entities_of: tuple[str, Kind, tuple[str, ...]]) -> KnowledgeGraph:
    """A graph of papers that each speak of one thing: title, kind and surfaces."""
    extractions = []
    for title, kind, surfaces in entities_of:
        p = paper(title)
        extractions.append(extraction(p, entity(p, kind, *surfaces)))
    return build_graph(extractions)


def test_an_entity_of_another_kind_keeps_nothing_but_is_told() -> None:
    before, after = (built(("Zorb", kind, ("Zorb",))) for kind in (Kind.MODEL, Kind.METHOD))
    assert replaced(keep_ids(after, before)) == {"method/zorb": ("model/zorb",)}


def test_a_namesake_of_another_kind_is_no_heir() -> None:
    model, dataset = ("Zorb is", Kind.MODEL, ("Zorb",)), ("On Zorb", Kind.DATASET, ("Zorb",))
    kept = keep_ids(built(dataset), built(model, dataset))
    assert names_by_id(kept)["dataset/zorb"] == "Zorb"
    assert replaced(kept) == {}


def test_a_short_form_in_common_is_not_enough() -> None:
    old = built(("Calm zorbing (CZ)", Kind.METHOD, ("Calm zorbing", "CZ")))
    new = built(("Cool zooming (CZ)", Kind.METHOD, ("Cool zooming", "CZ")))
    assert old.node("method/calm-zorbing")["aliases"] == ("CZ",)
    assert names_by_id(keep_ids(new, old))["method/cool-zooming"] == "Cool zooming"


def test_the_id_of_what_a_split_made_leads_back_when_the_split_is_undone() -> None:
    graph = built(("Zorb is", Kind.MODEL, ("Zorb",)), ("Zorb was", Kind.MODEL, ("Zorb",)))
    table = '[[split]]\nkind = "Model"\nname = "Zorb"\npapers = ["Zorb was"]\nas = "Murf"\n'
    split, problems = apply(graph, parse(table))
    assert (problems, "model/murf" in split) == ((), True)
    assert replaced(keep_ids(graph, split)) == {"model/zorb": ("model/murf",)}


def test_of_two_old_nodes_that_are_one_the_namesake_gives_the_id() -> None:
    kept = keep_ids(graph_of(("Zonal Orb", "ZOR")), graph_of(("ZOR",), ("Zonal Orb",)))
    assert replaced(kept) == {"model/zonal-orb": ("model/zor",)}


def test_of_two_new_nodes_that_were_one_the_namesake_gets_the_id() -> None:
    kept = keep_ids(graph_of(("ZOR",), ("Zonal Orb",)), graph_of(("Zonal Orb", "ZOR")))
    assert names_by_id(kept) == {"model/zonal-orb": "Zonal Orb", "model/zor": "ZOR"}
    assert replaced(kept) == {}


def test_an_id_that_is_taken_is_never_given_twice() -> None:
    before = graph_of(("ZOR",))
    before.nx.nodes["model/zor"].update(name="Zonal Orb", aliases=("Zonal Orbs of old",))
    kept = keep_ids(graph_of(("Zonal Orb",), ("ZOR",)), before)
    assert names_by_id(kept) == {"model/zor": "Zonal Orb", "model/zor~2": "ZOR"}
    assert names_by_id(keep_ids(graph_of(("Zonal Orb",), ("ZOR",)), kept)) == names_by_id(kept)


def test_what_is_gone_leaves_nothing_behind() -> None:
    kept = keep_ids(graph_of(("Quux",)), graph_of(("Zorb",), ("Quux",)))
    assert names_by_id(kept) == {"model/quux": "Quux"}
    assert replaced(kept) == {}


OVERRIDES = {
    "merge": '[[merge]]\nkind = "Model"\nnames = ["Quux", "Zorb"]',
    "merge into": '[[merge]]\nkind = "Model"\nnames = ["Quux", "Zorb"]\ninto = "Garply"',
    "split": '[[split]]\nkind="Model"\nname="Zorb"\npapers=["zorb and quux"]\nas="Garply"',
    "rename": '[[rename]]\nkind = "Model"\nname = "Zorb"\nto = "Garply"',
    "retype": '[[retype]]\nkind = "Model"\nname = "Zorb"\nto = "Method"',
}


@pytest.mark.parametrize("text", OVERRIDES.values(), ids=OVERRIDES.keys())
def test_an_id_that_an_override_takes_away_is_told_in_every_rebuild(text: str) -> None:
    p = paper("Zorb and Quux")
    score = result("1", model="Zorb")
    both = [entity(p, Kind.MODEL, "Zorb"), entity(p, Kind.MODEL, "Quux")]
    plain = build_graph([extraction(p, *both, results=[score])])
    corrected, problems = apply(plain, parse(text))
    assert problems == ()
    first = keep_ids(corrected, plain)
    assert "model/zorb" not in first
    (heir,) = [new for new, old in replaced(first).items() if "model/zorb" in old]
    (edge,) = first.edges_to(heir, Relation.OF_MODEL)
    assert first.kind(edge.source) == NodeKind.RESULT
    assert keep_ids(corrected, first) == first


def test_a_chain_of_rebuilds_forgets_no_id() -> None:
    steps = [graph_of(("A",), ("B",), ("C",)), graph_of(("B", "A"), ("C",)), graph_of(("C", "B"))]
    graph = steps[0]
    for step in steps[1:]:
        graph = keep_ids(step, graph)
    assert replaced(graph) == {"model/c": ("model/a", "model/b")}


def test_an_id_that_comes_back_is_no_longer_replaced() -> None:
    apart, joined = graph_of(("A",), ("B",)), graph_of(("B", "A"))
    again = keep_ids(apart, keep_ids(joined, apart))
    assert names_by_id(again) == {"model/a": "A", "model/b": "B"}
    assert replaced(again) == {}


def test_where_names_tie_the_papers_decide() -> None:
    def graph(*owners: tuple[str, str, str]) -> KnowledgeGraph:
        made = KnowledgeGraph()
        for node, name, paper_ in owners:
            add_entity(made, Kind.MODEL, name, "Zorb", node=node)
            made.add_edge(add_paper(made, paper_, paper_), node, Relation.USES, Statement())
        return made

    before = graph(("model/old", "Older", "p2"))
    kept = keep_ids(graph(("model/a", "One", "p1"), ("model/b", "Two", "p2")), before)
    assert names_by_id(kept)["model/old"] == "Two"


def test_the_order_of_the_nodes_makes_no_difference() -> None:
    parts = [("ZOR", "ZB"), ("Zonal Orb", "ZB"), ("Orb", "ZB")]
    before = graph_of(("ZB", "Zonal"), ("ZB2", "ZB"))
    one, two = keep_ids(graph_of(*parts), before), keep_ids(graph_of(*reversed(parts)), before)
    assert one == two
    assert "model/zb" in one


_ENTITIES = st.dictionaries(
    st.sampled_from("ABCDEF"), st.sets(st.sampled_from("ABCDEFGH"), max_size=2), max_size=5
)


def _named(found: dict[str, set[str]]) -> KnowledgeGraph:
    return graph_of(*((name, *sorted(aliases - {name})) for name, aliases in found.items()))


@given(_ENTITIES, _ENTITIES, _ENTITIES)
def test_a_name_that_stays_preferred_keeps_its_id_and_no_id_is_told_twice(
    first: dict[str, set[str]], second: dict[str, set[str]], third: dict[str, set[str]]
) -> None:
    earlier = keep_ids(_named(second), _named(first))
    kept = keep_ids(_named(third), earlier)
    kept.check()
    assert sorted(names_by_id(kept).values()) == sorted(third)
    before, after = ({name: node for node, name in names_by_id(g).items()} for g in (earlier, kept))
    stayed = before.keys() & third.keys()
    assert {name: after[name] for name in stayed} == {name: before[name] for name in stayed}
    told = [old for former in replaced(kept).values() for old in former]
    assert len(told) == len(set(told))
    assert set(told).isdisjoint(kept)
    assert keep_ids(kept, kept) is kept


@given(graphs(), graphs())
def test_what_has_no_new_id_and_replaces_nothing_stays_as_it_is(
    graph: KnowledgeGraph, earlier: KnowledgeGraph
) -> None:
    kept = keep_ids(graph, earlier)
    kept.check()
    assert len(kept) == len(graph)
    assert kept.nx.size() == graph.nx.size()
    same = [node for node in graph if node in kept and graph.node(node) == kept.node(node)]
    others = [edge for edge in graph.edges() if edge.source in same and edge.target in same]
    assert set(others) <= set(kept.edges())
