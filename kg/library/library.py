"""A built folder as people change it: build, add, remove, make again, list."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kg.corrections.override_file import append, read_overrides
from kg.errors import GraphError, InvalidValueError, OutputError, PaperkgError
from kg.graph import KnowledgeGraph
from kg.library.entries import file_key
from kg.library.inputs import STANDARD_INPUT, Reading, check_none_is_lost, place_of, read_input
from kg.library.lock import LOCK, locked
from kg.library.plan import is_out
from kg.library.removal import entries_of, places_of
from kg.library.store import STORE, InputRow, Store
from kg.library.tools import UNCHANGED, Settings, Told, Tools
from kg.library.update import OVERRIDES, Update, Updater, Wanted
from kg.model import Extraction
from kg.storage.files import atomic_write
from kg.storage.locking import locked_file
from kg.storage.manifest import build_of

_SHOWN: Final = 3
"""Inputs that a message has room for."""


@dataclass(frozen=True, slots=True)
class Listed:
    """An input of a folder, with the number of its entries that count and of those removed."""

    row: InputRow
    entries: int
    removed: int


@dataclass(frozen=True, slots=True)
class Library:
    """A folder with a graph, and the store from which it can be changed."""

    folder: Path
    tools: Tools
    told: Told

    def build(
        self,
        inputs: Sequence[str],
        reading: Reading,
        *,
        settings: Settings,
        replace: bool = False,
        earlier: KnowledgeGraph | None = None,
        corrections: Path | None = None,
    ) -> Update:
        """Make the folder of these inputs alone, and extract only what is new or has changed.

        Raise `InvalidValueError`, before any work is done, if the folder has other inputs, unless
        `replace` says that they are to go. `earlier` is a graph whose ids are kept, instead of the
        folder's own; the corrections of the file `corrections` are taken into the folder.
        """
        self._check_inputs(inputs)
        with self._open() as store:
            given = {place_of(each) for each in inputs}
            # What was added by standard input cannot be read again.
            others = [
                row
                for row in _settled(store)
                if row.path not in given or (row.digest is None and row.by_add)
            ]
            if others and not replace:
                raise InvalidValueError(self._would_drop(store, others, inputs))
            numbers = _read(store, inputs, reading, by_add=False)
            removed = store.removed()
            self._say_out(store, numbers, removed)
            if corrections is not None:
                _take(corrections, self.folder / OVERRIDES)
            wanted = Wanted(tuple(dict.fromkeys(numbers)), frozenset(removed), settings, earlier)
            return self._updater(store).run(wanted)

    def add(
        self,
        inputs: Sequence[str],
        reading: Reading,
        *,
        settings: Settings = UNCHANGED,
        restore: bool = False,
    ) -> Update:
        """Add inputs; one that the folder has is read again, in place of what it held.

        What was removed stays out, unless `restore` brings back what of it these inputs have.
        """
        self._check_inputs(inputs)
        with self._open(needs_build=True) as store:
            given = {place_of(each) for each in inputs} - {STANDARD_INPUT}
            kept = [r.number for r in _settled(store) if r.path not in given]
            new = _read(store, inputs, reading, by_add=True)
            removed = store.removed()
            if restore:
                removed -= _keys(store, new)
            self._say_out(store, new, removed)
            wanted = Wanted(tuple(dict.fromkeys([*kept, *new])), frozenset(removed), settings)
            return self._updater(store).run(wanted)

    def remove(
        self, papers: Sequence[str], sources: Sequence[str], *, settings: Settings = UNCHANGED
    ) -> Update:
        """Remove papers, given by id or title, and files or whole inputs, with all they alone say.

        Raise `UnknownNameError` for what the folder does not have.
        """
        with self._open(needs_build=True) as store:
            rows, removed = _settled(store), store.removed()
            inputs, files = places_of(store, rows, sources)
            rows = [row for row in rows if row.number not in inputs]
            removed |= files
            if papers:
                removed |= entries_of(store, rows, papers, self.told.say)
            kept = [
                row.number
                for row in rows
                if any(not is_out(row.path, *told, removed) for told in store.files(row.number))
            ]
            return self._updater(store).run(Wanted(tuple(kept), frozenset(removed), settings))

    def rebuild(self) -> Update:
        """Make all files again from the store and the corrections; no input is read."""
        with self._open(needs_build=True) as store:
            return self._updater(store).run(_as_it_is(store))

    def extractions(self) -> list[Extraction]:
        """Return what was read from each paper of the folder, before any correction."""
        with self._open(needs_build=True) as store:
            return self._updater(store).extractions(_as_it_is(store))

    def inputs(self) -> list[Listed]:
        """Return the inputs of the folder, in the order in which they came; it waits for nobody."""
        self._check_store()
        with Store(self.folder / STORE, read_only=True) as store:
            pending = store.state().get("pending")
            if pending is not None and pending["build"] == build_of(self.folder):
                settled = pending["settled"]  # by an update that was stopped at its very end
            else:
                rows = _settled(store)
                settled = {"inputs": [r.number for r in rows], "removed": store.removed()}
            numbers, removed = set(settled["inputs"]), set(settled["removed"])
            rows = [row for row in store.inputs() if row.number in numbers]
            return [Listed(row, *_counts(store, row, removed)) for row in rows]

    def _updater(self, store: Store) -> Updater:
        return Updater(self.folder, store, self.tools, self.told)

    def _check_inputs(self, inputs: Sequence[str]) -> None:
        """Raise `OutputError` where a file of the folder itself is an input."""
        own = Path(place_of(str(self.folder)))
        for given in inputs:
            if given != STANDARD_INPUT and Path(place_of(given)).is_relative_to(own):
                raise OutputError(
                    f"{given}: is read and would be written to; correct a folder with"
                    f" {self.folder / OVERRIDES}, or choose another one to write to"
                )

    def _check_store(self) -> None:
        """Raise `GraphError` if the folder cannot be changed, since it was never built whole."""
        if not (self.folder / STORE).is_file():
            raise GraphError(
                f"{self.folder}: holds no store ({STORE}); build it with"
                f" `kg build INPUT... -o {self.folder}`"
            )
        if build_of(self.folder) is None:
            raise GraphError(
                f"{self.folder}: its first build has not ended; give the same `kg build` again"
            )

    @contextmanager
    def _open(self, *, needs_build: bool = False) -> Iterator[Store]:
        """Hold the folder's lock and give its store, which goes if it is new and this fails."""
        if needs_build:
            self._check_store()
        is_made = _make(self.folder)
        with locked(self.folder, self.told.say), Store(self.folder / STORE) as store:
            self._updater(store).recover()
            try:
                yield store
            except PaperkgError:
                if build_of(self.folder) is None and not store.extracted():
                    store.close()
                    _discard(self.folder, whole=is_made)
                raise

    def _say_out(self, store: Store, numbers: Sequence[int], removed: AbstractSet[str]) -> None:
        """Say how many entries of some inputs stay out."""
        rows = [row for row in store.inputs() if row.number in set(numbers)]
        if out := sum(_counts(store, row, removed)[1] for row in rows):
            self.told.say(
                f"{out:,} of the entries stay out, since they were removed; kg add --restore brings"
                " them back"
            )

    def _would_drop(self, store: Store, others: Sequence[InputRow], inputs: Sequence[str]) -> str:
        removed = store.removed()
        entries = sum(_counts(store, row, removed)[0] for row in others)
        names = ", ".join(row.given for row in others[:_SHOWN])
        more = f" and {len(others) - _SHOWN} more" if len(others) > _SHOWN else ""
        given = " ".join(inputs[:_SHOWN])
        entries_told = "1 entry" if entries == 1 else f"{entries:,} entries"
        return (
            f"{self.folder}: has {entries_told} of {names}{more}, which this build would drop;"
            f" say --replace to drop them, or keep them with `kg add {self.folder} {given}`"
        )


