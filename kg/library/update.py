"""A change of a built folder: from the entries of its inputs to its files.

An update reads what is new, extracts what the store has no extraction of, applies the corrections
that lie in the folder, gives entities the ids that they had, and writes all files, which then
replace the old ones together. Stopped at any moment it leaves the old files or the new ones; what
was read and extracted stays in the store, so that the same call goes on from there.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from time import monotonic
from typing import Any, Final

from kg.corrections.corrected import corrected
from kg.corrections.override_file import parse, read_text
from kg.corrections.sorts import Overrides
from kg.errors import Outcome, Problem
from kg.graph import KnowledgeGraph
from kg.library.entries import Item, paper_of, text_digest
from kg.library.plan import Plan, joined, needs_extraction, plan
from kg.library.store import Store
from kg.library.tools import UNCHANGED, Settings, Told, Tools
from kg.model import Extraction
from kg.reading.joining.joined import Tally
from kg.schema import Kind, NodeKind
from kg.storage.files import remove_unfinished
from kg.storage.manifest import build_of, entry_of, finish, read_manifest, replace_together
from kg.version import __version__
from kg.vocabulary.coverage import few_known

OVERRIDES: Final = "overrides.toml"
"""Name of the file with a user's corrections in a built folder."""

_BATCH: Final = 64
_SECONDS: Final = 2.0
"""After so many extractions, or so long, they are written to the store."""

_SHOWN: Final = 3
"""Papers that a message has room for."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a folder is to be made of: inputs of the store, and entries that are left out."""

    inputs: tuple[int, ...]
    removed: frozenset[str]
    settings: Settings = field(default_factory=lambda: UNCHANGED)
    """Settings that change; the others stay as they were."""
    earlier: KnowledgeGraph | None = None
    """A graph whose ids are kept, instead of that of the folder."""


@dataclass(frozen=True, slots=True)
class Update:
    """What became of a folder: whether its files are new ones, and what its graph holds.

    `tally` tells of the entries that were joined; None where nothing was to be done.
    """

    is_new: bool
    counts: tuple[tuple[str, int], ...]
    tally: Tally | None


