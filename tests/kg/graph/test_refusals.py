"""What cannot be true is refused in one line that says why, and the graph is as it was before."""

from collections.abc import Mapping
from copy import deepcopy
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import GraphError, PaperkgError, UnknownNameError
from kg.graph import EntityRecord, KnowledgeGraph, LinkRecord, Record, ResultRecord, Statement
from kg.model import MergedName, Paper
from kg.schema import ENDS, Better, Kind, LinkKind, NodeKind, Relation, ResultKind, Rule

NODES: Mapping[str, Record] = {
    "paper/p1": Paper("p1", "On COCO", "\U0001f600"),
    **{f"{kind.lower()}/x": EntityRecord(kind, "x") for kind in Kind},
    **{f"{kind.lower()}/y": EntityRecord(kind, "y") for kind in Kind},
    "result/r": ResultRecord("81", "81", "81", "", ResultKind.ABSOLUTE),
    "link/l": LinkRecord("https://a.org", LinkKind.OTHER),
}
END = len("On COCO\n\U0001f600")
P, M, R = "paper/p1", "model/x", "result/r"


def made() -> KnowledgeGraph:
    """A node of each kind, two of each entity kind, and one edge."""
    graph = KnowledgeGraph()
    for node, record in NODES.items():
        graph.add_node(node, record)
    graph.add_edge(P, M, Relation.USES, Statement(((0, 2),), 0.5, "tagger", 0.5))
    return graph


def state(graph: KnowledgeGraph) -> object:
    return deepcopy((dict(graph.nx.nodes), dict(graph.nx.edges)))


def statement(**fields: Any) -> Statement:  # noqa: ANN401 - also what no statement may hold
    return Statement(**fields)


USED = (P, M, Relation.USES)
EDGES = {
    "a confidence above 1": (USED, statement(confidence=7.0), r"confidence is 7\.0; give a number"),
    "a confidence below 0": (USED, statement(confidence=-0.1), r"confidence is -0\.1"),
    "no number": (USED, statement(confidence=float("nan")), "confidence is nan"),
    "infinity": (USED, statement(confidence=float("inf")), "confidence is inf"),
    "a truth value": (USED, statement(confidence=True), "confidence is True"),
    "a confidence in words": (USED, statement(confidence="0.9"), r"confidence is '0\.9'"),
    "no confidence": (USED, statement(confidence=None), "confidence is None"),
    "a role confidence above 1": (USED, statement(role_confidence=1.5), r"role_confidence is 1\.5"),
    "a role that is no number": (USED, statement(role_confidence=float("nan")), "is nan"),
    "a role of a link": (
        (P, "link/l", Relation.LINKS_TO),
        statement(role_confidence=0.5),
        "a role confidence stands only with introduces, uses, mentions; omit it",
    ),
    "a mark that is no truth value": (USED, statement(sure=0.9), r"sure is 0\.9; give True or"),
    "an extractor that is no name": (USED, statement(extractor=None), "extractor is None"),
    "an empty span": (USED, statement(evidence=((3, 3),)), r"evidence has \(3, 3\)"),
    "a reversed span": (USED, statement(evidence=((9, 3),)), r"\(9, 3\); give 0 <= start < end"),
    "a negative span": (USED, statement(evidence=((-2, 3),)), r"evidence has \(-2, 3\)"),
    "a span outside the text": (USED, statement(evidence=((0, END + 1),)), f"end <= {END}, which"),
    "a second span outside": (USED, statement(evidence=((0, 1), (8, 99))), r"has \(8, 99\)"),
    "half a span": (USED, statement(evidence=((1,),)), r"evidence has \(1,\); give \(start, end\)"),
    "a span of fractions": (USED, statement(evidence=((0.0, 1.0),)), "two whole numbers"),
    "a span of truth values": (USED, statement(evidence=((False, True),)), "two whole numbers"),
    "a span that is a list": (USED, statement(evidence=([0, 1],)), "two whole numbers"),
    "a list of spans": (USED, statement(evidence=[(0, 1)]), r"give a tuple of \(start, end\)"),
    "evidence of no paper": (
        (R, M, Relation.OF_MODEL),
        statement(evidence=((0, 1),)),
        "only an edge from a paper has evidence",
    ),
    "a relation turned around": (
        (M, P, Relation.USES),
        Statement(),
        "uses leads from Paper to Model or Method or Dataset or Metric or Task, not from Model to",
    ),
    "a model measured by a paper": ((M, P, Relation.BY_METRIC), Statement(), "leads from Result"),
    "a dataset that is a metric": (
        (R, "metric/x", Relation.ON_DATASET),
        Statement(),
        "onDataset leads from Result to Dataset, not from Result to Metric; choose other ends",
    ),
    "a variant of another kind": (
        (M, "method/x", Relation.VARIANT_OF),
        Statement(),
        "to the same kind, not from Model to Method",
    ),
    "a variant of itself": ((M, M, Relation.VARIANT_OF), Statement(), "is a variant of itself"),
    "an unknown relation": ((P, M, "likes"), Statement(), "unknown relation 'likes'; give one of"),
}


