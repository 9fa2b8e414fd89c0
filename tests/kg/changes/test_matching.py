"""Which entities of two graphs are the same."""

from hypothesis import given, settings

from kg.changes.matching import match
from kg.graph import KnowledgeGraph, Statement
from kg.schema import Kind, Relation
from tests.graphs.build import add_entity, add_paper
from tests.strategies import graphs, role_graphs

TEXT = "Zorbnet, the orbital net, beats nets on BlueSet."


def graph_with(*nodes: tuple[str, Kind, str, tuple[str, ...]]) -> KnowledgeGraph:
    """One paper that uses entities, each given by id, kind, name and surfaces in the text."""
    graph = KnowledgeGraph()
    paper = add_paper(graph, "p", "Title", TEXT)
    for node, kind, name, surfaces in nodes:
        add_entity(graph, kind, name, node=node)
        starts = sorted((graph.text(paper).index(words), words) for words in surfaces)
        spans = tuple((start, start + len(words)) for start, words in starts)
        graph.add_edge(paper, node, Relation.USES, Statement(spans))
    return graph


def model(node: str, *surfaces: str) -> tuple[str, Kind, str, tuple[str, ...]]:
    return f"model/{node}", Kind.MODEL, node, surfaces


def test_what_has_one_id_is_the_same_whatever_its_name() -> None:
    old = graph_with(("model/z", Kind.MODEL, "Zorbnet", ("Zorbnet",)))
    new = graph_with(("model/z", Kind.MODEL, "The Net", ("orbital net",)))
    assert match(old, new).pairs == (("model/z", "model/z"),)


def test_what_was_merged_goes_on_in_what_replaces_it() -> None:
    old, new = graph_with(model("a"), model("b")), graph_with(model("b"))
    assert match(old, new).pairs == (("model/b", "model/b"),)
    add_entity(new, Kind.MODEL, "c", node="model/c", replaces=("model/a", "model/b"))
    # The node that has an id again is the one that it means.
    assert match(old, new).pairs == (("model/a", "model/c"), ("model/b", "model/b"))


def test_without_ids_the_words_in_the_papers_tell() -> None:
    old = graph_with(model("a", "Zorbnet"), model("b", "orbital net", "nets"))
    new = graph_with(model("c", "Zorbnet", "orbital net"), model("d", "nets"))
    # Half of the words are not most of them: `b` goes on in neither, but `d` has come from it.
    assert match(old, new).pairs == (("model/a", "model/c"), ("model/b", "model/d"))


def test_words_in_a_text_that_has_changed_tell_nothing() -> None:
    old, new = graph_with(model("a", "Zorbnet")), KnowledgeGraph()
    paper = add_paper(new, "p", "Title", f"{TEXT} Or so.")
    add_entity(new, Kind.MODEL, "c", node="model/c")
    new.add_edge(paper, "model/c", Relation.USES, Statement(((6, 13),)))
    assert old.text(paper)[6:13] == "Zorbnet"
    assert match(old, new).pairs == ()


def test_a_name_that_only_one_of_each_graph_has_is_the_same_thing() -> None:
    old = graph_with(("model/a", Kind.MODEL, "Blue Set", ()))
    new = graph_with(("dataset/b", Kind.DATASET, "BlueSet", ()))
    new_name = graph_with(("dataset/b", Kind.DATASET, "blue-set", ()))
    assert match(old, new_name).pairs == (("model/a", "dataset/b"),)
    assert match(old, new).pairs == ()
    add_entity(new_name, Kind.METHOD, "Blue Set", node="method/c")
    assert match(old, new_name).pairs == ()


def test_what_is_joined_by_pairs_is_one_group() -> None:
    old = graph_with(model("a", "Zorbnet"), model("b", "nets"), model("x"))
    new = graph_with(model("c", "Zorbnet", "nets"), model("y"))
    same = match(old, new)
    assert same.old_group == {"model/a": "model/a", "model/b": "model/a", "model/x": "model/x"}
    assert same.new_group == {"model/c": "model/a", "model/y": "model/y"}


@given(role_graphs | graphs(), role_graphs | graphs())
@settings(max_examples=40, deadline=None)
def test_it_makes_no_difference_which_graph_is_the_newer(
    one: KnowledgeGraph, other: KnowledgeGraph
) -> None:
    there, back = match(one, other), match(other, one)
    assert sorted((old, new) for new, old in back.pairs) == list(there.pairs)
    assert (there.old_group, there.new_group) == (back.new_group, back.old_group)


@given(role_graphs)
def test_each_is_the_same_as_itself(graph: KnowledgeGraph) -> None:
    assert match(graph, graph).pairs == tuple((node, node) for node in graph.entities())