class Updater:
    """Changes of a folder whose lock is held."""

    def __init__(self, folder: Path, store: Store, tools: Tools, told: Told) -> None:
        self._folder, self._store, self._tools, self._told = folder, store, tools, told

    def recover(self) -> None:
        """End the bookkeeping of an update whose files are there, and forget any other."""
        finish(self._folder)
        remove_unfinished(self._folder / OVERRIDES)
        half = [row.number for row in self._store.inputs() if not row.is_read]
        if half:
            self._store.drop_inputs(half)
        state = self._store.state()
        pending = state.get("pending")
        if pending is None:
            if state.get("build", build_of(self._folder)) != build_of(self._folder):
                self._told.say(
                    f"{self._folder}: its files are of another build than its store, from which"
                    " they are made anew; papers that only the files have go"
                )
            return
        if pending["build"] == build_of(self._folder):
            self._store.settle(**pending["settled"])
        else:
            with self._store.transaction():
                self._store.put_state({"pending": None})

    def run(self, wanted: Wanted) -> Update:
        """Make the files what they are to be, where they are not that yet."""
        corrections, digest = self._overrides()
        made_by = {
            "version": __version__,
            "extraction": self._tools.fingerprint,
            "overrides": digest,
        }
        if self._is_current(wanted, made_by):
            for text in self._store.state().get("unmatched", ()):
                self._told.report(Problem(str(self._folder / OVERRIDES), 0, text, Outcome.LEFT_OUT))
            counts = tuple((name, count) for name, count in self._store.state()["counts"])
            return Update(False, counts, None)
        joins: list[Problem] = []
        items, tally = joined(self._store, wanted.inputs, wanted.removed, joins.append)
        before = set(self._store.state().get("joins", ()))
        for problem in joins:
            if str(problem) not in before:  # the others were told when they came to be
                self._told.report(problem)
        todo = plan(self._store, items, self._tools.fingerprint)
        if todo.todo:
            self._told.say(str(todo))
            self._extract(todo)
        self._say_gone(items)
        state = {"joins": [str(problem) for problem in joins], "made_by": made_by}
        counts = self._write(wanted, items, corrections, state)
        return Update(True, counts, tally)

    def extractions(self, wanted: Wanted) -> list[Extraction]:
        """Return what the store has of each paper; nothing, where it was not extracted yet."""
        items, _ = joined(self._store, wanted.inputs, wanted.removed, lambda _: None)
        return [self._extraction(item) for item in items]

    def _is_current(self, wanted: Wanted, made_by: Mapping[str, str | None]) -> bool:
        """Return whether the files are what the update would write."""
        store, state = self._store, self._store.state()
        settled = {row.number for row in store.inputs() if row.is_settled}
        settings = {"date": None, **self._settings(wanted)}
        if "date" not in wanted.settings:
            settings["date"] = state.get("settings", {}).get("date")
        return (
            settled == set(wanted.inputs)
            and store.removed() == wanted.removed
            and wanted.earlier is None
            and settings == {"date": None, **state.get("settings", {})}
            and made_by == state.get("made_by")
            and not state.get("set_aside")
            and state.get("build") == build_of(self._folder)
            and is_whole(self._folder)
        )

    def _say_gone(self, items: Iterable[Item]) -> None:
        """Say which papers of the folder are no longer of it."""
        before, now = self._store.papers(), {paper_of(item).id for item in items}
        gone = [f"{title!r} ({id_})" for id_, (title, _) in before.items() if id_ not in now]
        if gone:
            more = f" and {len(gone) - _SHOWN:,} more" if len(gone) > _SHOWN else ""
            papers = "1 paper goes" if len(gone) == 1 else f"{len(gone):,} papers go"
            self._told.say(f"{papers}: {', '.join(gone[:_SHOWN])}{more}")

    def _extract(self, todo: Plan) -> None:
        """Extract what is to be, and keep what is done, also when it is stopped."""
        waiting: dict[str, Extraction] = {}
        kept, last = 0, monotonic()
        found = self._tools.extract(todo.todo, self._told.report)
        try:
            for extraction in found:
                waiting[text_digest(extraction.paper)] = extraction
                kept += 1
                if len(waiting) >= _BATCH or monotonic() - last > _SECONDS:
                    self._store.put_extractions(self._tools.fingerprint, waiting)
                    waiting, last = {}, monotonic()
        except KeyboardInterrupt:
            self._told.say(
                f"stopped; {kept:,} of {len(todo.todo):,} extractions are kept, and the same"
                " command goes on from there"
            )
            raise
        finally:
            found.close()
            if waiting:
                self._store.put_extractions(self._tools.fingerprint, waiting)

    def _write(
        self,
        wanted: Wanted,
        items: Sequence[Item],
        corrections: Overrides,
        state: Mapping[str, object],
    ) -> tuple[tuple[str, int], ...]:
        earlier = wanted.earlier or self._tools.earlier(self._folder)
        made = corrected(map(self._extraction, items), corrections, earlier)
        for problem in (*made.unmatched, *few_known(made.extractions)):
            self._told.report(problem)
        counts, settings = tuple(_counts(made.graph)), self._settings(wanted)
        with replace_together(self._folder) as staging:
            self._tools.write(made.graph, made.extractions, staging, settings)
            settled = {
                "inputs": wanted.inputs,
                "removed": sorted(wanted.removed),
                "papers": {p.id: (p.title, text_digest(p)) for p in map(paper_of, items)},
                "fingerprint": self._tools.fingerprint,
                "state": {
                    **state,
                    "build": staging.manifest.build,
                    "counts": counts,
                    "pending": None,
                    "set_aside": self._set_aside(items),
                    "settings": settings,
                    "unmatched": [problem.text for problem in made.unmatched],
                },
            }
            pending = {"build": staging.manifest.build, "settled": settled}
            with self._store.transaction():
                self._store.put_state({"pending": pending})
        self.recover()
        return counts

    def _extraction(self, item: Item) -> Extraction:
        if isinstance(item, Extraction):
            return item
        text, fingerprint = text_digest(item), self._tools.fingerprint
        found = None
        if needs_extraction(item):
            found = self._store.extraction(item, text, fingerprint)
        return Extraction(item) if found is None else found

    def _set_aside(self, items: Iterable[Item]) -> list[str]:
        """Return the ids of papers that could not be extracted; the next update tries again."""
        have = self._store.extracted(self._tools.fingerprint)
        wanted = (paper_of(item) for item in items if needs_extraction(item))
        return [paper.id for paper in wanted if text_digest(paper) not in have]

    def _overrides(self) -> tuple[Overrides, str | None]:
        """Return the corrections of the folder, and a digest of their file.

        Both are of one reading: what is corrected meanwhile is for the next update.
        """
        path = self._folder / OVERRIDES
        if not path.exists():
            return Overrides(), None
        content = read_text(path)
        return parse(content, str(path)), sha256(content.encode()).hexdigest()

    def _settings(self, wanted: Wanted) -> dict[str, Any]:
        """Return how the files are written; a date is that of one update and not remembered."""
        before = {**self._store.state().get("settings", {}), "date": None}
        every = {**before, **wanted.settings}
        return {name: value for name, value in every.items() if value is not None}


def is_whole(folder: Path) -> bool:
    """Return whether the files of a folder are those that were written."""
    manifest = read_manifest(folder)
    if manifest is None:
        return False
    paths = {folder / name: entry for name, entry in manifest.files.items()}
    return all(path.is_file() and entry_of(path) == entry for path, entry in paths.items())


def _counts(graph: KnowledgeGraph) -> Iterator[tuple[str, int]]:
    """Yield how many nodes of each kind there are, how many edges, and how many are not sure."""
    kinds = Counter(kind for _, kind in graph.kinds())
    plural = {kind: f"{kind.lower()}s" for kind in (*NodeKind, *Kind)}
    for kind in (NodeKind.PAPER, *Kind, NodeKind.RESULT, NodeKind.LINK):
        yield plural[kind], kinds[kind]
    yield "edges", graph.nx.size()
    yield "not sure", sum(not sure for *_, sure in graph.nx.edges(data="sure", default=True))
