"""Which nodes have taken the place of former ids."""

from kg.graph import KnowledgeGraph
from kg.lookup.former_ids import successors
from kg.schema import Kind
from tests.graphs.build import add_entity


def test_a_former_id_leads_to_all_nodes_that_replace_it_and_one_in_use_to_none() -> None:
    graph = KnowledgeGraph()
    old = ("model/old", "model/b", "model/older")
    add_entity(graph, Kind.MODEL, "b", replaces=("model/old",))
    add_entity(graph, Kind.MODEL, "a", replaces=old)
    assert successors(graph) == {
        "model/old": ("model/a", "model/b"),
        "model/older": ("model/a",),
    }


def test_the_table_is_made_anew_when_the_graph_has_changed() -> None:
    graph = KnowledgeGraph()
    add_entity(graph, Kind.MODEL, "a", replaces=("model/b",))
    assert successors(graph) == {"model/b": ("model/a",)}
    add_entity(graph, Kind.MODEL, "b")
    assert successors(graph) == {}
