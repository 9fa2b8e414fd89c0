import sqlite3
from pathlib import Path

import pytest

from kg.errors import GraphError, Outcome, OutputError, Problem
from kg.library.entries import text_digest
from kg.library.store import InputRow, Store
from kg.model import Entity, Extraction, Mention, Paper
from kg.schema import Kind, Role

PAPER = Paper("p1", "ZorBert", "It works.")
FOUND = Extraction(PAPER, (Entity("ZorBert", Kind.MODEL, Role.USED, (Mention(0, 7),)),))
ROW = InputRow(0, "a.jsonl", "/a.jsonl", "{}", "0f", "2026-12-01", False, False, False)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "library.sqlite")


def test_a_store_is_read_as_it_was_written(tmp_path: Path) -> None:
    problem = Problem("a.jsonl", 3, "no title", Outcome.LEFT_OUT)
    with Store(tmp_path / "s") as store:
        number = store.add_input(ROW)
        store.put_entries(number, 0, [("a.jsonl", "d1", PAPER), ("a.jsonl", "d2", FOUND)])
        store.end_input(number, [problem])
        store.put_extractions("v1", {text_digest(PAPER): FOUND})
    with Store(tmp_path / "s") as store:
        assert [row.is_read for row in store.inputs()] == [True]
        assert list(store.entries(number)) == [("a.jsonl", "d1", PAPER), ("a.jsonl", "d2", FOUND)]
        assert store.problems(number) == [problem]
        other = Paper("p2", "ZorBert", "It works.", date="2024")
        assert store.extraction(other, text_digest(other), "v1") == Extraction(
            other, FOUND.entities
        )
        assert store.extraction(PAPER, text_digest(PAPER), "v2") is None
        assert store.check() == []


def test_entries_can_be_forgotten_from_a_number_on(store: Store) -> None:
    with store:
        number = store.add_input(ROW)
        store.put_entries(number, 0, [("a", "d1", PAPER), ("a", "d2", PAPER)])
        store.forget_entries(number, 1)
        assert store.files(number) == [("a", "d1")]


def test_a_transaction_that_raises_writes_nothing(store: Store) -> None:
    def fail() -> None:
        with store.transaction():
            store.put_state({"a": 1})
            raise ValueError("no")

    with store:
        with pytest.raises(ValueError, match="no"):
            fail()
        assert store.state() == {}


def test_a_file_that_is_no_store_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "s").write_bytes(b"not a database, but long enough to look like a file of one" * 9)
    with pytest.raises(GraphError, match="is no store"):
        Store(tmp_path / "s")


def test_a_database_of_something_else_stays_as_it_is(tmp_path: Path) -> None:
    database = sqlite3.connect(tmp_path / "s")
    database.execute("CREATE TABLE books (title TEXT)")
    database.close()
    before = (tmp_path / "s").read_bytes()
    with pytest.raises(GraphError, match="is no store"):
        Store(tmp_path / "s")
    assert (tmp_path / "s").read_bytes() == before


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE entry SET content = '{}'",
        "UPDATE entry SET content = replace(content, 'works', 'fails')",
        "UPDATE extraction SET content = replace(content, 'ZorBert', 'ZorBart')",
        "UPDATE entry SET content = 'no json'",
        "INSERT INTO state VALUES ('counts', 'no json')",
    ],
)
def test_a_store_that_holds_what_cannot_be_is_an_error(tmp_path: Path, change: str) -> None:
    with Store(tmp_path / "s") as store:
        store.put_entries(store.add_input(ROW), 0, [("a.jsonl", "k1", PAPER)])
        store.put_extractions("v1", {text_digest(PAPER): FOUND})
    database = sqlite3.connect(tmp_path / "s")
    database.execute(change)
    database.commit()
    database.close()
    store = Store(tmp_path / "s", read_only=True)
    with store, pytest.raises(GraphError, match="is no store"):
        store.check()


def test_reading_a_store_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "s").touch()
    with pytest.raises(GraphError, match="is no store"):
        Store(tmp_path / "s", read_only=True)
    assert (tmp_path / "s").read_bytes() == b""
    assert [path.name for path in tmp_path.iterdir()] == ["s"]


def test_a_store_of_another_version_is_an_error(tmp_path: Path) -> None:
    Store(tmp_path / "s").close()
    database = sqlite3.connect(tmp_path / "s")
    database.execute("PRAGMA user_version = 99")
    database.close()
    with pytest.raises(GraphError, match="is no store \\(its tables are of version 99"):
        Store(tmp_path / "s")


def test_a_store_that_cannot_be_made_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be read or written"):
        Store(tmp_path / "nowhere" / "s")
