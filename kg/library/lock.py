"""One writer at a time in a folder, on every system; the lock goes with the process."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from kg.errors import OutputError

LOCK: Final = ".lock"


@contextmanager
def locked(folder: Path, say: Callable[[str], None]) -> Iterator[None]:
    """Hold the lock of a folder, which is there; `say` gets a line where another has to end first.

    Readers need none: see `kg.storage.manifest.read_whole`.
    """
    try:
        lock = _acquired(folder, say)
    except OSError as error:
        raise OutputError(
            f"{folder}: cannot be written to ({error.strerror}); choose another place"
        ) from error
    try:
        yield
    finally:
        lock.release()


def _acquired(folder: Path, say: Callable[[str], None]) -> FileLock:
    path = folder / LOCK
    while True:
        folder.mkdir(parents=True, exist_ok=True)
        before = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            lock = FileLock(path)
            try:
                lock.acquire(timeout=0)
            except Timeout:
                say(f"{folder}: another process writes to it; waiting until it has ended")
                lock.acquire()
            # Who held it may have taken the file away, with a folder that it had made.
            if path.exists() and os.path.samestat(os.fstat(before), path.stat()):
                return lock
            lock.release()
        finally:
            os.close(before)


def is_locked(folder: Path) -> bool:
    """Return whether somebody holds the lock of a folder, this process too; nothing is changed."""
    path = folder / LOCK
    if not path.exists() or not os.access(path, os.W_OK):
        return False
    lock = FileLock(path)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return True
    lock.release()
    return False
