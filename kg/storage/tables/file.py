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
from kg.storage.tables.schema import APPLICATION, VERSION

HEADER: Final = b"SQLite format 3\0"
"""Every file of SQLite begins with this."""

_MAPPED: Final = 1 << 40


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
            self._connection = sqlite3.connect(
                f"{path.absolute().as_uri()}?mode=ro&immutable=1",
                uri=True,
                check_same_thread=False,
                isolation_level=None,
            )
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
        """Raise GraphError unless the tables are of the version that is read."""
        if not self.is_readable:
            self.refuse(f"its tables are of version {self._version}, and {VERSION} is read")

    def rows(self, query: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Return all rows of an answer; raise GraphError if the file is damaged."""
        try:
            with self._lock:
                return self._connection.execute(query, values).fetchall()
        except sqlite3.Error as error:
            self.refuse(str(error))

    @contextmanager
    def intact(self) -> Iterator[None]:
        """Raise GraphError where what was read is nothing that `writing` has written."""
        try:
            yield
        except (ValueError, TypeError, LookupError) as error:
            self.refuse(f"{type(error).__name__}: {error}")

    def refuse(self, problem: str) -> NoReturn:
        """Raise a GraphError that names the file and the remedy."""
        raise GraphError(
            f"{self._path}: holds no graph in tables ({problem}); build it again with `kg build`"
        )
