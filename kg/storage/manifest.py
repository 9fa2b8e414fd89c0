"""Files of a folder that belong together and change together.

`manifest.json` names the files of one build with their sizes and SHA-256, and the build's id, which
is a hash of these: the same files have the same id. New files are first written beside the old
ones. Then one rename puts the new manifest in place, as `.manifest.json.next`: from there on the
new files count, wherever they lie, and what is left to do can be done by whoever comes next. So a
folder holds the old build or the new one, whenever its writer is stopped.
"""

import json
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO, Final, TypeVar

from kg.errors import GraphError, OutputError

T = TypeVar("T")

MANIFEST: Final = "manifest.json"
_NEXT: Final = ".manifest.json.next"
_ATTEMPTS: Final = 20


@dataclass(frozen=True, slots=True)
class FileEntry:
    """What a file of a build must be: its SHA-256 in hexadecimal digits, its size in bytes."""

    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """The files of one build by name; `build` is an id made of their hashes."""

    build: str
    files: Mapping[str, FileEntry]

    @classmethod
    def of(cls, files: Mapping[str, FileEntry]) -> "Manifest":
        """Return the manifest of these files."""
        told = "".join(f"{name}\0{entry.sha256}\n" for name, entry in sorted(files.items()))
        return cls(sha256(told.encode()).hexdigest()[:16], dict(sorted(files.items())))


def read_manifest(folder: Path) -> Manifest | None:
    """Return the manifest of a folder, or None if it has none; a damaged one is a `GraphError`."""
    found = _read(folder / _NEXT)
    return _read(folder / MANIFEST) if found is None else found


def build_of(folder: Path) -> str | None:
    """Return the id of the build that lies in a folder, or None if it has no manifest."""
    manifest = read_manifest(folder)
    return None if manifest is None else manifest.build


def read_whole(folder: Path, read: Callable[[Mapping[str, Path]], T]) -> T:
    """Return what `read` makes of the files of one build, given the path of each by its name.

    It is called again where the folder has changed meanwhile, and so must keep nothing of the
    first call. A folder without a manifest has the files that lie in it.
    """
    for _ in range(_ATTEMPTS):
        before, paths = build_of(folder), _paths(folder)
        try:
            found = read(paths)
        except Exception:
            # A new file may have been moved to its name meanwhile, and the build be the same.
            if (build_of(folder), _paths(folder)) == (before, paths):
                raise
        else:
            if build_of(folder) == before:
                return found
    raise GraphError(f"{folder}: changes faster than it can be read; try again")


class Staging:
    """New files of a folder, which replace the old ones together."""

    def __init__(self, folder: Path) -> None:
        """Take a folder that nobody else writes to."""
        self._folder = folder
        self._files: dict[str, FileEntry] = {}

    @contextmanager
    def open(self, name: str) -> Iterator[BinaryIO]:
        """Open a new file that will have this name."""
        path = _staged(self._folder, name)
        with path.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        self._files[name] = entry_of(path)

    def path(self, name: str) -> Path:
        """Return where the new file of a name lies, or is to be written by another process."""
        return _staged(self._folder, name)

    def take(self, name: str) -> None:
        """Take in a file that another process has written to its `path`."""
        with self.path(name).open("rb+") as file:
            os.fsync(file.fileno())
        self._files[name] = entry_of(self.path(name))

    @property
    def manifest(self) -> Manifest:
        """The manifest of the files that were written so far."""
        return Manifest.of(self._files)

    def commit(self) -> None:
        """Make the new files those of the folder; other files stay as they are."""
        manifest = self.manifest
        draft = self._folder / f"{_NEXT}.new"
        with draft.open("wb") as file:
            file.write(_json(manifest))
            file.flush()
            os.fsync(file.fileno())
        _sync(self._folder)
        draft.replace(self._folder / _NEXT)
        _sync(self._folder)
        finish(self._folder)


@contextmanager
def replace_together(folder: Path) -> Iterator[Staging]:
    """Write new files that replace those of `folder` together when the block ends well.

    When it raises, all stays as it was. The folder is made if need be; one process at a time may
    do this. A place that cannot be written to is an `OutputError`.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        finish(folder)
        staging = Staging(folder)
        try:
            yield staging
            staging.commit()
        finally:
            if not (folder / _NEXT).exists():
                clear(folder)
    except OSError as error:
        place = error.filename or folder
        raise OutputError(
            f"{place}: cannot be written ({error.strerror}); choose another place"
        ) from error


def finish(folder: Path) -> None:
    """End what a writer has begun that was stopped: its build counts if it was whole, else goes."""
    manifest = _read(folder / _NEXT)
    if manifest is not None:
        for name in manifest.files:
            with suppress(FileNotFoundError):  # it was moved already
                _staged(folder, name).replace(folder / name)
        _sync(folder)
        (folder / _NEXT).replace(folder / MANIFEST)
        _sync(folder)
    clear(folder)


def unfinished(folder: Path) -> list[str]:
    """Return the names of files that a writer has left that was stopped, sorted."""
    names = {path.name for path in folder.glob(".*.new")}
    return sorted(names | ({_NEXT} if (folder / _NEXT).exists() else set()))


def clear(folder: Path) -> None:
    """Remove new files that no manifest names."""
    for path in folder.glob(".*.new"):
        path.unlink(missing_ok=True)


def entry_of(path: Path) -> FileEntry:
    """Return what a manifest says of a file as it is."""
    digest, size = sha256(), 0
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
            size += len(block)
    return FileEntry(digest.hexdigest(), size)


def _staged(folder: Path, name: str) -> Path:
    return folder / f".{name}.new"


def _paths(folder: Path) -> dict[str, Path]:
    new = _read(folder / _NEXT)
    manifest = new or _read(folder / MANIFEST)
    if manifest is None:
        with suppress(OSError):
            plain = (path for path in folder.iterdir() if not path.name.startswith("."))
            return {path.name: path for path in sorted(plain) if path.is_file()}
        return {}
    paths = {name: folder / name for name in manifest.files}
    if new is not None:
        staged = {name: _staged(folder, name) for name in manifest.files}
        paths |= {name: path for name, path in staged.items() if path.exists()}
    return paths


def _read(path: Path) -> Manifest | None:
    try:
        data = json.loads(path.read_bytes())
        files = {_name(name): FileEntry(**entry) for name, entry in data["files"].items()}
        return Manifest(str(data["build"]), files)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise GraphError(
            f"{path}: is no manifest of a build ({error}); build the folder again"
        ) from error


def _name(name: str) -> str:
    # A manifest may come from somebody else, and on Windows both strokes part names.
    if not name or name.startswith(".") or set(name) & set("/\\:\0"):
        raise ValueError(f"{name!r} is no name of a file in it")
    return name


def _json(manifest: Manifest) -> bytes:
    data: dict[str, Any] = asdict(manifest)
    return f"{json.dumps(data, indent=1, sort_keys=True)}\n".encode()


def _sync(folder: Path) -> None:
    """Have the names of a folder written to disk, where the system can do that."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
