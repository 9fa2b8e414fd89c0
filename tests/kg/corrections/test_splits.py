"""Splits take the mentions of a name alone."""

from dataclasses import replace

from kg.corrections.override_file import parse
from kg.corrections.overrides import apply
from kg.graph import KnowledgeGraph
from kg.pipeline import build_graph
from kg.schema import ROLE_RELATIONS, Kind, Relation, Role
from tests.documents import entity, extraction, mentions, paper, result

OF_MODEL = Relation.OF_MODEL
BOTH = paper("Nets", "LSTM and long zorb memory (LZM). LZM gives 1.5; in the end LSTM has 2.5.")
SPLIT = '[[split]]\nkind = "Model"\nname = "{}"\npapers = ["Nets"]\nas = "{}"'


def two_names() -> KnowledgeGraph:
    """A paper that writes three names for one model, and gives two results, and another paper."""
    one = entity(BOTH, Kind.MODEL, "LZM", "LSTM", "long zorb memory", role=Role.INTRODUCED)
    scores = [
        replace(result(value, model="LZM"), evidence=mentions(BOTH, value)[0])
        for value in ("1.5", "2.5")
    ]
    other = paper("Other", "LZM.")
    return build_graph([
        extraction(BOTH, one, results=scores),
        extraction(other, entity(other, Kind.MODEL, "LZM")),
    ])


def written(graph: KnowledgeGraph, node: str) -> dict[str, list[str]]:
    """How each paper writes a node, by relation and paper."""
    return {
        f"{edge.relation} {graph.paper(edge.source).title}": [
            graph.text(edge.source)[start:end] for start, end in edge.statement.evidence
        ]
        for edge in graph.edges_to(node, *ROLE_RELATIONS)
    }


def test_a_split_takes_the_mentions_of_its_name_alone() -> None:
    graph, problems = apply(two_names(), parse(SPLIT.format("LSTM", "Zorb Net")))
    assert problems == ()
    assert written(graph, "model/zorb-net") == {"introduces Nets": ["LSTM", "LSTM"]}
    assert written(graph, "model/long-zorb-memory") == {
        "introduces Nets": ["long zorb memory", "LZM", "LZM"],
        "uses Other": ["LZM"],
    }
    assert "replaces" not in graph.node("model/long-zorb-memory")
    models = {graph.name(n): e.target for n in graph.nodes() for e in graph.edges_from(n, OF_MODEL)}
    assert models == {"1.5": "model/long-zorb-memory", "2.5": "model/zorb-net"}


def test_a_split_takes_what_is_written_as_the_new_name_too() -> None:
    graph, problems = apply(two_names(), parse(SPLIT.format("LSTM", "LZM")))
    assert problems == ()
    assert written(graph, "model/lzm") == {"introduces Nets": ["LSTM", "LZM", "LZM", "LSTM"]}


def test_splits_of_one_paper_leave_each_its_own() -> None:
    text = f"{SPLIT.format('LSTM', 'A')}\n{SPLIT.format('LZM', 'B')}"
    graph, problems = apply(two_names(), parse(text))
    assert problems == ()
    assert written(graph, "model/a") == {"introduces Nets": ["LSTM", "LSTM"]}
    assert written(graph, "model/b") == {"introduces Nets": ["LZM", "LZM"]}
    assert written(graph, "model/long-zorb-memory") == {
        "introduces Nets": ["long zorb memory"],
        "uses Other": ["LZM"],
    }


def test_a_name_that_the_paper_does_not_write_is_told_with_those_that_it_does() -> None:
    before = two_names()
    text = SPLIT.format("LSTM", "A").replace("Nets", "other")
    graph, (problem,) = apply(before, parse(text))
    told = "paper 'other' does not write 'LSTM' for Model 'long zorb memory'; did you mean 'LZM'?"
    assert told in str(problem)
    assert graph == before


def test_of_two_entities_with_the_name_that_of_the_paper_is_split() -> None:
    one, two = paper("One", "CL here."), paper("Two", "CL there.")
    graph = build_graph([
        extraction(one, entity(one, Kind.METHOD, "CL", name="curled zorb loss")),
        extraction(two, entity(two, Kind.METHOD, "CL", name="continual zorbs")),
    ])
    for node in list(graph.nodes(Kind.METHOD)):
        graph.nx.nodes[node]["aliases"] = ("CL",)
    for title, gone in (("One", "curled"), ("Two", "continual")):
        text = f'[[split]]\nkind="Method"\nname="CL"\npapers=["{title}"]\nas="Zorb"'
        after, problems = apply(graph, parse(text))
        assert problems == ()
        assert [n for n in after.nodes(Kind.METHOD) if gone in n] == []
