"""A graph opened from tables is the one that was written, and reads no more than is asked for."""

import copy
import gc
import pickle
import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings

from kg.errors import GraphError, UnknownNameError
from kg.example import example
from kg.graph import EntityRecord, KnowledgeGraph, sure_part
from kg.graph.memory import Memory
from kg.queries import QUESTIONS
from kg.schema import Kind, NodeKind
from kg.storage.graph import write as write_json
from kg.storage.tables.file import TableFile
from kg.storage.tables.opening import Tables, open_tables
from tests.exports.exported import exported
from tests.graphs.doubtful import doubtful
from tests.graphs.hard_questions import hard_questions
from tests.graphs.opened import opened, tables_of
from tests.graphs.sample import hostile, sample
from tests.strategies import graphs

GRAPHS: dict[str, Callable[[], KnowledgeGraph]] = {
    "nothing": KnowledgeGraph,
    "example": example,
    "sample": sample,
    "hostile": hostile,
    "doubtful": lambda: doubtful(hard_questions()),
}


@pytest.fixture(params=GRAPHS)
def graph(request: pytest.FixtureRequest) -> KnowledgeGraph:
    return GRAPHS[str(request.param)]()


def seen(graph: KnowledgeGraph) -> Iterator[object]:
    """All that the methods of a graph tell of each node."""
    yield len(graph), graph.data.size(), repr(graph), list(graph)
    yield sorted(graph.kinds()), list(graph.entities()), list(graph.edges())
    for node in graph:
        yield node in graph, graph.node(node), graph.record(node), graph.names(node)
        yield graph.succ(node), graph.pred(node), list(graph.edges_to(node))
        yield graph.papers_of(node), graph.data.counts(node)
        yield [graph.resolve_all(name) for name in graph.names(node)]
    for kind in (*Kind, *NodeKind):
        yield list(graph.nodes(kind)), sorted(graph.data.spellings(kind))
        yield sorted(graph.data.columns(kind, "name", "aliases"))
    yield sorted(graph.data.triples()), sorted(graph.data.triples("uses", "reports"))


def test_every_method_gives_what_it_gives_in_memory(graph: KnowledgeGraph) -> None:
    assert list(seen(opened(graph))) == list(seen(graph))
    assert list(seen(sure_part(opened(graph)))) == list(seen(sure_part(graph)))


def test_single_nodes_and_all_at_once_are_the_same(graph: KnowledgeGraph) -> None:
    for node in graph:
        one = opened(graph)
        assert (one.node(node), one.succ(node)) == (graph.node(node), graph.succ(node))
        assert one.pred(node) == graph.pred(node)


@settings(max_examples=30, deadline=None)
@given(graph=graphs())
def test_networkx_has_the_graph_that_node_link_json_gives(graph: KnowledgeGraph) -> None:
    again = opened(graph)
    assert again == graph
    assert exported(again, "node-link") == exported(graph, "node-link")
    assert list(again.nx.nodes) == sorted(graph.nx.nodes)
    assert {n: dict(near) for n, near in again.nx.pred.items()} == {
        n: dict(near) for n, near in graph.nx.pred.items()
    }
    again.check()


def test_what_is_not_there_is_an_error_as_in_memory() -> None:
    graph = opened(example())
    for method in (graph.node, graph.succ, graph.pred):
        with pytest.raises(UnknownNameError, match="unknown node 'model/none'"):
            method("model/none")
    assert "model/none" not in graph
    assert 3 not in graph
    assert graph.resolve("no such name") is None


def test_what_is_added_to_an_opened_graph_stays_there(tmp_path: Path) -> None:
    path = tmp_path / "graph.sqlite"
    path.write_bytes(tables_of(example()))
    graph, other = KnowledgeGraph(open_tables(path)), KnowledgeGraph(open_tables(path))
    before = len(graph)
    assert graph.resolve("Zonk") is None
    graph.add_node("model/zonk", EntityRecord(Kind.MODEL, "Zonk"))
    assert (len(graph), graph.resolve("Zonk"), "model/zonk" in graph.nx) == (
        before + 1,
        "model/zonk",
        True,
    )
    assert (len(other), path.read_bytes()) == (before, tables_of(example()))


@pytest.mark.parametrize("copied", [copy.deepcopy, lambda g: pickle.loads(pickle.dumps(g))])
def test_a_copy_is_a_graph_of_its_own(copied: Callable[[KnowledgeGraph], KnowledgeGraph]) -> None:
    graph = opened(example())
    first = copied(graph)
    first.nx.nodes["model/zorbnet"]["name"] = "Other"
    first.nx.remove_node("dataset/coco")
    assert isinstance(graph.data, Tables)
    assert graph == example() == copied(graph)
    assert first != graph


