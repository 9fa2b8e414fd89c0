"""Locks between processes and threads, on every system; a lock goes with the process."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from kg.errors import OutputError


@contextmanager
def locked(lock: Path, wait: Callable[[], object] = lambda: None) -> Iterator[None]:
    """Hold the lock that is the file `lock`, which is made, with its folder, and stays.

    `wait` is called where another holds it, who has to end first. A thread that holds a lock may
    take it again. A place that cannot be written to is an `OutputError`.
    """
    try:
        held = _acquired(lock, wait)
    except OSError as error:
        raise OutputError(
            f"{lock.parent}: cannot be written to ({error.strerror}); choose another place"
        ) from error
    try:
        yield
    finally:
        held.release()


def _acquired(path: Path, wait: Callable[[], object]) -> FileLock:
    while True:
        path.parent.mkdir(parents=True, exist_ok=True)
        before = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            lock = FileLock(path, is_singleton=True)
            try:
                lock.acquire(timeout=0)
            except Timeout:
                wait()
                lock.acquire()
            # Who held it may have taken the file away, with a folder that it had made.
            if path.exists() and os.path.samestat(os.fstat(before), path.stat()):
                return lock
            lock.release()
        finally:
            os.close(before)


def is_locked(path: Path) -> bool:
    """Return whether somebody holds a lock, this process too; nothing is changed."""
    if not path.exists() or not os.access(path, os.W_OK):
        return False
    lock = FileLock(path)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return True
    lock.release()
    return False


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
