"""Queries side by side: slow ones hold up nothing else, and too many are told to wait."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from select import select
from socket import create_connection, socket
from urllib.parse import quote

import anyio
import httpx
import pytest
from starlette.applications import Starlette
from starlette.types import Message

from exports.server import Limits, make_app
from exports.server.worker_pool import BusyError, QueryPool, Turns
from kg.errors import QueryTimeoutError
from tests.exports.server.conftest import asked, read_text, until
from tests.exports.sparql.limits import ENDLESS

pytestmark = pytest.mark.server

COUNT = "SELECT (COUNT(?d) AS ?n) { ?d a dcat:Dataset }"


def test_twenty_clients_at_a_time_all_get_the_answer(client: httpx.Client) -> None:
    def ask(number: int) -> tuple[int, str]:
        path = "/model/vit" if number % 2 else "/sparql"
        response = client.get(path, params={} if number % 2 else {"query": COUNT})
        return response.status_code, response.text

    with ThreadPoolExecutor(20) as threads:
        answers = list(threads.map(ask, range(20)))
    assert {status for status, _ in answers} == {200}
    assert len({text for _, text in answers}) == 2


@contextmanager
def asking(
    app: Starlette, client: httpx.Client, turns: int, waiting: int
) -> Iterator[list[socket]]:
    """Clients whose endless queries run or wait for their turn, and who then go."""
    host, port = client.base_url.host, client.base_url.port
    assert port
    query = f"GET /sparql?query={quote(ENDLESS)} HTTP/1.1\r\nHost: {host}:{port}\r\n\r\n"
    with ExitStack() as stack:
        clients = []
        for _ in range(turns + waiting):
            clients.append(stack.enter_context(create_connection((host, port))))
            clients[-1].sendall(query.encode())
        until(lambda: held(app) == (turns, waiting), 30)
        yield clients


def held(app: Starlette) -> tuple[int, int]:
    """How many queries run, and how many wait."""
    found = app.state.served.site.queries._turns._limiter.statistics()
    return found.borrowed_tokens, found.tasks_waiting


def test_slow_queries_stop_no_page(folder: Path) -> None:
    app = make_app(folder, extract=None, limits=Limits(timeout=60, workers=2))
    with asked(app) as client, asking(app, client, turns=2, waiting=0) as slow:
        pages = [client.get("/model/vit") for _ in range(5)]
        assert {page.status_code for page in pages} == {200}
        answered, _, _ = select(slow, [], [], 0)
        assert answered == []


def test_slow_queries_are_ended_and_leave_the_next_query_its_turn(folder: Path) -> None:
    with asked(make_app(folder, extract=None, limits=Limits(timeout=1, workers=2))) as client:

        def ask(query: str) -> int:
            return client.get("/sparql", params={"query": query}).status_code

        with ThreadPoolExecutor(2) as threads:
            assert list(threads.map(ask, [ENDLESS] * 2)) == [504, 504]
        assert ask(COUNT) == 200


def test_more_than_may_wait_are_told_to_come_again(folder: Path) -> None:
    app = make_app(folder, extract=None, limits=Limits(timeout=60, workers=1, waiting=1))
    with asked(app) as client, asking(app, client, turns=1, waiting=1):
        for _ in range(4):
            told = client.get("/sparql", params={"query": COUNT})
            assert (told.status_code, told.headers["retry-after"]) == (503, "5")
            assert told.text.count("\n") == 1


def test_queries_of_clients_that_have_gone_are_ended_and_lose_their_turns(folder: Path) -> None:
    """Each of them may take longer than the last client waits."""
    app = make_app(folder, extract=None, limits=Limits(timeout=60, workers=1, waiting=4))
    with asked(app) as client:
        with asking(app, client, turns=1, waiting=3):
            pass
        answer = client.get("/sparql", params={"query": COUNT}, timeout=20)
    assert answer.status_code == 200


def test_a_client_that_goes_while_it_sends_is_no_fault_of_the_server(folder: Path) -> None:
    app = make_app(folder, extract=read_text)
    parts: list[Message] = [
        {"type": "http.request", "body": b"SELECT", "more_body": True},
        {"type": "http.disconnect"},
    ]
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def ask(path: str, kind: bytes) -> None:
        left = iter(parts)

        async def receive() -> Message:
            return next(left)

        headers = [(b"host", b"localhost"), (b"content-type", kind)]
        scope = {"type": "http", "method": "POST", "path": path, "query_string": b""}
        # What the server at fault would raise, once it had answered 500.
        await app({**scope, "headers": headers}, receive, send)

    anyio.run(ask, "/sparql", b"application/sparql-query")
    anyio.run(ask, "/try", b"application/json")
    assert [m["status"] for m in sent if m["type"] == "http.response.start"] == [400, 400]
    app.state.served.site.queries.close()


def test_a_pool_answers_after_a_query_was_ended_and_not_after_it_was_closed(folder: Path) -> None:
    async def use() -> None:
        pool = QueryPool(folder / "graph.ttl", 0.5, 1, 5)
        with pytest.raises(QueryTimeoutError, match="second"):
            await pool.run(ENDLESS)
        assert (await pool.run("ASK {}")).boolean is True
        pool.close()
        with pytest.raises(BusyError, match="the server ends"):
            await pool.run("ASK {}")

    anyio.run(use)


def test_whoever_waits_too_long_for_a_turn_is_told() -> None:
    async def use() -> None:
        turns = Turns(1, 5, 0.05)
        go_on = anyio.Event()

        async def hold() -> None:
            async with turns.turn():
                await go_on.wait()

        async with anyio.create_task_group() as group:
            group.start_soon(hold)
            await anyio.sleep(0)
            with pytest.raises(BusyError, match=r"others were answered for 0\.05 seconds"):
                await turns.run(lambda: 1)
            go_on.set()
        assert await turns.run(lambda: 1) == 1

    anyio.run(use)
