"""Queries in a process of their own: limits of time, memory, rows and network."""

import contextlib
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from exports.sparql import process
from exports.sparql.worker import QueryWorker, run
from kg.errors import GraphError, QueryError, QueryTimeoutError, QueryTooLargeError
from tests.exports.graphs import exported, sample

LONG = f"SELECT (COUNT(*) AS ?n) {{ {' '.join(f'?s{i} ?p{i} ?o{i} .' for i in range(9))} }}"
DEEP = "SELECT * " + "{" * 20_000 + "}" * 20_000
GREEDY = (
    f"SELECT ?x {{ {' '.join(f'?s{i} ?p{i} ?o{i} .' for i in range(4))} BIND(RAND() AS ?x) }}"
    " ORDER BY ?x"
)
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="needs Linux's limits")


@pytest.fixture(scope="module")
def turtle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("graph") / "graph.ttl"
    path.write_bytes(exported(sample(), "turtle"))
    return path


@pytest.fixture(scope="module")
def worker(turtle: Path) -> Iterator[QueryWorker]:
    with QueryWorker(turtle, timeout=1, most_rows=50, memory=1024**3) as running:
        yield running


def answers(worker: QueryWorker) -> bool:
    return worker.run("ASK { ?model a mls:Model }").boolean


def process_of(worker: QueryWorker) -> int:
    assert worker._process is not None
    return worker._process.pid


def test_each_form_of_query_is_answered(worker: QueryWorker) -> None:
    rows = worker.run("SELECT ?name { ?d a lpwcc:dataset ; skos:prefLabel ?name } ORDER BY ?name")
    assert ("ImageNet-1K",) in rows.rows
    assert answers(worker)
    assert worker.run("DESCRIBE model:crossvit").triples
    graph = worker.run("CONSTRUCT { ?p a ?t } WHERE { ?p lpwc:hasTask ?t }")
    assert b"task:image-classification" in graph.serialize("text/turtle")
    assert worker.prefixes["skos"].endswith("core#")


def test_a_query_that_takes_too_long_is_ended_and_the_next_is_answered(
    worker: QueryWorker,
) -> None:
    began = time.monotonic()
    with pytest.raises(QueryTimeoutError, match="more than 1 seconds") as caught:
        worker.run(LONG)
    assert 1 <= time.monotonic() - began < 30
    assert caught.value.limit == 1
    assert answers(worker)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals of this sort")
def test_a_query_that_ends_the_process_is_an_error_and_the_next_is_answered(
    worker: QueryWorker,
) -> None:
    assert len(DEEP) < 50_000
    with pytest.raises(QueryError, match="is nested too deeply; make several of it"):
        worker.run(DEEP)
    assert answers(worker)


@LINUX
def test_a_query_that_needs_too_much_memory_is_an_error_and_the_next_is_answered(
    turtle: Path,
) -> None:
    with QueryWorker(turtle, memory=256 * 1024**2) as worker:
        with pytest.raises(QueryError, match=r"more memory than the 0\.25 GiB allowed"):
            worker.run(GREEDY)
        assert answers(worker)


def test_a_process_that_ended_by_itself_is_replaced(worker: QueryWorker) -> None:
    first = process_of(worker)
    assert worker._process is not None
    worker._process.terminate()
    worker._process.wait(10)
    assert answers(worker)
    assert process_of(worker) != first


def test_a_query_is_interrupted_from_another_thread_and_nothing_else_is(turtle: Path) -> None:
    with QueryWorker(turtle, timeout=60) as worker, ThreadPoolExecutor(1) as threads:
        first = process_of(worker)
        worker.interrupt()
        assert answers(worker)
        assert process_of(worker) == first
        asked = threads.submit(worker.run, LONG)
        while not worker._asking:
            time.sleep(0.01)
        worker.interrupt()
        with pytest.raises(QueryError, match="needs more memory"):
            asked.result(30)
        assert answers(worker)