def test_threads_share_an_opened_graph() -> None:
    graph, expected = opened(example()), example()
    names = [*QUESTIONS] * 4

    def ask(name: str) -> object:
        return QUESTIONS[name](graph, **QUESTIONS[name].example)

    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(ask, names))
    assert found == [QUESTIONS[name](expected, **QUESTIONS[name].example) for name in names]


def test_threads_that_ask_for_networkx_at_once_get_one_graph() -> None:
    graph = opened(example())
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda _: graph.nx, range(8)))
    found[0].remove_node("dataset/coco")
    assert all("dataset/coco" not in each for each in found)
    assert "dataset/coco" not in graph


def test_the_file_is_closed_when_the_graph_is_collected(tmp_path: Path) -> None:
    path = tmp_path / "graph.sqlite"
    path.write_bytes(tables_of(example()))
    graph = KnowledgeGraph(open_tables(path))
    connection = graph.data._file._connection  # type: ignore[attr-defined]
    assert connection.execute("SELECT count(*) FROM nodes").fetchall() == [(len(graph),)]
    part = sure_part(graph)
    del graph, part
    gc.collect()
    with pytest.raises(sqlite3.ProgrammingError, match="closed database"):
        connection.execute("SELECT 1")


def test_nothing_of_networkx_is_made_until_it_is_asked_for() -> None:
    graph = opened(example())
    assert graph.resolve("ViT") == "model/vision-transformer"
    assert type(graph.data) is Tables
    assert graph.nx is graph.nx
    assert type(graph.__dict__["data"]) is Memory


def with_table(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE nodes (id)")
    connection.commit()
    connection.close()


def other_version(path: Path) -> None:
    path.write_bytes(tables_of(example()))
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()


FOREIGN: dict[str, tuple[Callable[[Path], object], str]] = {
    "nothing": (lambda path: path, "unable to open"),
    "a text": (lambda path: path.write_text("no tables" * 99, "utf-8"), "not a database"),
    "other tables": (with_table, "it has other tables"),
    "another version": (other_version, "its tables are of version 99, and 1 is read"),
    "the first half": (
        lambda path: path.write_bytes(tables_of(sample())[: 8 * 4096]),
        "malformed",
    ),
}


@pytest.mark.parametrize("what", FOREIGN)
def test_a_file_without_a_graph_is_refused_in_one_line(what: str, tmp_path: Path) -> None:
    make, problem = FOREIGN[what]
    path = tmp_path / "graph.sqlite"
    make(path)
    with pytest.raises(GraphError, match=f"{problem}.*; build it again with `kg build`") as error:
        list(seen(KnowledgeGraph(open_tables(path))))
    assert str(error.value).startswith(f"{path}: holds no graph in tables (")
    assert "\n" not in str(error.value)


def test_a_damaged_page_is_an_error_or_does_no_harm(tmp_path: Path) -> None:
    path, content = tmp_path / "graph.sqlite", tables_of(sample())
    failed = 0
    for start in range(4096, len(content), 4096):
        path.write_bytes(content[:start] + b"\x05" * 4096 + content[start + 4096 :])
        try:
            list(seen(KnowledgeGraph(open_tables(path))))
        except (GraphError, UnknownNameError):
            failed += 1
    assert failed > 3


def changed(path: Path, statement: str) -> KnowledgeGraph:
    """The sample opened from tables in which somebody has changed something."""
    path.write_bytes(tables_of(sample()))
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()
    return KnowledgeGraph(open_tables(path))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE edges SET evidence = '[[1'",
        "UPDATE papers SET source = '[[1, 2, 3, 4]]'",
        "UPDATE entities SET merges = '[[1]]'",
        "DELETE FROM papers",
        "UPDATE edges SET target = target + 9999",
    ],
)
def test_cells_that_nobody_wrote_are_an_error(statement: str, tmp_path: Path) -> None:
    graph = changed(tmp_path / "graph.sqlite", statement)
    with pytest.raises(GraphError, match=r"graph\.sqlite: holds no graph in tables"):
        list(graph.nx)


def test_values_are_checked_when_they_are_read(tmp_path: Path) -> None:
    graph = changed(tmp_path / "graph.sqlite", "UPDATE edges SET confidence = 7")
    assert len(graph) == len(sample())
    with pytest.raises(GraphError, match=r"confidence is 7\.0; give a number from 0 to 1"):
        list(graph.edges())


def test_a_file_that_is_replaced_stays_what_it_was(tmp_path: Path) -> None:
    path, new = tmp_path / "graph.sqlite", tmp_path / "new"
    path.write_bytes(tables_of(example()))
    graph = KnowledgeGraph(open_tables(path))
    new.write_bytes(tables_of(sample()))
    new.replace(path)
    assert graph == example()
    assert KnowledgeGraph(open_tables(path)) == sample()


def test_a_file_of_json_is_no_file_of_tables(tmp_path: Path) -> None:
    path = tmp_path / "graph.json"
    with path.open("wb") as file:
        write_json(example(), file)
    with pytest.raises(GraphError, match="not a database"):
        TableFile(path)