def _read(store: Store, inputs: Sequence[str], reading: Reading, *, by_add: bool) -> list[int]:
    """Read all inputs and return their numbers."""
    numbers = [read_input(store, each, reading, by_add=by_add) for each in inputs]
    reading.done()
    for number in numbers:
        check_none_is_lost(store, number)
    return numbers


def _settled(store: Store) -> list[InputRow]:
    return [row for row in store.inputs() if row.is_settled]


def _as_it_is(store: Store) -> Wanted:
    """Return what a folder is made of now."""
    return Wanted(tuple(row.number for row in _settled(store)), frozenset(store.removed()))


def _counts(store: Store, row: InputRow, removed: AbstractSet[str]) -> tuple[int, int]:
    """Return how many entries of an input count, and how many were removed."""
    out = [is_out(row.path, file, key, removed) for file, key in store.files(row.number)]
    return len(out) - sum(out), sum(out)


def _keys(store: Store, numbers: Sequence[int]) -> set[str]:
    """Return what the entries of some inputs are called among what was removed."""
    paths = {row.number: row.path for row in store.inputs()}
    told = ((paths[n], file, key) for n in numbers for file, key in store.files(n))
    return {each for path, file, key in told for each in (key, file_key(path, file))}


def _take(corrections: Path, own: Path) -> None:
    """Add the corrections of a file to those of the folder, or copy it where there are none."""
    found = read_overrides(corrections)
    with locked_file(own):
        if own.exists():
            append(own, found.all)
        else:
            with atomic_write(own) as file:
                file.write(corrections.read_bytes())


def _make(folder: Path) -> bool:
    """Make a folder and return True, or return False if it is there."""
    try:
        folder.mkdir(parents=True)
    except FileExistsError:
        return False
    except OSError as error:
        raise OutputError(
            f"{folder}: cannot be made ({error.strerror}); choose another with -o"
        ) from error
    return True


def _discard(folder: Path, *, whole: bool) -> None:
    """Remove the store, and the folder if it was made for that; its lock is held."""
    (folder / STORE).unlink()
    if whole:
        with suppress(OSError):  # somebody has put something there
            (folder / LOCK).unlink()
            folder.rmdir()
