"""What may be wrong with a statement about an entity, and the correction that says so."""

import pytest

from exports.server.edit.choices import Choice, called, of_entity, of_link, of_mention, written_in
from kg.corrections.sorts import Drop, Merge, Override, Rename, Retype, SetRole, Split, Stop
from kg.errors import InvalidValueError
from kg.graph import Edge, KnowledgeGraph
from kg.model import Paper
from kg.names.titles import text_id, title_id
from kg.pipeline import build_graph
from kg.schema import Kind, Relation, Role
from tests.exports.server.edit.conftest import extractions

ZNET = Rename(Kind.MODEL, "ZorbNet", "ZNet")


@pytest.fixture(scope="module")
def graph() -> KnowledgeGraph:
    return build_graph(extractions())


def edge(graph: KnowledgeGraph, source: str, relation: Relation, target: str) -> Edge:
    return next(each for each in graph.edges_from(source, relation) if each.target == target)


@pytest.fixture
def mention(graph: KnowledgeGraph) -> dict[str, Choice]:
    found = of_mention(graph, edge(graph, "paper/again", Relation.USES, "model/zorbnet"))
    return {choice.name: choice for choice in found}


@pytest.mark.parametrize(
    ("name", "value", "correction"),
    [
        ("role", "mentioned", SetRole("again", Kind.MODEL, "ZorbNet", Role.MENTIONED)),
        ("kind", "Method", Retype(Kind.MODEL, "ZorbNet", Kind.METHOD)),
        ("name", " ZNet ", ZNET),
        ("same", "BERT", Merge(Kind.MODEL, ("BERT", "ZorbNet"))),
        ("split", "Other", Split(Kind.MODEL, "ZorbNet", ("again",), "Other")),
        ("drop", "", Drop("again", Kind.MODEL, "ZorbNet")),
        ("drop", "what is not asked", Drop("again", Kind.MODEL, "ZorbNet")),
    ],
)
def test_each_choice_at_a_mention_makes_one_correction(
    mention: dict[str, Choice], name: str, value: str, correction: Override
) -> None:
    assert mention[name].correction(value) == correction


def test_the_role_and_the_kind_that_it_has_are_no_choices(mention: dict[str, Choice]) -> None:
    assert set(mention["role"].options or ()) == {"introduced", "mentioned"}
    assert set(mention["kind"].options or ()) == {*Kind} - {Kind.MODEL}


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("role", "used", "'used' is no choice"),
        ("kind", "Nonsense", "is no choice"),
        ("name", "", "what\\? Fill it in"),
        ("name", " \n ", "what\\? Fill it in"),
        ("name", "ZorbNet", "'ZorbNet' already"),
        ("name", "two\nlines", "one line"),
        ("name", "bell \x07", "one line"),
        ("name", "half \ud800", "one line"),
        ("name", "x" * 301, "301 characters are too many"),
    ],
)
def test_a_value_that_cannot_be_is_refused(
    mention: dict[str, Choice], name: str, value: str, said: str
) -> None:
    with pytest.raises(InvalidValueError, match=said):
        mention[name].correction(value)


def test_an_entity_as_a_whole_has_choices_of_its_own(graph: KnowledgeGraph) -> None:
    found = {choice.name: choice for choice in of_entity(graph, "model/zorbnet")}
    assert found["stop"].correction("") == Stop(Kind.MODEL, "ZorbNet")
    assert found["split"].options == {"ZNet": "ZNet (1 paper)"}
    assert found["split"].correction("ZNet") == Split(Kind.MODEL, "ZNet", ("again",), "ZNet")
    assert found["name"].correction("ZNet") == ZNET
    assert "role" not in found


def test_an_entity_that_is_written_one_way_cannot_be_split(graph: KnowledgeGraph) -> None:
    assert "split" not in {choice.name for choice in of_entity(graph, "dataset/cifar-10")}


def test_a_link_can_be_dropped(graph: KnowledgeGraph) -> None:
    (link,) = graph.edges_from("paper/zorbnet", Relation.HAS_REPOSITORY)
    (choice,) = of_link(graph, link)
    assert choice.correction("") == Drop("zorbnet", url="https://a.example/z")


def test_an_entity_has_the_name_that_the_paper_writes(graph: KnowledgeGraph) -> None:
    again = edge(graph, "paper/again", Relation.USES, "model/zorbnet")
    assert written_in(graph, again) == "ZorbNet"
    start = graph.text("paper/again").index("ZNet")
    short = Edge(
        again.source, again.target, again.relation, type(again.statement)(((start, start + 4),))
    )
    assert written_in(graph, short) == "ZNet"


def test_a_paper_whose_id_is_made_of_its_title_is_called_by_that() -> None:
    title, text = "On Zorbs", "We use them."
    assert called(Paper(title_id(title), title, text)) == title
    assert called(Paper(text_id(title, text), title, text)) == text_id(title, text)
    assert called(Paper("2401.00001", title, text)) == "2401.00001"
