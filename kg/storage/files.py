"""Files that appear whole or not at all."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from glob import escape
from pathlib import Path
from typing import BinaryIO, Final

from kg.errors import OutputError
from kg.storage.locking import locked_file

_TEMPORARY: Final = ".tmp"


@contextmanager
def atomic_write(path: Path) -> Iterator[BinaryIO]:
    """Open a temporary file beside `path` and rename it to `path` when the block ends well.

    When the block raises, the temporary file goes and `path` is as before. What is no regular
    file, such as a pipe or `/dev/stdout`, is written to as it stands. A place that cannot be
    written to is an `OutputError`.
    """
    try:
        if path.exists() and not path.is_file():
            with path.open("wb") as file:
                yield file
            return
        with _renamed_at_the_end(path.resolve()) as file:
            yield file
    except OSError as error:
        raise OutputError(
            f"{path}: cannot be written ({error.strerror}); choose another place"
        ) from error


def remove_unfinished(path: Path) -> None:
    """Remove the temporary files that writers of `path` have left who were stopped.

    A writer at work is waited for, if it holds the lock of the file: `kg.storage.locking`.
    """
    target = path.resolve()
    pattern = f".{escape(target.name)}.*{_TEMPORARY}"
    if any(target.parent.glob(pattern)):  # else there is no need of a lock, which is a file too
        with locked_file(path):
            for left in target.parent.glob(pattern):
                left.unlink(missing_ok=True)


@contextmanager
def _renamed_at_the_end(target: Path) -> Iterator[BinaryIO]:
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=_TEMPORARY)
    temporary = Path(name)
    os.close(handle)
    try:
        # By its name, so that SQLite can fill it in its place.
        with temporary.open("wb") as file:
            yield file
        # mkstemp gives 0600; a file made in the ordinary way follows the user's mask.
        mask = os.umask(0)
        os.umask(mask)
        temporary.chmod(0o666 & ~mask)
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)
