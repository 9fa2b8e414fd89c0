"""The process that holds a graph and answers queries about it; `worker` starts and ends it.

It speaks over standard input and output, in frames: eight bytes that say how many follow, the
highest first. A question is one frame, the query in UTF-8. An answer is two: a word that says
what the other is. The first answer comes unasked once the graph is loaded.
"""

import json
import math
import signal
import sys
from pathlib import Path
from typing import BinaryIO

from exports.sparql.store import QueryableGraph, read
from kg.errors import GraphError, QueryError, QueryTooLargeError

_LENGTH = 8
_CLONE_NEWUSER, _CLONE_NEWNET = 0x10000000, 0x40000000
_GRACE = 5
"""Seconds that the starter has to end a query before the system does."""


def send(to: BinaryIO, *frames: bytes) -> None:
    """Write frames and flush them."""
    for frame in frames:
        to.write(len(frame).to_bytes(_LENGTH, "big"))
        to.write(frame)
    to.flush()


def receive(source: BinaryIO) -> bytes | None:
    """Return the next frame, or None if the other side has ended."""
    head = source.read(_LENGTH)
    if len(head) < _LENGTH:
        return None
    length = int.from_bytes(head, "big")
    frame = source.read(length)
    return frame if len(frame) == length else None


def main(path: str, timeout: str, most_rows: str, memory: str) -> None:
    """Load the Turtle at `path`, then answer queries until the input ends."""
    source, to = sys.stdin.buffer, sys.stdout.buffer
    if sys.platform != "win32":
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started this process decides
    try:
        content = read(Path(path))
        # After the file is read: a user of a namespace of his own may have fewer rights.
        leave_network()
        graph = QueryableGraph(Path(path), content)
    except GraphError as error:
        send(to, b"no graph", str(error).encode())
        return
    if sys.platform != "win32":
        limit_memory(int(memory))
        open_nothing_more()
    send(to, b"ready", json.dumps(graph.prefixes).encode())
    while (query := receive(source)) is not None:
        if sys.platform != "win32":
            # Nobody may be left to end the query: the starter can be killed at any time.
            signal.alarm(math.ceil(float(timeout)) + _GRACE)
        send(to, *_answer(graph, query.decode(), int(most_rows)))
        if sys.platform != "win32":
            signal.alarm(0)


def _answer(graph: QueryableGraph, query: str, most_rows: int) -> tuple[bytes, bytes]:
    try:
        answer = graph.run(query, most_rows=most_rows)
    except QueryTooLargeError as error:
        return b"too large", json.dumps([error.limit, error.unit]).encode()
    except QueryError as error:
        return b"error", str(error).encode()
    return answer.kind.encode(), answer.content


def leave_network() -> None:
    """Move this process to an empty network namespace, if the system allows it.

    Linux only. Call it before the first thread starts.
    """
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).unshare(_CLONE_NEWUSER | _CLONE_NEWNET)


def limit_memory(more: int) -> None:
    """Limit the memory of this process to `more` bytes than it has now; Linux only."""
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform != "linux":
        return
    pages, *_ = Path("/proc/self/statm").read_text(encoding="ascii").split()
    allowed = int(pages) * resource.getpagesize() + more
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    if hard != resource.RLIM_INFINITY:
        allowed = min(allowed, hard)
    resource.setrlimit(resource.RLIMIT_AS, (allowed, hard))


def open_nothing_more() -> None:
    """Forbid this process to open files and connections."""
    import resource

    resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))
