"""What is wrong in a built folder: files that are not those that were written, a damaged store."""

from collections.abc import Iterator
from pathlib import Path

from kg.corrections.override_file import read_overrides
from kg.errors import GraphError, InvalidValueError, PaperkgError
from kg.library.lock import is_locked
from kg.library.store import STORE, Store
from kg.library.update import OVERRIDES
from kg.storage.manifest import MANIFEST, entry_of, read_manifest, unfinished

Fault = tuple[str, str]
"""What is wrong, and what to do about it."""


def faults(folder: Path) -> Iterator[Fault]:
    """Yield what is wrong in a folder that `kg build` wrote; nothing is changed.

    Raise `GraphError` if it has no manifest.
    """
    manifest = read_manifest(folder)
    if manifest is None:
        raise GraphError(
            f"{folder}: holds no build that has ended (it has no {MANIFEST}); build it with"
            f" `kg build INPUT... -o {folder}`"
        )
    if is_locked(folder):
        yield "another process writes to it", "check it again when that has ended"
        return
    left = unfinished(folder)
    if left:
        yield f"a build was stopped and left {', '.join(left)}", "the next build clears that away"
    again = f"kg build INPUT... -o {folder}"
    for name, entry in manifest.files.items():
        path = folder / name
        if f".{name}.new" in left:
            continue
        if not path.is_file():
            yield f"{name} is missing", again
        elif entry_of(path) != entry:
            yield f"{name} is not the file that was written", f"keep a copy, and {again}"
    yield from _of_store(folder, manifest.build)
    yield from _of_overrides(folder)


def _of_store(folder: Path, build: str) -> Iterator[Fault]:
    path = folder / STORE
    if not path.is_file():
        yield f"{STORE} is missing: every paper will be extracted again", "kg build does that"
        return
    try:
        with Store(path, read_only=True) as store:
            for said in store.check():
                yield f"{STORE} is damaged ({said})", "move it away, and build again"
            if store.state().get("build") != build and "pending" not in store.state():
                yield f"{STORE} is that of another build", "the next kg build mends that"
    except PaperkgError as error:
        yield str(error), "move it away, and build again"


def _of_overrides(folder: Path) -> Iterator[Fault]:
    path = folder / OVERRIDES
    if path.exists():
        try:
            read_overrides(path)
        except InvalidValueError as error:
            yield str(error), "correct it there"