def test_an_answer_of_too_many_rows_is_an_error_and_the_process_goes_on(
    worker: QueryWorker,
) -> None:
    first = process_of(worker)
    with pytest.raises(QueryTooLargeError, match="more than 50 rows; add LIMIT") as caught:
        worker.run("SELECT * { ?s ?p ?o }")
    assert (caught.value.limit, caught.value.unit) == (50, "rows")
    assert len(worker.run("SELECT * { ?s ?p ?o } LIMIT 50").rows) == 50
    assert process_of(worker) == first


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT nonsense", "line 1, column 8"),
        ("SELECT * { SERVICE <http://127.0.0.1:9/> {} }", "^SERVICE would ask another server"),
        ("INSERT DATA { <a:b> <a:b> <a:b> }", "INSERT would change the graph"),
        ("ASK {} #" + "x" * 50_000, "more than 50,000"),
        ("ASK {} # \udc00", "surrogates not allowed"),
    ],
)
def test_what_may_not_run_is_refused_and_the_process_goes_on(
    worker: QueryWorker, query: str, message: str
) -> None:
    first = process_of(worker)
    with pytest.raises(QueryError, match=message):
        worker.run(query)
    assert answers(worker)
    assert process_of(worker) == first


def test_threads_get_their_own_answers(worker: QueryWorker) -> None:
    def ask(number: int) -> object:
        return worker.run(f"SELECT ({number} AS ?n) {{}}").rows

    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(ask, range(60))) == [((number,),) for number in range(60)]


def test_a_thread_that_waits_is_answered_after_a_query_was_ended(worker: QueryWorker) -> None:
    found: list[bool] = []
    waiting = threading.Thread(target=lambda: found.append(answers(worker)))
    threading.Timer(0.2, waiting.start).start()
    with pytest.raises(QueryTimeoutError, match="more than 1 seconds"):
        worker.run(LONG)
    waiting.join(10)
    assert found == [True]


def test_no_process_stays_behind(turtle: Path) -> None:
    with QueryWorker(turtle) as worker:
        running = worker._process
    assert running is not None
    assert running.returncode is not None
    with pytest.raises(QueryError, match="have been closed"):
        answers(worker)
    worker.close()


def test_closing_waits_for_no_query(turtle: Path) -> None:
    problems: list[str] = []

    def ask(of: QueryWorker) -> None:
        with pytest.raises(QueryError, match=r".") as caught:
            of.run(LONG)
        problems.append(str(caught.value))

    with QueryWorker(turtle) as closed:
        asking = threading.Thread(target=ask, args=[closed])
        asking.start()
        time.sleep(0.2)
    asking.join(5)
    assert problems == [f"the queries over {turtle} have been closed; start them again"]


def test_one_query_needs_no_worker_of_ones_own(turtle: Path) -> None:
    assert run(turtle, "ASK { model:crossvit a mls:Model }").boolean


def test_a_missing_or_broken_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match=r"graph\.ttl: no graph can be read there"):
        QueryWorker(tmp_path / "graph.ttl")
    (tmp_path / "graph.ttl").write_text("<a> <b>", encoding="utf-8")
    with pytest.raises(GraphError, match=r"graph\.ttl: is no Turtle"):
        QueryWorker(tmp_path / "graph.ttl")


def test_a_process_that_ends_before_the_graph_is_loaded_is_an_error(
    turtle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("exports.sparql.worker._START", "raise SystemExit")
    with pytest.raises(GraphError, match=r"the process that read it ended; free some memory"):
        QueryWorker(turtle)


def test_a_query_needs_neither_rdflib_nor_networkx() -> None:
    """Both take longer to import than a query takes to answer."""
    code = "import sys, exports; exports.QueryWorker; print({*sys.modules})"
    modules = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(process.__file__).parents[2],
    ).stdout
    assert "'pyoxigraph'" in modules
    assert "'rdflib'" not in modules
    assert "'networkx'" not in modules


@pytest.mark.parametrize("timeout", [0, -1, float("inf"), float("nan")])
def test_a_time_limit_is_a_number_of_seconds(turtle: Path, timeout: float) -> None:
    with pytest.raises(QueryError, match="seconds is no limit; give up to 86,400"):
        QueryWorker(turtle, timeout=timeout)


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
        cwd=Path(process.__file__).parents[2],
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
    query = LONG.encode()
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
        cwd=Path(process.__file__).parents[2],
    )
    assert done.returncode == -signal.SIGALRM
    assert b"ready" in done.stdout
