"""Files of SQLite: opened as data from whoever wrote them, their errors told in one line.

A schema can hold views and triggers, which are programs. A file is read only after its schema was
compared, statement by statement, with the one that it must have: https://www.sqlite.org/security.html.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from kg.errors import GraphError, OutputError

_GUARDS: Final = ("trusted_schema = OFF", "cell_size_check = ON")
_SCHEMA: Final = "SELECT type, name, tbl_name, sql FROM sqlite_master"
_OF_THE_PLACE: Final = frozenset({
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_READONLY,
})
"""Codes of errors that the file system makes, or another process, whatever the file holds."""


@dataclass(frozen=True, slots=True)
class Format:
    """A sort of database.

    `application` marks its files among all of SQLite, and `version` counts its schemas;
    `statements` make its tables and indexes.
    """

    application: int
    version: int
    statements: tuple[str, ...]

    def create(self, connection: sqlite3.Connection) -> None:
        """Make the tables and indexes in an empty database, and mark it; within a transaction."""
        for statement in self.statements:
            connection.execute(statement)
        self.mark(connection)

    def mark(self, connection: sqlite3.Connection) -> None:
        """Mark a database as one of this format."""
        connection.execute(f"PRAGMA application_id = {self.application}")
        connection.execute(f"PRAGMA user_version = {self.version}")

    def fault(self, connection: sqlite3.Connection) -> str | None:
        """Return why a database is not of this format, or None if it is."""
        if _number(connection, "application_id") != self.application:
            return "it has other tables"
        if (version := _number(connection, "user_version")) != self.version:
            return f"its tables are of version {version}, and {self.version} is read"
        if set(connection.execute(_SCHEMA)) != _schema(self.statements):
            return "its tables are not those of its version"
        return None


def is_empty(connection: sqlite3.Connection) -> bool:
    """Return whether a database is new: without tables, and marked by nobody."""
    marks = (_number(connection, "application_id"), _number(connection, "user_version"))
    return not any(marks) and connection.execute(f"{_SCHEMA} LIMIT 1").fetchone() is None


def guard(connection: sqlite3.Connection) -> None:
    """Let a schema call no function that has side effects, and notice damaged pages sooner."""
    for setting in _GUARDS:
        connection.execute(f"PRAGMA {setting}")


def open_to_read(path: Path, *, is_fixed: bool = False) -> sqlite3.Connection:
    """Open a database that nothing is written to by this connection; raise sqlite3.Error.

    `is_fixed` says that nobody writes to the file while it is open. So it is taken to be where its
    folder cannot be written to, and SQLite could not make what it shares with a writer. Threads
    may use the connection in turns.
    """
    shared = path.with_name(f"{path.name}-wal").exists() or os.access(path.parent, os.W_OK)
    fixed = "" if shared and not is_fixed else "&immutable=1"
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=ro{fixed}",
        uri=True,
        check_same_thread=False,
        isolation_level=None,
    )
    try:
        guard(connection)
        connection.execute("PRAGMA query_only = ON")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


@contextmanager
def told(path: Path, *, what: str, remedy: str) -> Iterator[None]:
    """Turn each sqlite3.Error about a file into one line that names it.

    One that has its reason in the place is an OutputError. Any other is a GraphError: the file is
    not `what` it should be, and `remedy` says what to do.
    """
    try:
        yield
    except sqlite3.Error as error:
        if is_of_place(error):
            raise OutputError(
                f"{path}: cannot be read or written ({error}); make room there and for temporary"
                " files (TMPDIR), or check the permissions"
            ) from error
        raise GraphError(f"{path}: is no {what} ({error}); {remedy}") from error


def is_of_place(error: sqlite3.Error) -> bool:
    """Return whether an error has its reason in the place of a file, and not in what it holds."""
    # The low byte is the code, the others say more: https://www.sqlite.org/rescode.html
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _OF_THE_PLACE


def _number(connection: sqlite3.Connection, name: str) -> int:
    ((number,),) = connection.execute(f"PRAGMA {name}").fetchall()
    return int(number)


@cache
def _schema(statements: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    """Return the rows of the schema that these statements make."""
    with closing(sqlite3.connect(":memory:")) as connection:
        for statement in statements:
            connection.execute(statement)
        return frozenset(connection.execute(_SCHEMA))
