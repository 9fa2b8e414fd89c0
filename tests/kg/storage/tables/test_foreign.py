"""Tables that somebody else made are data: no schema but ours, and no value that cannot be true."""

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from io import BytesIO
from pathlib import Path

import pytest

from exports import EXPORTERS, Options
from kg.errors import GraphError
from kg.graph import EntityRecord, KnowledgeGraph, Statement
from kg.schema import Kind, NodeKind, Relation
from kg.storage.tables.opening import open_tables
from tests.graphs.build import add_paper
from tests.graphs.opened import opened, tables_of
from tests.graphs.sample import sample


def changed(folder: Path, statements: str) -> Path:
    """The tables of the sample, in which somebody has changed something."""
    path = folder / "graph.sqlite"
    path.write_bytes(tables_of(sample()))
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(statements)
        connection.commit()
    return path


ENDLESS = (
    "ALTER TABLE nodes RENAME TO held; CREATE VIEW nodes AS"
    " WITH RECURSIVE c(x) AS (SELECT 0 UNION ALL SELECT x + 1 FROM c)"
    " SELECT x AS node, 'model/' || x AS id, 'Model' AS kind, 'x' AS name, NULL AS aliases,"
    " 1 AS sure, 1 AS papers, 1 AS reached FROM c"
)


@pytest.mark.parametrize(
    "statements",
    [
        ENDLESS,
        "CREATE VIEW v AS SELECT 1",
        "CREATE TRIGGER t AFTER UPDATE ON nodes BEGIN DELETE FROM nodes; END",
        "CREATE VIRTUAL TABLE v USING fts5(text)",
        "ALTER TABLE links ADD COLUMN twice AS (node * 2)",
        "CREATE TABLE more (x)",
        "CREATE INDEX more ON nodes (upper(name))",
        "DROP INDEX nodes_by_kind",
        "DROP TABLE links",
    ],
)
def test_any_schema_but_ours_is_refused_before_anything_is_read(
    statements: str, tmp_path: Path
) -> None:
    path = changed(tmp_path, statements)
    with pytest.raises(GraphError, match=r"its tables are not those of its version.*kg build"):
        open_tables(path)


def columns(kind: Kind | NodeKind | None, *names: str) -> Callable[[KnowledgeGraph], object]:
    """What reads columns."""
    return lambda graph: list(graph.data.columns(kind, *names))


def html(graph: KnowledgeGraph) -> object:
    """The page of a graph."""
    buffer = BytesIO()
    EXPORTERS["html"].write(graph, buffer, Options())
    return buffer


