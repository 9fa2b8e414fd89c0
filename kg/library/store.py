"""The store of a folder: entries as they were read, and what was extracted from their texts.

A SQLite database with a write-ahead log, or a rollback journal where the file system has no shared
memory: https://www.sqlite.org/wal.html. Everything in it but extractions can be read from the
inputs again. One process at a time writes (`kg.library.lock`).

Inputs come in two states: those that the folder's files are made of, and those of an update that
has not ended. `settle` makes one of the other, once the files are there.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Self

from kg.errors import Outcome, Problem
from kg.library.database import Database, checked, summed
from kg.library.entries import Item, body_from_json, body_to_json, entry_from_json, entry_to_json
from kg.model import Extraction, Paper

STORE: Final = "library.sqlite"
"""Name of the store in a built folder."""

_CHUNK: Final = 500
"""Entries that are held in memory at once."""


@dataclass(frozen=True, slots=True)
class InputRow:
    """An input as a user gave it, once: `digest` tells what its files held, None if unknown.

    `options` say how it was read, as JSON; `added` when, in UTC; `by_add` whether by `kg add`.
    """

    number: int
    given: str
    path: str
    options: str
    digest: str | None
    added: str
    by_add: bool
    is_settled: bool
    is_read: bool


class Store:
    """An open store; to be closed."""

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        """Open the store at `path`, which is made if need be, unless it is only read.

        A file that is none is a `GraphError`, a place that cannot be written to an `OutputError`.
        """
        self._db = Database(path, read_only=read_only)
        self._rows = self._db.rows
        self.transaction = self._db.transaction

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the store."""
        self._db.close()

    def check(self) -> list[str]:
        """Return what is wrong in the file, in SQLite's words; read all that it holds.

        Raise `GraphError` at an entry or an extraction that is none.
        """
        for row in self.inputs():
            for _ in self.entries(row.number):
                pass
        with self._db.content():
            for told in self._db.execute("SELECT content, crc FROM extraction"):
                checked(*told)
        self.state()
        return [str(said) for (said,) in self._rows("PRAGMA integrity_check") if said != "ok"]

    # What the folder was made of.

    def state(self) -> dict[str, Any]:
        """Return what was put into the state."""
        with self._db.content():
            return {key: json.loads(value) for key, value in self._rows("SELECT * FROM state")}

    def put_state(self, state: Mapping[str, object]) -> None:
        """Put values under their keys; None removes a key."""
        for key, value in state.items():
            if value is None:
                self._db.execute("DELETE FROM state WHERE key = ?", (key,))
            else:
                row = (key, json.dumps(value, sort_keys=True))
                self._db.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", row)

    def inputs(self) -> list[InputRow]:
        """Return all inputs, in the order in which they came."""
        rows = self._rows("SELECT * FROM input ORDER BY number")
        return [InputRow(*row[:6], *map(bool, row[6:])) for row in rows]

    def add_input(self, row: InputRow) -> int:
        """Add an input and return its number; that of `row` does not count."""
        values = (row.given, row.path, row.options, row.digest, row.added)
        flags = (row.by_add, row.is_settled, row.is_read)
        with self.transaction():
            made = self._db.execute(
                "INSERT INTO input VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?)", (*values, *flags)
            )
        assert made.lastrowid is not None
        return made.lastrowid

    def drop_inputs(self, numbers: Iterable[int]) -> None:
        """Drop inputs with their entries."""
        with self.transaction():
            self._db.executemany("DELETE FROM input WHERE number = ?", ((n,) for n in numbers))

    def put_entries(self, number: int, first: int, items: Iterable[tuple[str, str, Item]]) -> None:
        """Add entries of an input from the number `first` on: their files, keys and items."""
        with self.transaction():
            self._db.executemany(
                "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?)",
                (
                    (number, place, file, key, *summed(entry_to_json(item)))
                    for place, (file, key, item) in enumerate(items, start=first)
                ),
            )

    def forget_entries(self, number: int, first: int) -> None:
        """Drop the entries of an input from the number `first` on."""
        with self.transaction():
            self._db.execute("DELETE FROM entry WHERE input = ? AND number >= ?", (number, first))

    def end_input(self, number: int, problems: Sequence[Problem]) -> None:
        """Say that an input was read to its end, with these problems."""
        rows = (
            (number, place, p.file, p.line, p.text, p.outcome, p.count)
            for place, p in enumerate(problems)
        )
        with self.transaction():
            self._db.executemany("INSERT INTO problem VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
            self._db.execute("UPDATE input SET is_read = 1 WHERE number = ?", (number,))

    def problems(self, number: int) -> list[Problem]:
        """Return the problems with which an input was read."""
        rows = self._rows(
            "SELECT file, line, text, outcome, count FROM problem WHERE input = ? ORDER BY number",
            (number,),
        )
        return [Problem(f, line, text, Outcome(word), n) for f, line, text, word, n in rows]

    def entries(self, number: int) -> Iterator[tuple[str, str, Item]]:
        """Yield file, key and item of each entry of an input, those removed too."""
        last = -1
        while rows := self._rows(
            "SELECT number, file, key, content, crc FROM entry WHERE input = ? AND number > ?"
            " ORDER BY number LIMIT ?",
            (number, last, _CHUNK),
        ):
            for _, file, key, *told in rows:
                with self._db.content():
                    item = entry_from_json(checked(*told))
                yield file, key, item
            last = rows[-1][0]

    def files(self, number: int) -> list[tuple[str, str]]:
        """Return file and key of each entry of an input, those removed too."""
        return self._rows("SELECT file, key FROM entry WHERE input = ? ORDER BY number", (number,))

    def removed(self) -> set[str]:
        """Return the keys of the papers and files that were removed by hand."""
        return {key for (key,) in self._rows("SELECT key FROM removed")}

    # What was extracted.

    def extraction(self, paper: Paper, text: str, fingerprint: str) -> Extraction | None:
        """Return what was extracted from a text, as that of `paper`, or None."""
        for told in self._rows(
            "SELECT content, crc FROM extraction WHERE text = ? AND fingerprint = ?",
            (text, fingerprint),
        ):
            with self._db.content():
                return body_from_json(paper, checked(*told))
        return None

    def extracted(self, fingerprint: str | None = None) -> set[str]:
        """Return the digests of the texts of which there is an extraction, by one or by any."""
        if fingerprint is None:
            return {text for (text,) in self._rows("SELECT DISTINCT text FROM extraction")}
        rows = self._rows("SELECT text FROM extraction WHERE fingerprint = ?", (fingerprint,))
        return {text for (text,) in rows}

    def put_extractions(self, fingerprint: str, found: Mapping[str, Extraction]) -> None:
        """Keep extractions by the digests of their texts."""
        rows = ((text, fingerprint, *summed(body_to_json(each))) for text, each in found.items())
        with self.transaction():
            self._db.executemany("INSERT OR REPLACE INTO extraction VALUES (?, ?, ?, ?)", rows)

    def papers(self) -> dict[str, tuple[str, str]]:
        """Return title, and digest of the text, of each paper of the folder, by its id."""
        rows = self._rows("SELECT id, title, text FROM paper")
        return {id_: (title, text) for id_, title, text in rows}

    def settle(
        self,
        *,
        inputs: Iterable[int],
        removed: Iterable[str],
        papers: Mapping[str, Sequence[str]],
        fingerprint: str,
        state: Mapping[str, object],
    ) -> None:
        """Make these all that the folder is made of; what nothing needs any more goes."""
        kept = set(inputs)
        with self.transaction():
            gone = [row.number for row in self.inputs() if row.number not in kept]
            self._db.executemany("DELETE FROM input WHERE number = ?", ((n,) for n in gone))
            self._db.execute("UPDATE input SET is_settled = 1")
            self._db.execute("DELETE FROM removed")
            self._db.executemany(
                "INSERT INTO removed VALUES (?)", ((key,) for key in sorted(removed))
            )
            self._db.execute("DELETE FROM paper")
            self._db.executemany(
                "INSERT INTO paper (id, title, text) VALUES (?, ?, ?)",
                ((id_, *told) for id_, told in sorted(papers.items())),
            )
            self._db.execute(
                "DELETE FROM extraction WHERE fingerprint != ?"
                " OR text NOT IN (SELECT text FROM paper)",
                (fingerprint,),
            )
            self.put_state(state)