@pytest.mark.parametrize(("edge", "said", "problem"), EDGES.values(), ids=EDGES)
def test_an_edge_that_cannot_be_true_is_refused(
    edge: tuple[str, str, Relation], said: Statement, problem: str
) -> None:
    graph = made()
    before, size = state(graph), graph.derived(len)
    with pytest.raises(GraphError, match=problem) as caught:
        graph.add_edge(*edge, said)
    assert str(caught.value).startswith(" ".join(edge))
    assert "\n" not in str(caught.value)
    assert (state(graph), graph.derived(len)) == (before, size)


@pytest.mark.parametrize("ends", [(P, "task/none"), ("paper/none", M)])
def test_an_edge_needs_both_its_nodes(ends: tuple[str, str]) -> None:
    graph = made()
    before = state(graph)
    with pytest.raises(UnknownNameError, match=r"unknown node '(task|paper)/none'"):
        graph.add_edge(*ends, Relation.USES, Statement())
    assert state(graph) == before


OF_EACH_KIND = [P, *(f"{kind.lower()}/x" for kind in Kind), R, "link/l"]


def test_a_relation_holds_between_the_kinds_of_the_schema_and_no_others() -> None:
    assert set(ENDS) == set(Relation)
    held = set()
    for relation, source, other in product(Relation, OF_EACH_KIND, OF_EACH_KIND):
        graph, target = made(), other.replace("/x", "/y")
        kinds = graph.kind(source), graph.kind(target)
        try:
            graph.add_edge(source, target, relation, Statement())
        except GraphError:
            assert not ENDS[relation].allow(*kinds)
        else:
            held.add((relation, *kinds))
    assert held == {
        (relation, *kinds)
        for relation in Relation
        for kinds in product((*Kind, *NodeKind), repeat=2)
        if ENDS[relation].allow(*kinds)
    }
    assert len(held) == 3 * 5 + 3 + 5 + 2 + 5


@given(st.floats() | st.integers(-3, 3) | st.booleans() | st.none())
def test_a_confidence_is_a_number_from_0_to_1(confidence: Any) -> None:  # noqa: ANN401 - drawn
    graph = made()
    is_number = not isinstance(confidence, bool | None)
    if is_number and 0 <= confidence <= 1:
        graph.add_edge(P, "task/x", Relation.USES, Statement((), confidence))
    else:
        with pytest.raises(GraphError, match="confidence is"):
            graph.add_edge(P, "task/x", Relation.USES, Statement((), confidence))


@given(st.integers(-2, END + 2), st.integers(-2, END + 2))
def test_a_span_lies_in_the_text_that_its_offsets_count(start: int, end: int) -> None:
    graph = made()
    if 0 <= start < end <= END:
        graph.add_edge(P, "task/x", Relation.USES, Statement(((start, end),)))
        assert graph.text(P)[start:end]
    else:
        with pytest.raises(GraphError, match="evidence has"):
            graph.add_edge(P, "task/x", Relation.USES, Statement(((start, end),)))


def entity(**fields: Any) -> EntityRecord:  # noqa: ANN401 - also what no entity may have
    known: dict[str, Any] = {"kind": Kind.MODEL, "name": "z"}
    return EntityRecord(**{**known, **fields})


def paper(**fields: Any) -> Paper:  # noqa: ANN401 - likewise
    known: dict[str, Any] = {"id": "z", "title": "T", "abstract": ""}
    return Paper(**{**known, **fields})


def result(**fields: Any) -> ResultRecord:  # noqa: ANN401 - likewise
    known = {"value": "1", "number": "1", "unit": "", "result_kind": ResultKind.DELTA}
    return ResultRecord(**{"name": "1", **known, **fields})


