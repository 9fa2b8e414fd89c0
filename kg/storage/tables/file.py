"""A file of tables, opened to be read by several threads at once."""

from __future__ import annotations

import sqlite3
import weakref
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any, Final, NoReturn

from kg.errors import GraphError
from kg.storage.databases import open_to_read
from kg.storage.tables.schema import APPLICATION, FORMAT, VERSION

HEADER: Final = b"SQLite format 3\0"
"""Every file of SQLite begins with this."""

_MAPPED: Final = 1 << 40


class _RefusedError(GraphError):
    """What was read was refused, with the file named."""


def is_sqlite(path: Path) -> bool:
    """Return whether a file of SQLite lies there; OSError if it cannot be read."""
    with path.open("rb") as file:
        return file.read(len(HEADER)) == HEADER


class TableFile:
    """A file of tables that is not written to while it is open; it is closed when collected.

    A file that is replaced stays what it was for those who have it open.
    """

    def __init__(self, path: Path) -> None:
        """Open the file; raise GraphError if it has no tables of a graph."""
        self._path = path
        self._lock = Lock()
        try:
            self._connection = open_to_read(path, is_fixed=True)
        except sqlite3.Error as error:
            self.refuse(str(error))
        weakref.finalize(self, self._connection.close)
        # Read from memory, so that processes that are forked share no place in the file.
        self.rows(f"PRAGMA mmap_size = {_MAPPED}")
        ((application,),) = self.rows("PRAGMA application_id")
        if application != APPLICATION:
            self.refuse("it has other tables")
        ((self._version,),) = self.rows("PRAGMA user_version")

    @property
    def is_readable(self) -> bool:
        """Whether the tables are of the version that is read."""
        return bool(self._version == VERSION)

    def check(self) -> None:
        """Raise GraphError unless the tables are exactly those of the version that is read."""
        try:
            fault = FORMAT.fault(self._connection)
        except sqlite3.Error as error:
            self.refuse(str(error))
        if fault is not None:
            self.refuse(fault)

    def rows(self, query: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Return all rows of an answer; raise GraphError if the file is damaged."""
        try:
            with self._lock:
                return self._connection.execute(query, values).fetchall()
        except sqlite3.Error as error:
            self.refuse(str(error))

    @contextmanager
    def intact(self) -> Iterator[None]:
        """Raise GraphError where what was read is nothing that a graph can hold."""
        try:
            yield
        except _RefusedError:
            raise
        except GraphError as error:
            self.refuse(str(error))
        except (ValueError, TypeError, LookupError, RecursionError) as error:
            self.refuse(f"{type(error).__name__}: {error}")

    def refuse(self, problem: str) -> NoReturn:
        """Raise a GraphError that names the file and the remedy."""
        raise _RefusedError(
            f"{self._path}: holds no graph in tables ({problem}); build it again with `kg build`"
        )
