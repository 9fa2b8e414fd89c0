"""The shipped queries: how their files are read, and what each answers."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Store

from exports.sparql.book import named_query, parse, query_book
from exports.sparql.store import QueryableGraph
from kg.errors import QueryError, UnknownNameError
from kg.graph import KnowledgeGraph, Statement
from kg.queries import QUESTIONS
from kg.schema import Kind, LinkKind, Relation, ResultKind
from tests.annotated import annotated_turtle
from tests.exports.exported import exported
from tests.graphs.build import add_entity, add_link, add_paper, add_result
from tests.graphs.sample import sample
from tests.paths import GOLD

ANSWERS = json.loads((GOLD / "answers.json").read_text(encoding="utf-8"))
OWN = [name for name in query_book() if name not in QUESTIONS]
"""The queries that have no twin in Python, whose answers the tests of questions compare."""


def queryable(graph: KnowledgeGraph, folder: Path) -> QueryableGraph:
    path = folder / "graph.ttl"
    path.write_bytes(exported(graph, "turtle"))
    return QueryableGraph(path)


@pytest.fixture(scope="module")
def annotated(tmp_path_factory: pytest.TempPathFactory) -> QueryableGraph:
    """The graph of the annotated papers."""
    path = tmp_path_factory.mktemp("annotated") / "graph.ttl"
    path.write_bytes(annotated_turtle())
    return QueryableGraph(path)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> QueryableGraph:
    return queryable(sample(), tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> QueryableGraph:
    return queryable(KnowledgeGraph(), tmp_path_factory.mktemp("empty"))


@pytest.mark.parametrize("name", OWN)
def test_every_query_has_this_answer_on_the_annotated_papers(
    annotated: QueryableGraph, name: str
) -> None:
    """`why` beside each answer says why it is right, as a person found by the annotation."""
    rows = annotated.run(named_query(name).fill(ANSWERS[name]["parameters"])).rows
    found = [[None if value is None else str(value) for value in row] for row in rows]
    assert found == ANSWERS[name]["rows"]


def test_the_expected_answers_are_of_all_queries_and_few_are_empty() -> None:
    assert list(ANSWERS) == OWN  # sorted
    empty = {name for name, answer in ANSWERS.items() if not answer["rows"]}
    assert empty == {"namesakes", "rising-methods", "uncertain-results"}  # see the tests below


@pytest.mark.parametrize("name", query_book())
def test_every_query_says_what_it_asks_and_runs_as_it_is(
    small: QueryableGraph, empty: QueryableGraph, name: str
) -> None:
    query = named_query(name)
    assert re.fullmatch(r"[A-Z].*[^.]", query.title)
    assert re.fullmatch(r"[A-Z].*\.", query.summary)
    assert not re.search(r"\{\w+\}", query.fill({}))
    assert small.run(query.fill({})).variables
    empty.run(query.fill({}))


PARAMETERS = [
    (name, parameter) for name in query_book() for parameter in query_book()[name].parameters
]


@pytest.mark.parametrize(("name", "parameter"), PARAMETERS)
def test_every_parameter_is_used_and_the_own_ones_are_described(name: str, parameter: str) -> None:
    query = named_query(name)
    other = {str: "else", bool: "true", int: "7", float: "0.5"}[type(query.parameters[parameter])]
    assert query.fill({parameter: other}) != query.fill({})
    assert name in QUESTIONS or query.descriptions[parameter]


@pytest.mark.parametrize("name", [name for name in OWN if "limit" in query_book()[name].parameters])
def test_a_limit_is_kept(annotated: QueryableGraph, name: str) -> None:
    assert len(annotated.run(named_query(name).fill({"limit": "1"})).rows) <= 1


def handmade() -> KnowledgeGraph:
    """Papers of several years, two things of one name, and a result that is hardly believed."""
    graph = KnowledgeGraph()
    dates = ["2021-05-01", "2022", "2023-01", "2024-02-03", "2025", None]
    papers = [
        add_paper(graph, f"p{number}", f"Paper {number}", "Of 5 things.", date=date)
        for number, date in enumerate(dates)
    ]
    said = Statement(((0, 5),), 0.4, "hand")
    uses = {"falling": [0, 1, 4], "rising": [3, 4, 5], "steady": [0, 3, 4], "new, once": [2, 5]}
    for name, users in uses.items():
        method = add_entity(graph, Kind.METHOD, name)
        for user in users:
            graph.add_edge(papers[user], method, Relation.USES, said)
    for kind in (Kind.MODEL, Kind.TASK):
        named = add_entity(graph, kind, "Echo" if kind == Kind.MODEL else "echo")
        graph.add_edge(papers[0], named, Relation.INTRODUCES, said)
    add_result(graph, papers[0], "5", "model/echo")
    add_link(graph, papers[0], "https://github.com/o/t", relation=Relation.LINKS_TO)
    add_link(graph, papers[1], "https://a.org", LinkKind.PROJECT)
    return graph


@pytest.fixture(scope="module")
def by_hand(tmp_path_factory: pytest.TempPathFactory) -> QueryableGraph:
    return queryable(handmade(), tmp_path_factory.mktemp("handmade"))


ON_THE_HANDMADE: list[tuple[str, dict[str, str], list[list[str]]]] = [
    # Since 2023 there are three dated papers, before it two; the last paper has no date.
    (
        "rising-methods",
        {},
        [["rising", "0", "2", "0", "66.7", "66.7"], ["steady", "1", "2", "50", "66.7", "16.7"]],
    ),
    (
        "rising-methods",
        {"least": "1", "limit": "2"},
        [["rising", "0", "2", "0", "66.7", "66.7"], ["new, once", "0", "1", "0", "33.3", "33.3"]],
    ),
    ("rising-methods", {"since": "2021"}, []),  # no paper is older
    ("namesakes", {}, [["Echo", "Model", "1"], ["echo", "Task", "1"]]),
    ("uncertain-results", {}, [["0.9", "5", "Paper 0", "P"]]),
    ("uncertain-results", {"most": "0.89"}, []),
    ("papers-without-code", {}, [["Paper 0", "Echo"]]),
    (
        "links",
        {},
        [
            ["Paper 1", "https://a.org", "project", "own"],
            ["Paper 0", "https://github.com/o/t", "repository", "other"],
        ],
    ),
]


@pytest.mark.parametrize(("name", "parameters", "rows"), ON_THE_HANDMADE)
def test_answers_on_a_graph_made_by_hand(
    by_hand: QueryableGraph, name: str, parameters: dict[str, str], rows: list[list[str]]
) -> None:
    found = by_hand.run(named_query(name).fill(parameters)).rows
    assert [list(map(str, row)) for row in found] == rows


def test_a_file_says_title_sentences_and_parameters() -> None:
    query = parse(
        "some-name",
        "# A title\n# What it asks. And\n# how.\n"
        '# text = "a: b": with a colon\n# number = 3\n# share = 0.5\n# flag = false: or not\n'
        "SELECT * { BIND({text} AS ?x) }  # number = 9\nLIMIT {number}",
    )
    assert (query.title, query.summary) == ("A title", "What it asks. And how.")
    assert query.parameters == {"text": "a: b", "number": 3, "share": 0.5, "flag": False}
    assert query.descriptions["text"] == "with a colon"
    assert query.descriptions["number"] == ""
    assert query.body == 'SELECT * { BIND("a: b" AS ?x) }  # number = 9\nLIMIT 3'
    assert parse("some-name", "# A sentence.\nASK {}").title == "Some name"


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_reaches_the_query_as_it_is(value: str) -> None:
    template = '# X.\n# name = ""\nSELECT ?x { BIND({name} AS ?x) }'
    query = parse("x", template).fill({"name": value})
    (row,) = Store().query(query)  # type: ignore[misc]  # "not iterable": a boolean might come too
    assert row["x"].value == value


@pytest.mark.parametrize(
    ("default", "value", "wanted"),
    [
        *(("5", value, "a whole number") for value in ("ten", "-1", "1.5", "1 }", "")),
        *(("0.5", value, "a number") for value in ("ten", "-1", "1e9", "0,5", "")),
        *(("true", value, "true or false") for value in ("yes", "1", "")),
    ],
)
def test_a_value_is_of_the_sort_of_its_default(default: str, value: str, wanted: str) -> None:
    query = parse("x", f"# X.\n# y = {default}\nSELECT ({{y}} AS ?x) {{}}")
    assert default in query.fill({})
    with pytest.raises(QueryError, match=f"y is '.*'; give {wanted}$"):
        query.fill({"y": value})


def test_one_value_is_not_read_as_the_next_parameter() -> None:
    query = parse("x", '# X.\n# a = ""\n# b = ""\nSELECT ({a} AS ?x) ({b} AS ?y) {}')
    assert query.fill({"a": "{b}", "b": "c"}).endswith('SELECT ("{b}" AS ?x) ("c" AS ?y) {}')


def test_unknown_names_list_the_known() -> None:
    with pytest.raises(UnknownNameError, match="known: adopted, aliases"):
        named_query("nonsense")
    with pytest.raises(UnknownNameError, match="unknown parameter of query 'datasets' 'dataset'"):
        named_query("datasets").fill({"dataset": "x"})


def _with_doubtful_task_and_rival() -> KnowledgeGraph:
    """A paper with a score and a difference, both of a doubtful task, this by a doubtful rival."""
    graph = KnowledgeGraph()
    paper = add_paper(graph, "p1", "First")
    net, rival = (add_entity(graph, Kind.MODEL, name) for name in ("Net", "Rival"))
    task, data = add_entity(graph, Kind.TASK, "sorting"), add_entity(graph, Kind.DATASET, "COCO")
    for each in (task, data):
        graph.add_edge(paper, each, Relation.USES, Statement())
    ends = (net, task, data, add_entity(graph, Kind.METRIC, "AP"))
    add_result(graph, paper, "9", *ends, unsure=[task])
    delta = ResultKind.DELTA
    add_result(graph, paper, "3", *ends, kind=delta, versus=rival, unsure=[task, rival])
    return graph


@pytest.mark.parametrize(
    ("name", "parameters", "column", "by_default", "everything"),
    [
        ("benchmarks", {}, "results", [], ["2"]),
        ("metrics-of-task", {"task": "sorting"}, "results", [], ["2"]),
        ("datasets-of-task", {"task": "sorting"}, "results", ["0"], ["2"]),
        ("improvements", {}, "versus", [None], ["Rival"]),
        ("evaluated-on", {"dataset": "COCO"}, "value", ["9"], ["9"]),
        ("leaderboard", {"dataset": "COCO"}, "task", [None], ["sorting"]),
        ("leaderboard", {"dataset": "COCO", "task": "sorting"}, "score", [], ["9"]),
    ],
)
def test_a_doubtful_task_or_rival_is_left_out_alone(
    tmp_path: Path,
    name: str,
    parameters: dict[str, str],
    column: str,
    by_default: list[str | None],
    everything: list[str | None],
) -> None:
    asked = queryable(_with_doubtful_task_and_rival(), tmp_path)
    for all_, expected in (("false", by_default), ("true", everything)):
        answer = asked.run(named_query(name).fill({**parameters, "all": all_}))
        place = answer.variables.index(column)
        found = [None if row[place] is None else str(row[place]) for row in answer.rows]
        assert found == expected
