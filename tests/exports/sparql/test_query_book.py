import json
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Store

from exports import EXPORTERS, Options
from exports.sparql.book import NamedQuery, named_query, query_book
from exports.sparql.graph import QueryableGraph
from kg.errors import QueryError, UnknownNameError
from kg.model import Extraction
from kg.pipeline import build_graph
from kg.sources import read

GOLD = Path(__file__).parents[2] / "gold"


@pytest.fixture(scope="module")
def annotated(tmp_path_factory: pytest.TempPathFactory) -> QueryableGraph:
    """The graph of the annotated papers."""
    graph = build_graph(x for x in read([GOLD / "dev.jsonl"]) if isinstance(x, Extraction))
    buffer = BytesIO()
    EXPORTERS["turtle"].write(graph, buffer, Options())
    path = tmp_path_factory.mktemp("graph") / "graph.ttl"
    path.write_bytes(buffer.getvalue())
    return QueryableGraph(path)


ANSWERS = json.loads((GOLD / "answers.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", query_book())
def test_every_query_has_an_answer_on_the_annotated_papers(
    annotated: QueryableGraph, name: str
) -> None:
    rows = annotated.run(named_query(name).fill(ANSWERS[name]["parameters"])).rows
    assert [list(map(str, row)) for row in rows] == ANSWERS[name]["rows"] != []


@pytest.mark.parametrize("name", query_book())
def test_every_query_says_in_one_sentence_what_it_asks_and_runs_as_it_is(
    annotated: QueryableGraph, name: str
) -> None:
    query = named_query(name)
    assert query.summary[0].isupper()
    assert query.summary.endswith(".")
    annotated.run(query.fill({}))


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_reaches_the_query_as_it_is(value: str) -> None:
    query = NamedQuery("x", "", {"name": ""}, "SELECT ?x { BIND({name} AS ?x) }").fill({
        "name": value
    })
    (row,) = Store().query(query)  # type: ignore[misc]  # "not iterable": a boolean might come too
    assert row["x"].value == value


@pytest.mark.parametrize("value", ["ten", "-1", "1.5", "1 }", ""])
def test_a_number_is_a_whole_number(value: str) -> None:
    with pytest.raises(QueryError, match="give a whole number"):
        named_query("datasets").fill({"limit": value})


def test_unknown_names_list_the_known() -> None:
    with pytest.raises(UnknownNameError, match="known: datasets, evidence"):
        named_query("nonsense")
    with pytest.raises(UnknownNameError, match="unknown parameter of query 'datasets' 'dataset'"):
        named_query("datasets").fill({"dataset": "x"})
