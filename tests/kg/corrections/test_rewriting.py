from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kg.corrections.rewriting import Target, move, rewrite
from kg.graph import KnowledgeGraph
from tests.strategies import graphs


@given(graphs(), st.data())
def test_entities_that_move_one_for_one_leave_the_graph_that_a_whole_rewriting_makes(
    graph: KnowledgeGraph, data: st.DataObject
) -> None:
    entities = list(graph.entities())
    chosen = data.draw(st.lists(st.sampled_from(entities), min_size=1, unique=True))
    ids = dict(zip(chosen, [*chosen[1:], f"{chosen[0]}~2"], strict=True))
    targets = {
        node: Target(new_id, replace(graph.entity(node), replaces=("model/old",)))
        for node, new_id in ids.items()
    }
    rest = [Target(node, graph.entity(node)) for node in entities if node not in targets]
    before = list(graph.edges())
    whole = rewrite(
        graph, [*targets.values(), *rest], lambda node, _paper, _near: ids.get(node, node)
    )
    assert move(graph, targets) == whole
    assert list(graph.edges()) == before
