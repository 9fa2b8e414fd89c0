"""What a page that opens shows first."""

from exports.viewer.overview import MOST_ENTITIES, MOST_PAPERS, overview
from kg.schema import NodeKind, Relation
from tests.graphs.page import large_graph, small_graph


def test_the_overview_shows_a_screenful_in_which_every_entity_has_a_paper() -> None:
    graph = large_graph(papers=400, entities=600, edges_per_paper=5)
    shown = overview(graph)
    papers = [node for node in shown.nodes if graph.node(node)["kind"] == NodeKind.PAPER]
    entities = [node for node in shown.nodes if node not in papers]
    assert (len(entities), len(papers)) == (MOST_ENTITIES, MOST_PAPERS)
    assert {target for _, target, _ in shown.edges} == set(entities)
    least = min(shown.papers[entity] for entity in entities)
    hidden = shown.papers.keys() - set(entities)
    assert all(shown.papers[entity] <= least for entity in hidden)
    assert all(shown.papers[entity] == len(graph.papers_of(entity)) for entity in entities[:5])


def test_the_overview_of_a_small_graph_shows_all_papers_and_entities() -> None:
    graph = small_graph()
    left = set(graph.nodes()) - set(overview(graph).nodes)
    assert {graph.node(node)["kind"] for node in left} == {NodeKind.RESULT, NodeKind.LINK}
    assert ("paper/p1", "model/net", Relation.INTRODUCES) in overview(graph).edges
