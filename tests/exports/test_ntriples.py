"""N-Triples holds the triples of Turtle, one a line, and can be sorted and compared."""

from hypothesis import given, settings
from pyoxigraph import RdfFormat, parse

from kg.graph import KnowledgeGraph
from tests.exports.graphs import exported, graphs, hostile, sample


def test_each_line_is_one_triple_and_the_order_is_that_of_turtle() -> None:
    for graph in (sample(), hostile()):
        lines = exported(graph, "ntriples").decode().removesuffix("\n").split("\n")
        turtle = parse(exported(graph, "turtle"), RdfFormat.TURTLE)
        assert [str(next(iter(parse(line, RdfFormat.N_TRIPLES)))) for line in lines] == [
            str(quad) for quad in turtle
        ]


@settings(max_examples=20, deadline=None)
@given(graphs())
def test_no_triple_stands_twice(graph: KnowledgeGraph) -> None:
    lines = exported(graph, "ntriples").split(b"\n")
    assert len(lines) > 20
    assert len(set(lines)) == len(lines)
