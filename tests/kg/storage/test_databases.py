"""A database is opened as data: it has exactly the schema that it must have, or it is refused."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest

from kg.errors import GraphError, OutputError
from kg.storage import databases
from kg.storage.databases import Format, guard, is_empty, open_to_read, told

SHELVES = Format(
    0x706B6799,
    3,
    (
        "CREATE TABLE book (title TEXT PRIMARY KEY, shelf INTEGER)",
        "CREATE INDEX by_shelf ON book (shelf)",
    ),
)


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A connection to a new database of that format."""
    with closing(sqlite3.connect(tmp_path / "a.sqlite", isolation_level=None)) as connection:
        SHELVES.create(connection)
        yield connection


def test_what_was_created_is_of_the_format(connection: sqlite3.Connection) -> None:
    assert SHELVES.fault(connection) is None


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("PRAGMA application_id = 7", "it has other tables"),
        ("PRAGMA user_version = 4", "its tables are of version 4, and 3 is read"),
        *(
            (statement, "its tables are not those of its version")
            for statement in (
                "DROP INDEX by_shelf",
                "CREATE TABLE film (title)",
                "CREATE INDEX by_title ON book (upper(title))",
                "CREATE VIEW few AS SELECT * FROM book",
                "CREATE TRIGGER t AFTER INSERT ON book BEGIN DELETE FROM book; END",
                "CREATE VIRTUAL TABLE v USING fts5(text)",
                "ALTER TABLE book ADD COLUMN twice AS (shelf * 2)",
                "ALTER TABLE book RENAME COLUMN shelf TO place",
            )
        ),
    ],
)
def test_any_other_schema_is_a_fault(
    statement: str, fault: str, connection: sqlite3.Connection
) -> None:
    connection.execute(statement)
    assert SHELVES.fault(connection) == fault


def test_a_database_is_empty_until_somebody_has_used_it() -> None:
    for used in ("CREATE TABLE t (x)", "PRAGMA user_version = 1", "PRAGMA application_id = 1"):
        with closing(sqlite3.connect(":memory:")) as connection:
            assert is_empty(connection)
            connection.execute(used)
            assert not is_empty(connection)


def test_what_is_opened_to_read_is_not_written_to(
    connection: sqlite3.Connection, tmp_path: Path
) -> None:
    connection.close()
    for is_fixed in (False, True):
        with closing(open_to_read(tmp_path / "a.sqlite", is_fixed=is_fixed)) as reading:
            assert SHELVES.fault(reading) is None
            for name, value in (("query_only", 1), ("trusted_schema", 0), ("cell_size_check", 1)):
                assert reading.execute(f"PRAGMA {name}").fetchall() == [(value,)]
            with pytest.raises(sqlite3.OperationalError, match="readonly database"):
                reading.execute("INSERT INTO book VALUES ('a', 1)")


@pytest.mark.parametrize("is_writable", [True, False])
def test_a_folder_that_cannot_be_written_to_is_read(
    is_writable: bool,
    connection: sqlite3.Connection,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("INSERT INTO book VALUES ('a', 1)")
    connection.close()
    # A superuser may write everywhere.
    system = SimpleNamespace(access=lambda *_: is_writable, W_OK=os.W_OK)
    monkeypatch.setattr(databases, "os", system)
    with closing(open_to_read(tmp_path / "a.sqlite")) as reading:
        assert reading.execute("SELECT title FROM book").fetchall() == [("a",)]
        assert (tmp_path / "a.sqlite-wal").exists() is is_writable


def test_what_a_writer_has_not_yet_moved_into_the_file_is_seen(
    connection: sqlite3.Connection, tmp_path: Path
) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("INSERT INTO book VALUES ('a', 1)")
    with closing(open_to_read(tmp_path / "a.sqlite")) as reading:
        assert reading.execute("SELECT title FROM book").fetchall() == [("a",)]


def test_a_schema_of_which_nothing_is_known_cannot_act() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.create_function("act", 0, lambda: 1)
        connection.execute("CREATE VIEW v AS SELECT act()")
        assert connection.execute("SELECT * FROM v").fetchall() == [(1,)]
        guard(connection)
        with pytest.raises(sqlite3.OperationalError, match="unsafe use of act"):
            connection.execute("SELECT * FROM v")


def test_an_error_names_the_file_and_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    with (
        pytest.raises(OutputError, match=rf"^{path}: .*unable to open.*permissions$"),
        told(path, what="store", remedy="build again"),
        closing(open_to_read(path)),
    ):
        pass
    path.write_bytes(b"no tables " * 99)
    with (
        pytest.raises(GraphError, match=rf"^{path}: is no store \(.*database\); build again$"),
        told(path, what="store", remedy="build again"),
        closing(open_to_read(path)) as connection,
    ):
        SHELVES.fault(connection)
