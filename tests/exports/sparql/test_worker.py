"""Queries in a process of their own: limits of time, memory, rows and network."""

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from exports.sparql.worker import QueryWorker, run
from kg.errors import GraphError, QueryError, QueryTimeoutError, QueryTooLargeError
from tests.exports.sparql.limits import ENDLESS, LINUX
from tests.paths import ROOT

DEEP = "SELECT * " + "{" * 20_000 + "}" * 20_000
GREEDY = (
    f"SELECT ?x {{ {' '.join(f'?s{i} ?p{i} ?o{i} .' for i in range(4))} BIND(RAND() AS ?x) }}"
    " ORDER BY ?x"
)


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
        worker.run(ENDLESS)
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
        asked = threads.submit(worker.run, ENDLESS)
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
        worker.run(ENDLESS)
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
            of.run(ENDLESS)
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
        cwd=ROOT,
    ).stdout
    assert "'pyoxigraph'" in modules
    assert "'rdflib'" not in modules
    assert "'networkx'" not in modules


@pytest.mark.parametrize("timeout", [0, -1, float("inf"), float("nan")])
def test_a_time_limit_is_a_number_of_seconds(turtle: Path, timeout: float) -> None:
    with pytest.raises(QueryError, match="seconds is no limit; give up to 86,400"):
        QueryWorker(turtle, timeout=timeout)
