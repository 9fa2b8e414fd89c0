"""The process that answers queries: no network, no further files, and an end of its own."""

import contextlib
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.exports.sparql.limits import ENDLESS, LINUX
from tests.paths import ROOT


@pytest.fixture
def port() -> Iterator[int]:
    """A port of this machine that ends every connection at once."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            with contextlib.suppress(OSError):
                while True:
                    listening.accept()[0].close()

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield listening.getsockname()[1]
        listening.shutdown(socket.SHUT_RDWR)
        thread.join()


def in_a_process(port: int, *steps: str) -> str:
    """What a new process prints that takes these steps and then asks a server for an answer."""
    asks = f"list(Store().query('SELECT * {{ SERVICE <http://127.0.0.1:{port}/> {{ }} }}'))"
    code = [
        "import os",
        "from pyoxigraph import Store",
        "from exports.sparql import process",
        *steps,
        f"try: {asks}",
        "except OSError as error: print(error)",
    ]
    done = subprocess.run(
        [sys.executable, "-c", "\n".join(code)],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    return done.stdout.lower()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_the_process_opens_no_connection_even_where_a_query_asks_for_one(port: int) -> None:
    assert "too many open files" not in in_a_process(port)
    assert "too many open files" in in_a_process(port, "process.open_nothing_more()")


@LINUX
def test_the_process_has_no_network_where_the_system_lets_it_go(port: int) -> None:
    assert "unreachable" not in in_a_process(port)
    network = "print(os.readlink('/proc/self/ns/net'))"
    answer = in_a_process(port, "process.leave_network()", network)
    if str(Path("/proc/self/ns/net").readlink()) in answer:
        pytest.skip("this system lets no process leave its network")
    assert "unreachable" in answer


@LINUX
def test_nobody_is_needed_to_end_a_query(turtle: Path) -> None:
    """A process whose starter was killed is ended by the system, though a query keeps it busy."""
    query = ENDLESS.encode()
    code = (
        "from exports.sparql import process; process._GRACE = 0\n"
        f"process.main({str(turtle)!r}, '1', '10', str(2**30))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        input=len(query).to_bytes(8, "big") + query,
        capture_output=True,
        check=False,
        timeout=10,
        cwd=ROOT,
    )
    assert done.returncode == -signal.SIGALRM
    assert b"ready" in done.stdout
