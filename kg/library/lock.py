"""One writer at a time in a folder, on every system; the lock goes with the process."""

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
    lock = FileLock(folder / LOCK)
    try:
        try:
            lock.acquire(timeout=0)
        except Timeout:
            say(f"{folder}: another process writes to it; waiting until it has ended")
            lock.acquire()
    except OSError as error:
        raise OutputError(
            f"{folder}: cannot be written to ({error.strerror}); choose another place"
        ) from error
    try:
        yield
    finally:
        lock.release()
