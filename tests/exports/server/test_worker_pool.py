"""Queries side by side: slow ones hold up nothing else, and too many are told to wait."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote

import anyio
import httpx
import pytest
from starlette.types import Message

from exports.server import Limits, make_app
from exports.server.worker_pool import BusyError, QueryPool, Turns
from kg.errors import QueryTimeoutError
from tests.exports.server.conftest import asked, read_text
from tests.exports.sparql.limits import ENDLESS

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


def test_slow_queries_stop_no_page_and_leave_the_next_query_its_turn(folder: Path) -> None:
    limits = Limits(timeout=4, workers=2)
    with asked(make_app(folder, extract=None, limits=limits)) as client:

        def ask(query: str) -> int:
            return client.get("/sparql", params={"query": query}).status_code

        with ThreadPoolExecutor(2) as threads:
            slow = [threads.submit(ask, ENDLESS) for _ in range(2)]
            pages = [client.get("/model/vit") for _ in range(5)]
            assert not any(each.done() for each in slow)
            assert {page.status_code for page in pages} == {200}
            assert [each.result() for each in slow] == [504, 504]
        assert ask(COUNT) == 200


def test_more_than_may_wait_are_told_to_come_again(folder: Path) -> None:
    limits = Limits(timeout=2, workers=1, waiting=1)
    with asked(make_app(folder, extract=None, limits=limits)) as client:

        def ask(query: str) -> httpx.Response:
            return client.get("/sparql", params={"query": query})

        with ThreadPoolExecutor(6) as threads:
            answers = list(threads.map(ask, [ENDLESS] * 6))
    statuses = [answer.status_code for answer in answers]
    # The one that waits may be told either: its turn comes as its patience ends.
    assert statuses.count(503) >= 4
    assert 504 in statuses
    told = next(answer for answer in answers if answer.status_code == 503)
    assert told.headers["retry-after"] == "5"
    assert told.text.count("\n") == 1


def test_queries_of_clients_that_have_gone_are_ended_and_lose_their_turns(folder: Path) -> None:
    """Each of them may take longer than the last client waits."""
    limits = Limits(timeout=60, workers=1, waiting=3)
    with asked(make_app(folder, extract=None, limits=limits)) as client:

        def give_up(number: int) -> None:
            with pytest.raises(httpx.ReadTimeout, match="timed out"):
                httpx.get(
                    f"{client.base_url}/sparql?query={quote(ENDLESS)}", timeout=1 + number / 10
                )

        with ThreadPoolExecutor(4) as threads:
            list(threads.map(give_up, range(4)))
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
    app.state.site.queries.close()


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