Z, OF = "model/z", "paper/z"
RECORDS: Mapping[str, tuple[str, Any, str]] = {
    "an unknown kind": (Z, entity(kind="Thing"), "kind is 'Thing'; give one of Model, Method"),
    "an entity that is a paper": (Z, entity(kind="Paper"), "kind is 'Paper'; give one of Model"),
    "an empty name": (Z, entity(name=""), "name is ''; give a string that is not blank"),
    "a blank name": (Z, entity(name=" \n"), r"name is ' \\n'; give a string that is not blank"),
    "no name": (Z, entity(name=None), "name is None"),
    "a blank alias": (Z, entity(aliases=("a", " ")), r"\('a', ' '\); give a tuple of strings that"),
    "one alias for many": (Z, entity(aliases="ab"), "aliases is 'ab'"),
    "aliases in a list": (Z, entity(aliases=["ab"]), r"aliases is \['ab'\]; give a tuple"),
    "merges of another form": (Z, entity(merges=(("a", "name", 1),)), "a tuple of MergedName"),
    "a merge of a blank name": (Z, entity(merges=(MergedName("", Rule.NAME, 1),)), "merges is"),
    "an unknown scheme": (Z, entity(identifiers=(("isbn", "1"),)), "pairs of one of arxiv, homep"),
    "an empty identifier": (Z, entity(identifiers=(("arxiv", ""),)), "identifiers is"),
    "identifiers without a scheme": (Z, entity(identifiers=("arxiv",)), "identifiers is"),
    "an id that is none": (Z, entity(replaces=("",)), r"replaces is \('',\)"),
    "a better value of a model": (Z, entity(better=Better.LOWER), "a Model has no better value"),
    "a metric with an unknown way": (
        "metric/z",
        entity(kind=Kind.METRIC, better="up"),
        "better is 'up'; give one of higher, lower, or None",
    ),
    "a blank id": (" ", entity(), "the id is ' '; give one such as model/vit"),
    "an abstract that is none": (OF, paper(abstract=None), "abstract is None; give a string"),
    "a date that is a number": (OF, paper(date=2024), "date is 2024; give a string or None"),
    "a URL in bytes": (OF, paper(url=b"a"), "url is b'a'; give a string or None"),
    "authors that are one string": (OF, paper(authors="A. B."), r"authors is 'A\. B\.'"),
    "sources that are file names": (OF, paper(source=("a.txt",)), "give a tuple of sources"),
    "another paper's node": ("paper/y", paper(), "it is no node of paper 'z'"),
    "a result without a value": ("result/z", result(value=" "), "value is ' '"),
    "a number in words": ("result/z", result(number="one"), "number is 'one'; give a decimal"),
    "a number that is none": ("result/z", result(number="NaN"), "number is 'NaN'"),
    "a number that is no string": ("result/z", result(number=1.0), r"number is 1\.0"),
    "a unit that is none": ("result/z", result(unit=None), "unit is None; give a string"),
    "a result of no kind": ("result/z", result(result_kind=None), "give one of absolute, delta"),
    "a link without a URL": ("link/z", LinkRecord("", LinkKind.DEMO), "url is ''"),
    "a record of another sort": (Z, {"kind": "Model", "name": "z"}, "dict is no record of a node"),
    "a node that has another kind": (M, entity(kind=Kind.TASK), "is a Model and cannot also be a"),
    "a paper with another title": (P, paper(id="p1"), "has another title already; give one of"),
    "a paper with another abstract": (
        P,
        paper(id="p1", title="On COCO", abstract="x"),
        "paper/p1 has another abstract already",
    ),
}


@pytest.mark.parametrize(("node", "record", "problem"), RECORDS.values(), ids=RECORDS)
def test_a_node_that_cannot_be_true_is_refused(node: str, record: Record, problem: str) -> None:
    graph = made()
    before, size = state(graph), graph.derived(len)
    with pytest.raises(GraphError, match=problem) as caught:
        graph.add_node(node, record)
    assert "\n" not in str(caught.value)
    assert (state(graph), graph.derived(len)) == (before, size)


@pytest.mark.parametrize("title", ["", " "])
def test_a_paper_without_a_title_cannot_be_made(title: str) -> None:
    with pytest.raises(PaperkgError, match="title is empty; give it one"):
        paper(title=title)


ATTRIBUTES: Mapping[str, tuple[str, dict[str, Any], str]] = {
    "an unknown kind": (Z, {"kind": "Thing"}, "kind is 'Thing'; give one of Model"),
    "a kind that is no word": (Z, {"kind": ["Model"]}, r"kind is \['Model'\]"),
    "an attribute of another kind": (Z, {"url": "x"}, "a Model has no url; it may have better, id"),
    "no name": (Z, {"name": ...}, "a Model must have name; add what is missing"),
    "no title": (OF, {"title": ...}, "a Paper must have title"),
    "no abstract": (OF, {"abstract": ...}, "a Paper must have abstract"),
    "a blank title": (OF, {"title": " ", "name": " "}, "the title is blank; give the paper one"),
    "a name that is not the title": (OF, {"name": "x"}, "name is 'x'; give the title, which it is"),
    "another name for a paper": (OF, {"aliases": ("x",)}, "a paper has its title alone"),
}
"""What is changed in the attributes of a node; `...` takes one away."""


@pytest.mark.parametrize(("node", "change", "problem"), ATTRIBUTES.values(), ids=ATTRIBUTES)
def test_attributes_that_no_node_of_the_kind_has_are_refused(
    node: str, change: dict[str, Any], problem: str
) -> None:
    by_hand, graph = KnowledgeGraph(), made()
    by_hand.add_node(node, entity() if node == Z else paper())
    by_hand.check()
    data = by_hand.nx.nodes[node]
    data.update(change)
    for taken in [name for name, value in change.items() if value is ...]:
        del data[taken]
    before = state(graph)
    with pytest.raises(GraphError, match=problem):
        graph.add_attributes(node, data)
    with pytest.raises(GraphError, match=problem):
        by_hand.check()
    with pytest.raises(GraphError, match=problem):
        graph.merge(by_hand)
    assert state(graph) == before
