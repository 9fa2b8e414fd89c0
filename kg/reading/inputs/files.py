"""Files, folders with all that is below them, and standard input."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from kg.errors import SourceError
from kg.text.characters import mend

__all__ = ["Input", "files", "shown"]


@dataclass(frozen=True, slots=True)
class Input:
    """One file: its name in papers and in messages, a way to read it, whether the user named it.

    `opener` gives the bytes from the start, in a new file each time it is called.
    """

    name: str
    shown: str
    opener: Callable[[], BinaryIO]
    is_named: bool = True


def shown(given: str | Path) -> str:
    """Return a path as messages show it: what no text can hold is replaced."""
    return mend(str(given))[0]


def files(given: str | Path, skip: Path | None = None) -> Iterator[Input]:
    """Yield the file that `given` is, or the files below it, sorted; `-` is standard input.

    In folders hidden files are passed over, links to folders are not followed, and the folder
    `skip` is left out. Each input must be read before the next one is asked for. A path that
    cannot be read is a `SourceError`.
    """
    try:
        path = Path(given)
        if str(given) == "-":
            yield from _spooled("-", nullcontext(sys.stdin.buffer))
        elif not path.exists():
            problem = "there is no such file or folder"
            raise SourceError(shown(given), 0, problem, "check the path")
        elif path.is_dir():
            for below in _below(path, skip):
                name = mend(below.relative_to(path).as_posix())[0]
                yield Input(name, shown(below), _opener(below), is_named=False)
        elif path.is_file():
            yield Input(mend(path.name)[0], shown(given), _opener(path))
        else:
            yield from _spooled(shown(given), path.open("rb"))
    except OSError as error:
        where = shown(error.filename or given)
        problem = f"it cannot be read ({error.strerror or error})"
        raise SourceError(where, 0, problem, "check its permissions") from error


def _opener(path: Path) -> Callable[[], BinaryIO]:
    return lambda: path.open("rb")


def _spooled(name: str, source: AbstractContextManager[BinaryIO]) -> Iterator[Input]:
    """Yield what can be read only once, such as a pipe, as a file that can be read again."""
    with TemporaryDirectory(prefix="paperkg-") as folder:
        path = Path(folder, "input")
        with source as read_once, path.open("wb") as file:
            shutil.copyfileobj(read_once, file)
        yield Input(name, name, _opener(path))


def _below(folder: Path, skip: Path | None) -> list[Path]:
    found: list[Path] = []
    # `Path.rglob` passes over folders that it may not read, without a word.
    for where, folders, names in os.walk(folder, onerror=_raise):
        folders[:] = [
            name for name in folders if not name.startswith(".") and not _is_same(where, name, skip)
        ]
        found.extend(Path(where, name) for name in names if not name.startswith("."))
    kept = [path for path in found if path.is_file() or path.is_symlink()]
    return sorted(kept, key=lambda path: path.relative_to(folder).parts)


def _is_same(where: str, name: str, skip: Path | None) -> bool:
    return skip is not None and Path(where, name).resolve() == skip.resolve()


def _raise(error: OSError) -> None:
    raise error
