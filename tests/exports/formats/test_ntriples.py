"""N-Triples holds the triples of Turtle, one a line, and can be sorted and compared."""

from hypothesis import given, settings
from pyoxigraph import RdfFormat, parse

from exports import DEFAULT_BASE_IRI
from kg.graph import KnowledgeGraph, Statement
from kg.model import Source
from kg.schema import Relation
from tests.exports.exported import exported
from tests.graphs.build import add_paper
from tests.graphs.sample import hostile, sample
from tests.strategies import graphs


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


def test_a_further_paper_adds_lines_and_changes_counts_only() -> None:
    """A comparison of two builds shows what was added, and the counts of the whole."""
    before, graph = exported(sample(), "ntriples"), sample()
    paper = add_paper(graph, "p3", "A third", "It uses ViT.", source=(Source("page 3.txt", 1),))
    statement = Statement(((16, 19),), 0.5, "crf", 0.5)
    graph.add_edge(paper, "model/vit", Relation.USES, statement)
    after = exported(graph, "ntriples")
    removed = set(before.split(b"\n")) - set(after.split(b"\n"))
    assert removed
    assert all(line.startswith(f"<{DEFAULT_BASE_IRI}void".encode()) for line in removed)
    kept = [line for line in after.split(b"\n") if line in set(before.split(b"\n"))]
    assert kept == [line for line in before.split(b"\n") if line not in removed]
