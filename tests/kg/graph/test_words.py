from kg.graph import KnowledgeGraph, Statement
from kg.graph.words import holders_of, words_of
from kg.schema import Kind, Relation
from tests.graphs.build import add_entity, add_paper


def test_words_lead_from_an_entity_to_papers_and_back() -> None:
    graph = KnowledgeGraph()
    first, second = add_paper(graph, "p1", "Net, Data"), add_paper(graph, "p2", "Data")
    net, data = add_entity(graph, Kind.MODEL, "Net"), add_entity(graph, Kind.DATASET, "Data")
    graph.add_edge(first, net, Relation.INTRODUCES, Statement(((0, 3),)))
    graph.add_edge(first, data, Relation.USES, Statement(((5, 9),)))
    graph.add_edge(second, data, Relation.MENTIONS, Statement(((0, 4),)))
    assert list(words_of(graph, data)) == [(first, 5, 9), (second, 0, 4)]
    assert dict(holders_of(graph, [first, "paper/none"])) == {
        (first, 0, 3): [net],
        (first, 5, 9): [data],
    }
