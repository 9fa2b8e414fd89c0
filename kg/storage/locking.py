"""Locks between processes and threads, on every system; a lock goes with the process."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from kg.errors import OutputError


@contextmanager
def locked(lock: Path, wait: Callable[[], object] = lambda: None) -> Iterator[None]:
    """Hold the lock that is the file `lock`, which is made and stays.

    `wait` is called where another holds it, who has to end first. A thread that holds a lock may
    take it again. A place that cannot be written to is an `OutputError`.
    """
    held = FileLock(lock, is_singleton=True)
    try:
        try:
            held.acquire(timeout=0)
        except Timeout:
            wait()
            held.acquire()
    except OSError as error:
        raise OutputError(
            f"{lock.parent}: cannot be written to ({error.strerror}); choose another place"
        ) from error
    try:
        yield
    finally:
        held.release()


@contextmanager
def locked_file(path: Path) -> Iterator[None]:
    """Hold the lock of a file that is read, changed and written: `.NAME.lock` beside it.

    Whoever changes the file holds it from reading to writing; who reads alone needs no lock. What
    is no regular file, such as a pipe, has no lock.
    """
    if path.exists() and not path.is_file():
        yield
        return
    target = path.resolve()
    with locked(target.with_name(f".{target.name}.lock")):
        yield