VALUES: dict[str, tuple[str, Callable[[KnowledgeGraph], object], str]] = {
    "confidence": ("UPDATE edges SET confidence = '<b>x'", html, "confidence is '<b>x'; give a"),
    "infinite": ("UPDATE edges SET confidence = 9e999", html, "confidence is inf; give a number"),
    "role": ("UPDATE edges SET role_confidence = 2", html, "role_confidence is 2"),
    "of no role": (
        "UPDATE edges SET role_confidence = 1 WHERE relation = 'byMetric'",
        lambda g: g.nx,
        "a role confidence stands only with",
    ),
    "sure": ("UPDATE edges SET sure = 2", lambda g: g.nx, "KeyError: 2"),
    "text": (
        "UPDATE edges SET evidence = '[[0, 99999]]' WHERE evidence IS NOT NULL",
        lambda g: g.nx,
        "evidence has",
    ),
    "fraction": (
        "UPDATE edges SET evidence = '[[0.5, 2]]' WHERE evidence IS NOT NULL",
        lambda g: g.nx,
        "evidence has",
    ),
    "empty span": (
        "UPDATE edges SET evidence = '[[2, 2]]' WHERE evidence IS NOT NULL",
        lambda g: g.nx,
        "evidence has",
    ),
    "nested": (
        f"UPDATE edges SET evidence = '{'[' * 99999}'",
        lambda g: g.nx,
        "RecursionError",
    ),
    "unknown relation": ("UPDATE edges SET relation = 'eats'", lambda g: g.nx, "unknown relation"),
    "other ends": (
        "UPDATE edges SET relation = 'byMetric' WHERE relation = 'variantOf'",
        lambda g: g.nx,
        "byMetric leads from",
    ),
    "triples": (
        "UPDATE edges SET relation = 'eats'",
        lambda g: list(g.data.triples()),
        "eats leads",
    ),
    "negative node": (
        "UPDATE edges SET target = -1 WHERE relation = 'variantOf'",
        lambda g: g.nx,
        "KeyError: -1",
    ),
    "itself": (
        "UPDATE edges SET target = source WHERE relation = 'variantOf'",
        lambda g: g.nx,
        "a variant of itself",
    ),
    "numbers": ("UPDATE nodes SET node = node + 9999", len, "not numbered from 0"),
    "order": ("UPDATE nodes SET id = 'z' || id WHERE node = 0", len, "not in the order"),
    "bytes": ("UPDATE nodes SET id = CAST(id AS BLOB)", len, "bytes stands where text"),
    "kind": ("UPDATE nodes SET kind = 'Cake'", lambda g: g.nx, "Cake"),
    "another kind": (
        "UPDATE nodes SET kind = 'Paper' WHERE kind = 'Model'",
        lambda g: g.nx,
        "none of a Paper",
    ),
    "blank": ("UPDATE nodes SET name = ' '", lambda g: g.nx, "name is ' '|title is blank"),
    "no list": ("UPDATE nodes SET aliases = '\"ab\"'", lambda g: g.nx, "str stands where a list"),
    "aliases": (
        "UPDATE nodes SET aliases = '[1]'",
        columns(None, "aliases"),
        r"aliases is \(1,\)",
    ),
    "sure node": ("UPDATE nodes SET sure = 'x'", columns(None, "sure"), "KeyError: 'x'"),
    "source": (
        "UPDATE papers SET source = '[[1, 2, 3]]'",
        columns(NodeKind.PAPER, "source"),
        "is no source",
    ),
    "url": ("UPDATE papers SET url = x'00'", columns(NodeKind.PAPER, "url"), "url is b"),
    "number": (
        "UPDATE results SET number = 'many'",
        columns(NodeKind.RESULT, "number"),
        "number is 'many'",
    ),
    "words": (
        "UPDATE names SET words = x'00'",
        lambda g: list(g.data.spellings(Kind.MODEL)),
        "bytes stands where text",
    ),
    "counts": (
        "UPDATE nodes SET papers = -1",
        lambda g: [g.data.counts(node) for node in g],
        "a count is no",
    ),
}


@pytest.mark.parametrize("what", VALUES)
def test_what_cannot_be_true_is_refused_when_it_is_read(what: str, tmp_path: Path) -> None:
    statement, read, problem = VALUES[what]
    path = changed(tmp_path, statement)
    with pytest.raises(GraphError, match=problem) as error:
        read(KnowledgeGraph(open_tables(path)))
    assert re.fullmatch(
        rf"{path}: holds no graph in tables \([^\n]+\); build it again with `kg build`",
        str(error.value),
    )


def refusal(method: Callable[[KnowledgeGraph, str], object], path: Path, node: str) -> str | None:
    """Why a method that asks for one node of tables, opened anew, gives nothing."""
    try:
        method(KnowledgeGraph(open_tables(path)), node)
    except GraphError as error:
        return str(error)
    return None


@pytest.mark.parametrize(
    "what",
    ["confidence", "role", "sure", "text", "unknown relation", "kind", "no list", "another kind"],
)
def test_single_nodes_and_edges_are_looked_at_too(what: str, tmp_path: Path) -> None:
    path = changed(tmp_path, VALUES[what][0])
    said = {
        refusal(method, path, node)
        for node in sample()
        for method in (KnowledgeGraph.node, KnowledgeGraph.succ, KnowledgeGraph.pred)
    } - {None}
    assert said
    for line in map(str, said):
        assert line.startswith(f"{path}: holds no graph in tables (")
        assert line.count(str(path)) == 1


def test_a_text_may_have_a_character_at_which_sqlite_ends_it() -> None:
    graph = KnowledgeGraph()
    add_paper(graph, "p", "A\0B", "We use the \0 X.")
    node = next(graph.nodes())
    graph.add_node("model/x", EntityRecord(Kind.MODEL, "X"))
    end = len(graph.text(node))
    graph.add_edge(node, "model/x", Relation.USES, Statement(((end - 2, end - 1),)))
    assert list(opened(graph).edges_from(node)) == list(graph.edges_from(node))
    assert list(opened(graph).edges_to("model/x")) == list(graph.edges_to("model/x"))
    assert opened(graph) == graph
