"""The database of a store: its schema, transactions, and errors that say what to do."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final
from zlib import crc32

from kg.errors import GraphError
from kg.storage.databases import Format, guard, is_empty, open_to_read, told

_REMEDY: Final = "move it away and build again"
_STATEMENTS: Final = (
    """CREATE TABLE input (
    number INTEGER PRIMARY KEY, given TEXT NOT NULL, path TEXT NOT NULL, options TEXT NOT NULL,
    digest TEXT, added TEXT NOT NULL, by_add INTEGER NOT NULL, is_settled INTEGER NOT NULL,
    is_read INTEGER NOT NULL)""",
    """CREATE TABLE entry (
    input INTEGER NOT NULL REFERENCES input ON DELETE CASCADE, number INTEGER NOT NULL,
    file TEXT NOT NULL, key TEXT NOT NULL, content TEXT NOT NULL, crc INTEGER NOT NULL,
    PRIMARY KEY (input, number)) WITHOUT ROWID""",
    """CREATE TABLE problem (
    input INTEGER NOT NULL REFERENCES input ON DELETE CASCADE, number INTEGER NOT NULL,
    file TEXT NOT NULL, line INTEGER NOT NULL, text TEXT NOT NULL, outcome TEXT NOT NULL,
    count INTEGER NOT NULL, PRIMARY KEY (input, number)) WITHOUT ROWID""",
    """CREATE TABLE removed (key TEXT PRIMARY KEY) WITHOUT ROWID""",
    """CREATE TABLE extraction (
    text TEXT NOT NULL, fingerprint TEXT NOT NULL, content TEXT NOT NULL, crc INTEGER NOT NULL,
    PRIMARY KEY (text, fingerprint)) WITHOUT ROWID""",
    """CREATE TABLE paper (
    id TEXT PRIMARY KEY, text TEXT NOT NULL, title TEXT NOT NULL) WITHOUT ROWID""",
    """CREATE TABLE state (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID""",
)
_FORMAT: Final = Format(0x706B6764, 1, _STATEMENTS)


class Database:
    """An open database of SQLite; to be closed."""

    def __init__(self, path: Path, *, read_only: bool) -> None:
        """Open the file at `path`, which is made if need be, unless it is only read."""
        self._path = path
        with self.faults():
            # Without a log beside it nobody writes to it, and none is to be made.
            is_fixed = not path.with_name(f"{path.name}-wal").exists()
            self._connection = (
                open_to_read(path, is_fixed=is_fixed)
                if read_only
                else sqlite3.connect(path, isolation_level=None, timeout=60)
            )
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
        guard(self._connection)
        if not read_only and is_empty(self._connection):
            ask("BEGIN IMMEDIATE")
            _FORMAT.create(self._connection)
            ask("COMMIT")
        if (problem := _FORMAT.fault(self._connection)) is not None:
            raise self._damaged(problem)
        if not read_only:
            ask("PRAGMA foreign_keys = ON")
            # Where there can be no such log, the journal stays as it is.
            ask("PRAGMA journal_mode = WAL")
            # The files of the folder rely on what was committed before them.
            ask("PRAGMA synchronous = FULL")

    @contextmanager
    def faults(self) -> Iterator[None]:
        """Raise what SQLite cannot do in the block as an error of one line."""
        with told(self._path, what="store", remedy=_REMEDY):
            yield

    @contextmanager
    def content(self) -> Iterator[None]:
        """Raise what cannot be made of a row in the block as a `GraphError`."""
        try:
            yield
        except (ValueError, TypeError, KeyError) as error:
            raise self._damaged(" ".join(str(error).split())) from error

    def _damaged(self, problem: str) -> GraphError:
        return GraphError(f"{self._path}: is no store ({problem}); {_REMEDY}")

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
