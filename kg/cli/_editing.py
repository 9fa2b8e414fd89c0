"""What `kg serve --edit` needs of the folder: its store, its corrections, its files."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from threading import Lock, Thread
from typing import TYPE_CHECKING

from kg.cli._library import ShippedTools
from kg.errors import OutputError, PaperkgError

if TYPE_CHECKING:
    from exports.server import Corrector
    from kg.corrections.sorts import Override, Overrides
    from kg.errors import Problem
    from kg.graph import KnowledgeGraph
    from kg.library import Library
    from kg.model import Extraction

_ROOT = Path(__file__).parents[2]
_REBUILD = (
    "import sys; from pathlib import Path; sys.path.append(sys.argv[1]);"
    " from kg.cli._editing import rebuild; rebuild(Path(sys.argv[2]))"
)


def corrector_of(folder: Path) -> "Corrector":
    """Return how a built folder is corrected; raise `GraphError` if it has no store."""
    from exports.server import Corrector
    from kg.library import OVERRIDES

    editor = _Editor(folder, folder / OVERRIDES)
    return Corrector(folder / OVERRIDES, editor.applied, editor.anew, editor.rebuild)


def rebuild(folder: Path) -> None:
    """Make the files of a folder anew; end with a line on standard error if that fails."""
    try:
        _library(folder).rebuild()
    except PaperkgError as error:
        sys.exit(" ".join(str(error).split()))


def _library(folder: Path) -> "Library":
    from kg.library import Library, Told

    # What matches nothing in the graph is told when the correction is made.
    return Library(folder, ShippedTools(), Told(lambda _: None, lambda _: None))


class _Editor:
    """Correct the graph of a folder in memory, from what was read of its papers."""

    def __init__(self, folder: Path, file: Path) -> None:
        self._folder, self._file, self._library = folder, file, _library(folder)
        self._library.inputs()  # an error, where there is no store
        self._lock = Lock()
        self._read: tuple[str | None, list[Extraction]] | None = None
        # The first correction is not to wait for it.
        Thread(target=self._read_ahead, daemon=True).start()

    def applied(
        self, graph: "KnowledgeGraph", override: "Override"
    ) -> "tuple[KnowledgeGraph, Sequence[Problem]]":
        """Return a graph with one more correction than its file has."""
        from kg.corrections import overrides as of_graph
        from kg.corrections import statements
        from kg.corrections.corrected import corrected
        from kg.corrections.sorts import Overrides, StatementOverride

        one = Overrides.of([override], str(self._file))
        if not isinstance(override, StatementOverride):
            return of_graph.apply(graph, one)
        before = self._overrides()
        found, _ = statements.apply(self._extractions(), before)
        found, problems = statements.apply(found, one)
        # What the file has is there already, and makes no difference a second time.
        return (graph, problems) if problems else (corrected(found, before, graph).graph, ())

    def anew(self) -> "KnowledgeGraph":
        """Return the graph that a build of the folder would have."""
        from kg.corrections.corrected import corrected

        earlier = ShippedTools().earlier(self._folder)
        return corrected(self._extractions(), self._overrides(), earlier).graph

    def rebuild(self) -> None:
        """Make the files of the folder anew."""
        from kg.storage.manifest import build_of

        before = build_of(self._folder)
        # In a process of its own, so that the server answers meanwhile as fast as ever.
        done = subprocess.run(
            [sys.executable, "-P", "-c", _REBUILD, str(_ROOT), str(self._folder)],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise OutputError(done.stderr.strip().rpartition("\n")[2] or "the files are not made")
        with self._lock:
            if self._read is not None and self._read[0] == before:
                # The same papers: only what is said of them has changed.
                self._read = build_of(self._folder), self._read[1]

    def _overrides(self) -> "Overrides":
        from kg.corrections.override_file import read_overrides
        from kg.corrections.sorts import Overrides

        return read_overrides(self._file) if self._file.exists() else Overrides()

    def _extractions(self) -> "list[Extraction]":
        """Return what was read from the papers, kept until another build has others."""
        from kg.storage.manifest import build_of

        with self._lock:
            build = build_of(self._folder)
            if self._read is None or self._read[0] != build:
                self._read = build, self._library.extractions()
            return self._read[1]

    def _read_ahead(self) -> None:
        try:
            self._extractions()
        except PaperkgError:
            return  # told when it is needed
