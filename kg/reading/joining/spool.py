"""Where items wait to be joined: a temporary database, so that memory does not grow with them.

SQLite keeps it in a file without a name, which is gone when it is closed, however the program ends:
https://www.sqlite.org/inmemorydb.html#temp_db.
"""

import pickle
import sqlite3
import weakref
from array import array
from collections import OrderedDict
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Final

from kg.errors import Outcome, Problem
from kg.reading.joining.keys import key_of, keys
from kg.reading.joining.profile import Item, Profile, paper_of_item

__all__ = ["Spool"]

_CACHED: Final = 1_000
"""Profiles that are held in memory, some 50 kB each."""
_SCHEMA: Final = (
    "PRAGMA journal_mode = OFF",
    "PRAGMA synchronous = OFF",
    "PRAGMA cache_size = -32000",
    "PRAGMA temp_store = FILE",
    # All is one transaction, which ends with the file.
    "BEGIN",
    """CREATE TABLE item (number INTEGER PRIMARY KEY, id TEXT NOT NULL,
    has_abstract INTEGER NOT NULL, language TEXT, content BLOB NOT NULL)""",
    "CREATE TABLE key (key INTEGER NOT NULL, number INTEGER NOT NULL)",
    "CREATE TABLE shared (key INTEGER NOT NULL, number INTEGER NOT NULL)",
    """CREATE TABLE problem (file TEXT, line INTEGER, text TEXT, outcome TEXT,
    PRIMARY KEY (file, line, text, outcome)) WITHOUT ROWID""",
)


class Spool:
    """Items by number, from 0 on, with the keys under which they meet."""

    def __init__(self) -> None:
        self.database = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        weakref.finalize(self, self.database.close)
        for statement in _SCHEMA:
            self.database.execute(statement)
        self.count = 0
        self.arxiv = array("q")
        """For each number a hash of the arXiv id of its cluster, 0 where it has none."""
        self._profiles: OrderedDict[int, Profile] = OrderedDict()

    def add(self, item: Item) -> Profile:
        """Append an item and return its profile."""
        number, profile = self.count, Profile(item)
        self.count += 1
        self.arxiv.append(key_of(profile.arxiv) if profile.arxiv else 0)
        self.put(number, item)
        self.database.executemany(
            "INSERT INTO key VALUES (?, ?)", ((key, number) for key in keys(profile))
        )
        return profile

    def forget(self, number: int) -> None:
        """Remove the items from a number on, as if they had never been added."""
        for table in ("item", "key"):
            self.database.execute(f"DELETE FROM {table} WHERE number >= ?", (number,))
        del self.arxiv[number:]
        self.count = number

    def put(self, number: int, item: Item) -> None:
        """Set the item of a number."""
        paper = paper_of_item(item)
        row = (number, paper.id, bool(paper.abstract), paper.language, _dumped(item))
        self.database.execute("INSERT OR REPLACE INTO item VALUES (?, ?, ?, ?, ?)", row)
        self._profiles.pop(number, None)

    def remove(self, number: int) -> None:
        """Remove the item of a number; its keys lead to the one it was joined with."""
        self.database.execute("DELETE FROM item WHERE number = ?", (number,))
        self._profiles.pop(number, None)

    def get(self, number: int) -> Item:
        """Return the item of a number."""
        row = self.database.execute("SELECT content FROM item WHERE number = ?", (number,))
        return _loaded(row.fetchone()[0])

    def profile(self, number: int) -> Profile:
        """Return the profile of an item; those asked for last are kept."""
        found = self._profiles.pop(number, None)
        if found is None:
            found = Profile(self.get(number))
            if len(self._profiles) >= _CACHED:
                self._profiles.popitem(last=False)
        self._profiles[number] = found
        return found

    def index_keys(self) -> None:
        """Keep the keys that several items have; none can be added from now on."""
        self.database.execute("CREATE INDEX of_key ON key (key, number)")
        self.database.execute(
            "INSERT INTO shared SELECT key, number FROM key WHERE key IN"
            " (SELECT key FROM key GROUP BY key HAVING COUNT(*) > 1) ORDER BY key"
        )
        self.database.execute("DROP TABLE key")

    def groups(self) -> Iterator[tuple[int, list[int]]]:
        """Yield each key that several items have, with their numbers."""
        rows = self.database.execute("SELECT key, number FROM shared ORDER BY rowid")
        for key, group in groupby(rows, itemgetter(0)):
            yield key, [number for _, number in group]

    def same_ids(self) -> Iterator[tuple[str, list[int]]]:
        """Yield each id that several items bear, with their numbers."""
        rows = self.database.execute(
            "SELECT id, number FROM item WHERE id IN"
            " (SELECT id FROM item GROUP BY id HAVING COUNT(*) > 1) ORDER BY id"
        ).fetchall()
        for id_, group in groupby(rows, itemgetter(0)):
            yield id_, [number for _, number in group]

    def tell(self, problem: Problem) -> None:
        """Keep a problem; what is told twice is kept once."""
        row = (problem.file, problem.line, problem.text, problem.outcome)
        self.database.execute("INSERT OR IGNORE INTO problem VALUES (?, ?, ?, ?)", row)

    def told(self) -> Iterator[Problem]:
        """Yield the problems in sorted order."""
        rows = self.database.execute("SELECT * FROM problem ORDER BY file, line, text, outcome")
        for file, line, text, outcome in rows:
            yield Problem(file, line, text, Outcome(outcome))

    def items(self) -> Iterator[Item]:
        """Yield the items in the order of their ids."""
        for (content,) in self.database.execute("SELECT content FROM item ORDER BY id"):
            yield _loaded(content)

    def tally(self) -> tuple[int, int, int]:
        """Return the number of items, of those without abstract, of those in other languages."""
        row = self.database.execute(
            "SELECT COUNT(*), COUNT(*) - COALESCE(SUM(has_abstract), 0), COUNT(language) FROM item"
        ).fetchone()
        return int(row[0]), int(row[1]), int(row[2])


def _dumped(item: Item) -> bytes:
    return pickle.dumps(item, pickle.HIGHEST_PROTOCOL)


def _loaded(content: bytes) -> Item:
    # Nothing but this process writes to the database.
    item = pickle.loads(content)
    assert isinstance(item, Item)
    return item
