"""Queries in a process of their own, which can be ended at any time.

Oxigraph has no limit of time and none of memory, fetches what SERVICE names, and a query nested
some thousands deep ends the process that runs it. Here each of these costs one query: the process
is ended, the query is an error, and the next one gets a new process.

The process is started anew, never forked. On Linux and macOS it can open no file and no connection
once the graph is loaded; on Linux it has no network either, where the system allows that, and the
memory limit holds on Linux alone. On Windows, that SERVICE is refused is all that keeps a query
off the network.
"""

import json
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from threading import Lock, Timer
from types import TracebackType
from typing import BinaryIO, Self, cast

from exports.sparql.answers import AnswerKind, QueryAnswer
from exports.sparql.check import check_size
from exports.sparql.process import receive, send
from kg.errors import GraphError, QueryError, QueryTimeoutError, QueryTooLargeError

_GIB = 1024**3
_LONGEST = 86_400  # seconds; clocks of some systems take no more than some weeks
_ROOT = Path(__file__).parents[2]
# Found last, so that nothing beside this package takes the place of what it imports.
_START = "import sys; sys.path.append(sys.argv[1]); from exports.sparql.process import main"


class QueryWorker:
    """Answer queries over the Turtle file at `path`, one at a time, from any thread.

    The graph is loaded once, before the constructor returns, and again after a query that had to
    be ended. `timeout` is in seconds and holds for one query; `memory` is in bytes, and what
    queries may need beside the graph.

    Raise `GraphError` if the file cannot be read or is not Turtle.
    """

    def __init__(
        self,
        path: Path,
        *,
        timeout: float = 30.0,
        most_rows: int = 100_000,
        memory: int = 4 * _GIB,
    ) -> None:
        self.path, self.timeout, self.most_rows, self.memory = path, timeout, most_rows, memory
        if not 0 < timeout <= _LONGEST:
            raise QueryError(f"{timeout:g} seconds is no limit; give up to {_LONGEST:,}")
        self.prefixes: dict[str, str] = {}
        self._lock = Lock()
        self._closed = False
        self._asking = False
        self._process: subprocess.Popen[bytes] | None = self._start()

    def run(self, query: str) -> QueryAnswer:
        """Return the answer to a SELECT, ASK, CONSTRUCT or DESCRIBE query.

        Raise `QueryError`, in one line, if it may not run or ended the process,
        `QueryTimeoutError` if it takes too long, and `QueryTooLargeError` if the answer has too
        many rows or triples. Waiting for the query of another thread does not count as time.
        """
        check_size(query)
        with self._lock:
            self._check_open()
            if self._process is None or self._process.poll() is not None:
                self._stop()
                self._process = self._start()
            kind, content = self._ask(self._process, query.encode())
        if kind == b"error":
            raise QueryError(content.decode())
        if kind == b"too large":
            raise QueryTooLargeError(*json.loads(content))
        return QueryAnswer(cast(AnswerKind, kind.decode()), content, self.prefixes)

    def interrupt(self) -> None:
        """End the query that runs, if any; its caller gets a `QueryError`."""
        process = self._process
        if process is not None and self._asking:
            process.kill()

    def close(self) -> None:
        """End the process; a query that runs or waits gets a `QueryError`."""
        self._closed = True
        process = self._process
        if process is not None:
            process.kill()  # or the lock would be waited for until the query ends
        with self._lock:
            self._stop()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _start(self) -> "subprocess.Popen[bytes]":
        arguments = [self.path.absolute(), self.timeout, self.most_rows, self.memory]
        process = subprocess.Popen(
            [
                *(sys.executable, "-P", "-c", f"{_START}; main(*sys.argv[2:])", str(_ROOT)),
                *map(str, arguments),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._process = process
        try:
            kind, content = _two_frames(process)
        except BaseException:  # an interrupt too: nobody else would end the process
            self._stop()
            raise
        if kind != b"ready":
            self._stop()
            ended = f"{self.path}: the process that read it ended; free some memory"
            raise GraphError(content.decode() or ended)
        self.prefixes = json.loads(content)
        return process

    def _ask(self, process: "subprocess.Popen[bytes]", query: bytes) -> tuple[bytes, bytes]:
        ended: list[bool] = []

        def end() -> None:
            ended.append(True)
            process.kill()

        timer = Timer(self.timeout, end)
        timer.daemon = True
        timer.start()
        self._asking = True
        try:
            send(cast(BinaryIO, process.stdin), query)
            kind, content = _two_frames(process)
        except BrokenPipeError:
            kind, content = b"", b""
        except BaseException:  # an interrupt too: the next answer would be to this query
            self._stop()
            raise
        finally:
            self._asking = False
            timer.cancel()
            timer.join()
        if ended and kind:  # it was answered and ended at once
            self._stop()
        if kind:
            return kind, content
        code = self._stop()
        self._check_open()
        if ended:
            raise QueryTimeoutError(self.timeout)
        raise QueryError(self._why(code))

    def _check_open(self) -> None:
        if self._closed:
            raise QueryError(f"the queries over {self.path} have been closed; start them again")

    def _why(self, code: int) -> str:
        # A stack that overflows is a bad address, and memory that is refused an abort.
        if sys.platform != "win32" and code == -signal.SIGSEGV:
            return "the query is nested too deeply; make several of it"
        return (
            f"the query needs more memory than the {self.memory / _GIB:g} GiB allowed,"
            " or is nested too deeply; make it smaller"
        )

    def _stop(self) -> int:
        process, self._process = self._process, None
        if process is None:
            return 0
        process.kill()
        # What was not yet sent cannot be any more.
        with suppress(BrokenPipeError), process:  # closes the pipes, and waits
            pass
        process.wait()
        return process.returncode


def _two_frames(process: "subprocess.Popen[bytes]") -> tuple[bytes, bytes]:
    """Return the two frames of an answer, empty if the process has ended."""
    source = cast(BinaryIO, process.stdout)
    first = receive(source)
    second = None if first is None else receive(source)
    return (b"", b"") if first is None or second is None else (first, second)


def run(path: Path, query: str, *, timeout: float = 30.0) -> QueryAnswer:
    """Return the answer to one query over the Turtle file at `path`; see `QueryWorker.run`."""
    with QueryWorker(path, timeout=timeout) as worker:
        return worker.run(query)
