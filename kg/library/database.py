"""The database of a store: its schema, transactions, and errors that say what to do."""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final
from zlib import crc32

from kg.errors import GraphError, OutputError

_VERSION: Final = 1
_SCHEMA: Final = """
CREATE TABLE input (
    number INTEGER PRIMARY KEY, given TEXT NOT NULL, path TEXT NOT NULL, options TEXT NOT NULL,
    digest TEXT, added TEXT NOT NULL, by_add INTEGER NOT NULL, is_settled INTEGER NOT NULL,
    is_read INTEGER NOT NULL);
CREATE TABLE entry (
    input INTEGER NOT NULL REFERENCES input ON DELETE CASCADE, number INTEGER NOT NULL,
    file TEXT NOT NULL, key TEXT NOT NULL, content TEXT NOT NULL, crc INTEGER NOT NULL,
    PRIMARY KEY (input, number)) WITHOUT ROWID;
CREATE TABLE problem (
    input INTEGER NOT NULL REFERENCES input ON DELETE CASCADE, number INTEGER NOT NULL,
    file TEXT NOT NULL, line INTEGER NOT NULL, text TEXT NOT NULL, outcome TEXT NOT NULL,
    count INTEGER NOT NULL, PRIMARY KEY (input, number)) WITHOUT ROWID;
CREATE TABLE removed (key TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE extraction (
    text TEXT NOT NULL, fingerprint TEXT NOT NULL, content TEXT NOT NULL, crc INTEGER NOT NULL,
    PRIMARY KEY (text, fingerprint)) WITHOUT ROWID;
CREATE TABLE paper (id TEXT PRIMARY KEY, text TEXT NOT NULL, title TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE state (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""
_APPLICATION: Final = 0x706B6764
"""What tells a store from other databases: https://www.sqlite.org/pragma.html#pragma_application_id."""


class Database:
    """An open database of SQLite; to be closed."""

    def __init__(self, path: Path, *, read_only: bool) -> None:
        """Open the file at `path`, which is made if need be, unless it is only read."""
        self._path = path
        with self.faults():
            self._connection = _connected(path, read_only=read_only)
            try:
                self._prepare(read_only=read_only)
            except BaseException:
                self._connection.close()
                raise
        self.execute = self._connection.execute
        self.executemany = self._connection.executemany
        self.close = self._connection.close

    def _prepare(self, *, read_only: bool) -> None:
        ask = self._connection.execute
        # A file from somebody else is data: nothing in its schema may run.
        ask("PRAGMA trusted_schema = OFF")
        ask("PRAGMA foreign_keys = ON")
        (tables,) = ask("SELECT COUNT(*) FROM sqlite_master").fetchone()
        if not tables and not read_only:
            self._connection.executescript(
                f"BEGIN; {_SCHEMA} PRAGMA application_id = {_APPLICATION};"
                f" PRAGMA user_version = {_VERSION}; COMMIT;"
            )
        (application,) = ask("PRAGMA application_id").fetchone()
        (version,) = ask("PRAGMA user_version").fetchone()
        if application != _APPLICATION:
            raise GraphError(
                f"{self._path}: is a database of something else; move it away and build again"
            )
        if version != _VERSION:
            raise GraphError(
                f"{self._path}: is a store of version {version}, and this program knows"
                f" {_VERSION}; use the release of paperkg that wrote it, or build anew elsewhere"
            )
        if not read_only:
            # Where there can be no such log, the journal stays as it is.
            ask("PRAGMA journal_mode = WAL")
            ask("PRAGMA synchronous = NORMAL")

    @contextmanager
    def faults(self) -> Iterator[None]:
        """Raise what SQLite cannot do in the block as an error of one line."""
        try:
            yield
        except sqlite3.OperationalError as error:
            raise OutputError(
                f"{self._path}: the store cannot be read or written ({error}); make room, or check"
                " its permissions"
            ) from error
        except sqlite3.DatabaseError as error:
            raise self._damaged(error) from error

    @contextmanager
    def content(self) -> Iterator[None]:
        """Raise what cannot be made of a row in the block as a `GraphError`."""
        try:
            yield
        except (ValueError, TypeError, KeyError) as error:
            raise self._damaged(error) from error

    def _damaged(self, error: Exception) -> GraphError:
        problem = " ".join(str(error).split())
        return GraphError(
            f"{self._path}: is no store, or damaged ({problem}); move it away and build again"
        )

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Write all of the block, or nothing where it raises."""
        with self.faults():
            self.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self.execute("ROLLBACK")
                raise
            self.execute("COMMIT")

    def rows(self, query: str, values: Sequence[object] = ()) -> list[Any]:
        """Return all rows of a query."""
        with self.faults():
            return self.execute(query, values).fetchall()


def summed(content: str) -> tuple[str, int]:
    """Return a text with its sum, by which a fault of the disk shows."""
    return content, crc32(content.encode())


def checked(content: str, crc: int) -> str:
    """Return a text whose sum is right; raise `ValueError` at another one."""
    if crc32(content.encode()) != crc:
        raise ValueError("a text in it is not the one that was written")
    return content


def _connected(path: Path, *, read_only: bool) -> sqlite3.Connection:
    if not read_only:
        return sqlite3.connect(path, isolation_level=None, timeout=60)
    # Where the folder cannot be written to, nobody else writes to it either.
    how = "mode=ro" if os.access(path.parent, os.W_OK) else "mode=ro&immutable=1"
    return sqlite3.connect(f"{path.resolve().as_uri()}?{how}", uri=True, isolation_level=None)
