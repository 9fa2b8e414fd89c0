"""One writer at a time in a folder."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from kg.storage import locking

LOCK: Final = ".lock"


@contextmanager
def locked(folder: Path, say: Callable[[str], None]) -> Iterator[None]:
    """Hold the lock of a folder, which is made; `say` gets a line where another has to end first.

    Readers need none: see `kg.storage.manifest.read_whole`.
    """
    told = f"{folder}: another process writes to it; waiting until it has ended"
    with locking.locked(folder / LOCK, lambda: say(told)):
        yield


def is_locked(folder: Path) -> bool:
    """Return whether somebody holds the lock of a folder, this process too; nothing is changed."""
    return locking.is_locked(folder / LOCK)
