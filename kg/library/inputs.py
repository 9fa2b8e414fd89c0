"""Inputs of a folder: read into its store once, and again only when their files have changed."""

import json
import os
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Final

from kg.errors import Problem, SourceError
from kg.library.entries import Item, entry_key, paper_of
from kg.library.plan import is_out
from kg.library.store import InputRow, Store
from kg.reading.inputs.files import files, shown
from kg.reading.reader import Progress, ReadingOptions, read_into
from kg.version import __version__

_BATCH: Final = 500
"""Entries that are written at once."""

STANDARD_INPUT: Final = "-"


@dataclass(frozen=True, slots=True)
class Reading:
    """How inputs are read into a store, and who is told what."""

    options: ReadingOptions
    report: Callable[[Problem], None]
    progress: Progress
    skip: Path
    """The folder that is written to, which is not read where it lies in an input."""
    done: Callable[[], None] = lambda: None
    """Called when all inputs are read."""


def place_of(given: str) -> str:
    """Return what tells an input from others: the absolute path of its file or folder."""
    return given if given == STANDARD_INPUT else os.path.abspath(given)  # noqa: PTH100 - links stay


def read_input(store: Store, given: str, reading: Reading, *, by_add: bool) -> int:
    """Return the number of an input, which is read unless the store has it as it is.

    What was told when it was read is told again.
    """
    fields = {
        "columns": dict(reading.options.columns),
        "format": reading.options.format,
        "strict": reading.options.strict,
        "version": __version__,
    }
    options, digest = json.dumps(fields, sort_keys=True), _digest(given, reading.skip)
    for row in store.inputs():
        same = (row.path, row.options, row.digest) == (place_of(given), options, digest)
        if same and digest is not None and row.is_read:
            for problem in store.problems(row.number):
                reading.report(problem)
            return row.number
    now = datetime.now(UTC).isoformat(timespec="seconds")
    name = _name(store, given)
    row = InputRow(0, name, place_of(given), options, digest, now, by_add, False, False)
    number = store.add_input(row)
    try:
        _read(store, number, given, reading)
        if digest is not None and _digest(given, reading.skip) != digest:
            store.forget_digest(number)  # it has changed while it was read
    except BaseException:
        store.drop_inputs([number])
        raise
    return number


def check_none_is_lost(store: Store, number: int) -> None:
    """Raise `SourceError` if a file can no longer be read of which the folder has entries.

    That is a file of an input that is a folder, where what cannot be read is passed over. A file
    that is no longer there is not missed.
    """
    rows = {row.number: row for row in store.inputs()}
    now, removed = rows[number], store.removed()
    read = {file for file, _ in store.files(number)}
    for row in rows.values():
        if row.is_settled and row.path == now.path and row.number != number:
            had = Counter(
                file
                for file, key in store.files(row.number)
                if not is_out(row.path, file, key, removed)
            )
            for file in sorted(had.keys() - read):
                if Path(row.path, file).is_file():
                    name = f"{now.given}/{file}"
                    problem = f"it cannot be read any more: {had[file]:,} of its entries would go"
                    remedy = "mend or delete it, or take them out with kg remove --source"
                    raise SourceError(name, 0, problem, remedy)


def _name(store: Store, given: str) -> str:
    """Return what an input is called; each standard input has a name of its own."""
    if given != STANDARD_INPUT:
        return shown(given)
    taken = {row.given for row in store.inputs()}
    names = (f"standard input{f' {number}' if number > 1 else ''}" for number in count(1))
    return next(name for name in names if name not in taken)


def _read(store: Store, number: int, given: str, reading: Reading) -> None:
    told: list[Problem] = []

    def report(problem: Problem) -> None:
        told.append(problem)
        reading.report(problem)

    sink = _Entries(store, number)
    read_into(
        sink,
        given,
        reading.options,
        skip=reading.skip,
        report=report,
        progress=reading.progress,
    )
    sink.flush()
    store.end_input(number, told)


class _Entries:
    """Entries of an input on their way to the store."""

    def __init__(self, store: Store, number: int) -> None:
        self._store, self._number = store, number
        self._written = 0
        self._waiting: list[tuple[str, str, Item]] = []

    @property
    def count(self) -> int:
        """The number of entries so far."""
        return self._written + len(self._waiting)

    def add(self, item: Item) -> None:
        """Take an entry."""
        source = paper_of(item).source
        file = source[0].file if source else ""
        self._waiting.append((file, entry_key(item), item))
        if len(self._waiting) >= _BATCH:
            self.flush()

    def forget(self, number: int) -> None:
        """Forget all entries but the first `number` ones."""
        self.flush()
        self._store.forget_entries(self._number, number)
        self._written = number

    def flush(self) -> None:
        """Write the entries that wait."""
        self._store.put_entries(self._number, self._written, self._waiting)
        self._written += len(self._waiting)
        self._waiting = []


def _digest(given: str, skip: Path) -> str | None:
    """Return what tells what the files of an input hold; None where they can be read only once."""
    path = Path(given)
    if given == STANDARD_INPUT or not (path.is_file() or path.is_dir()):
        return None
    digest = sha256()
    for file in files(given, skip):
        digest.update(f"{file.name}\0".encode())
        with file.opener() as content:
            while block := content.read(1 << 20):
                digest.update(sha256(block).digest())
    return digest.hexdigest()
