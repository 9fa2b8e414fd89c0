"""Tables hold all that a graph has, under the names that the documentation gives them."""

import hashlib
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from kg.example import example
from kg.graph import KnowledgeGraph, left_out
from kg.names.folding import fold
from kg.names.words import words
from kg.storage.tables.schema import PAGE, VERSION
from tests.exports.exported import exported
from tests.graphs.doubtful import doubtful
from tests.graphs.hard_questions import hard_questions
from tests.graphs.sample import hostile, sample
from tests.paths import ROOT

DOCUMENTED = (ROOT / "docs/data-model.md").read_text("utf-8")


@contextmanager
def tables(graph: KnowledgeGraph, folder: Path) -> Iterator[sqlite3.Connection]:
    path = folder / "graph.sqlite"
    path.write_bytes(exported(graph, "sqlite"))
    with closing(sqlite3.connect(path)) as connection:
        yield connection


def columns(connection: sqlite3.Connection) -> dict[str, list[str]]:
    names = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY 1")
    return {
        name: [row[1] for row in connection.execute(f"PRAGMA table_info({name})")]
        for (name,) in names.fetchall()
    }


def test_the_documentation_names_every_table_and_column(tmp_path: Path) -> None:
    section = DOCUMENTED.partition("\n## Tables\n")[2].partition("\n## ")[0]
    told = {
        name: re.findall(r"`(\w+)`", cells)
        for name, cells in re.findall(r"^\| `(\w+)` \| .*? \| (.*) \|$", section, re.MULTILINE)
    }
    with tables(sample(), tmp_path) as connection:
        assert told == columns(connection)
    assert f"version {VERSION}" in section


@pytest.mark.parametrize("graph", [sample(), hostile(), doubtful(hard_questions())])
def test_there_is_a_row_for_every_node_edge_and_name(graph: KnowledgeGraph, tmp_path: Path) -> None:
    with tables(graph, tmp_path) as connection:
        ids = connection.execute("SELECT node, id FROM nodes ORDER BY node").fetchall()
        edges = connection.execute(
            "SELECT s.id, t.id, relation, confidence FROM edges"
            " JOIN nodes s ON s.node = source JOIN nodes t ON t.node = target"
            " ORDER BY source, target, relation"
        ).fetchall()
        hidden = connection.execute("SELECT count(*) FROM edges WHERE NOT shown").fetchone()
        names = connection.execute("SELECT count(*) FROM names WHERE folded IS NOT NULL")
        assert names.fetchone() == (sum(len(graph.names(node)) for node in graph),)
    assert ids == list(enumerate(graph))
    assert edges == [
        (e.source, e.target, str(e.relation), e.statement.confidence) for e in graph.edges()
    ]
    assert hidden == (len(list(left_out(graph))),)


def test_a_question_in_sql(tmp_path: Path) -> None:
    with tables(example(), tmp_path) as connection:
        rows = connection.execute(
            "SELECT d.name, count(*) FROM edges e JOIN nodes d ON d.node = e.target"
            " WHERE d.kind = 'Dataset' AND e.relation = 'uses' AND e.shown"
            " GROUP BY d.node ORDER BY 2 DESC, d.id LIMIT 2"
        ).fetchall()
    assert rows == [("CoNLL-2003", 2), ("ImageNet-1K", 2)]


def test_the_file_has_whole_pages_and_is_sound(tmp_path: Path) -> None:
    with tables(hostile(), tmp_path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA freelist_count").fetchone() == (0,)
    assert (tmp_path / "graph.sqlite").stat().st_size % PAGE == 0


NAMES = (
    *("ViT-B/16", "GPT-3.5", "Vision Transformers (RefCOCO+)", "β-VAE", "$\\mathcal{L}_1$", "図表"),
    *("queries", "vertices", "Fashion MNIST", "named-entity recognition", "C++", "C#", "A*", "…"),
    *("Kruskal–Wallis", "naïve Bayes", "F1 score", "LLMs", "  spaced  out ", "ﬁne-tuning", "²H"),
)


def test_names_fold_as_they_did_when_this_version_of_the_tables_was_made() -> None:
    """Tables hold folded names and words: another number for `VERSION` where this fails."""
    told = "\n".join(f"{fold(name)}\t{' '.join(words(name))}" for name in NAMES)
    assert (VERSION, hashlib.sha256(told.encode()).hexdigest()[:16]) == (1, "4e1f36dbc648f034")
