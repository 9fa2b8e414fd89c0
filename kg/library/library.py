"""A built folder as people change it: build, add, remove, make again, list."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kg.corrections.override_file import append, read_overrides
from kg.errors import GraphError, InvalidValueError, OutputError, PaperkgError
from kg.graph import KnowledgeGraph
from kg.library.inputs import STANDARD_INPUT, Reading, place_of, read_input
from kg.library.lock import LOCK, locked
from kg.library.removal import entries_of
from kg.library.store import STORE, InputRow, Store
from kg.library.update import OVERRIDES, Settings, Told, Tools, Update, Updater, Wanted
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
        with self._open() as store:
            given = {place_of(each) for each in inputs}
            others = [r for r in store.inputs() if r.is_settled and r.path not in given]
            if others and not replace:
                raise InvalidValueError(self._would_drop(store, others, inputs))
            numbers = [read_input(store, each, reading, by_add=False) for each in inputs]
            if stay_out := 0 if replace else sum(store.counts(number)[1] for number in numbers):
                self.told.say(
                    f"{stay_out:,} entries stay out, since they were removed; kg add brings them"
                    " back"
                )
            removed = frozenset() if replace else frozenset(store.removed())
            if corrections is not None:
                _take(corrections, self.folder / OVERRIDES)
            wanted = Wanted(tuple(dict.fromkeys(numbers)), removed, settings, earlier)
            return self._updater(store).run(wanted)

    def add(self, inputs: Sequence[str], reading: Reading) -> Update:
        """Add inputs; one that the folder has is read again, and what was removed of it is back."""
        with self._open(needs_build=True) as store:
            given = {place_of(each) for each in inputs} - {STANDARD_INPUT}
            kept = [r.number for r in store.inputs() if r.is_settled and r.path not in given]
            new = [read_input(store, each, reading, by_add=True) for each in inputs]
            back = {digest for number in new for _, digest, _ in store.entries(number)}
            wanted = Wanted(tuple(dict.fromkeys([*kept, *new])), frozenset(store.removed() - back))
            return self._updater(store).run(wanted)

    def remove(self, papers: Sequence[str], sources: Sequence[str]) -> Update:
        """Remove papers, given by id or title, and files or whole inputs, with all they alone say.

        Raise `UnknownNameError` for what the folder does not have.
        """
        with self._open(needs_build=True) as store:
            rows = [row for row in store.inputs() if row.is_settled]
            whole = {each: {r.number for r in rows if _names(r, each)} for each in sources}
            kept = {row.number for row in rows}.difference(*whole.values())
            files = [each for each, numbers in whole.items() if not numbers]
            removed = store.removed() | entries_of(store, kept, papers, files)
            kept = {n for n in kept if any(d not in removed for _, d, _ in store.entries(n))}
            return self._updater(store).run(Wanted(tuple(sorted(kept)), frozenset(removed)))

    def rebuild(self) -> Update:
        """Make all files again from the store and the corrections; no input is read."""
        with self._open(needs_build=True) as store:
            numbers = tuple(row.number for row in store.inputs() if row.is_settled)
            return self._updater(store).run(Wanted(numbers, frozenset(store.removed())))

    def extractions(self) -> list[Extraction]:
        """Return what was read from each paper of the folder, before any correction."""
        with self._open(needs_build=True) as store:
            numbers = tuple(row.number for row in store.inputs() if row.is_settled)
            wanted = Wanted(numbers, frozenset(store.removed()))
            return self._updater(store).extractions(wanted)

    def inputs(self) -> list[Listed]:
        """Return the inputs of the folder, in the order in which they came."""
        with self._open(needs_build=True) as store:
            rows = [row for row in store.inputs() if row.is_settled]
            return [Listed(row, *store.counts(row.number)) for row in rows]

    def _updater(self, store: Store) -> Updater:
        return Updater(self.folder, store, self.tools, self.told)

    @contextmanager
    def _open(self, *, needs_build: bool = False) -> Iterator[Store]:
        """Hold the folder's lock and give its store; a folder that is new goes where this fails."""
        is_new = build_of(self.folder) is None
        if needs_build and not (self.folder / STORE).is_file():
            raise GraphError(
                f"{self.folder}: holds no store ({STORE}); build it with"
                f" `kg build INPUT... -o {self.folder}`"
            )
        try:
            _make(self.folder)
            with (
                locked(self.folder, self.told.say),
                Store(self.folder / STORE) as store,
            ):
                self._updater(store).recover()
                yield store
        except PaperkgError:
            if is_new and build_of(self.folder) is None:
                _discard(self.folder)
            raise

    def _would_drop(self, store: Store, others: Sequence[InputRow], inputs: Sequence[str]) -> str:
        entries = sum(store.counts(row.number)[0] for row in others)
        names = ", ".join(row.given for row in others[:_SHOWN])
        more = f" and {len(others) - _SHOWN} more" if len(others) > _SHOWN else ""
        given = " ".join(inputs[:_SHOWN])
        return (
            f"{self.folder}: has {entries:,} entries of {names}{more}, which this build would drop;"
            f" say --replace to drop them, or keep them with `kg add {self.folder} {given}`"
        )


def _names(row: InputRow, source: str) -> bool:
    """Return whether a user means this input by a path."""
    return source in {row.given, Path(row.given).name} or place_of(source) == row.path


def _take(corrections: Path, own: Path) -> None:
    """Add the corrections of a file to those of the folder, or copy it where there are none."""
    found = read_overrides(corrections)
    with locked_file(own):
        if own.exists():
            append(own, found.all)
        else:
            with atomic_write(own) as file:
                file.write(corrections.read_bytes())


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(
            f"{folder}: cannot be made ({error.strerror}); choose another with -o"
        ) from error


def _discard(folder: Path) -> None:
    """Remove what a failed update has left in a new folder, unless something was extracted."""
    path = folder / STORE
    with suppress(PaperkgError, OSError):
        if path.is_file():
            with Store(path) as store:
                if store.extracted():
                    return
            path.unlink()
        (folder / LOCK).unlink(missing_ok=True)
        folder.rmdir()
