"""Queries side by side: slow ones hold up nothing else, and too many are told to wait."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import anyio
import httpx
import pytest

from exports.server import Limits, make_app
from exports.server.queries import BusyError, QueryPool, Turns
from kg.errors import QueryTimeoutError
from tests.exports.server.conftest import SLOW, asked

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


def test_slow_queries_stop_no_page_and_leave_the_next_query_its_turn(
    client: httpx.Client,
) -> None:
    def ask(query: str) -> int:
        return client.get("/sparql", params={"query": query}).status_code

    with ThreadPoolExecutor(3) as threads:
        slow = [threads.submit(ask, SLOW) for _ in range(2)]
        pages = [client.get("/model/vit") for _ in range(5)]
        assert not any(each.done() for each in slow)
        assert {page.status_code for page in pages} == {200}
        assert max(page.elapsed.total_seconds() for page in pages) < 0.8
        assert [each.result() for each in slow] == [504, 504]
    assert ask(COUNT) == 200


def test_more_than_may_wait_are_told_to_come_again(folder: Path) -> None:
    limits = Limits(timeout=1.0, workers=1, waiting=1)
    with asked(make_app(folder, extract=None, limits=limits)) as client:

        def ask(query: str) -> httpx.Response:
            return client.get("/sparql", params={"query": query})

        with ThreadPoolExecutor(6) as threads:
            answers = list(threads.map(ask, [SLOW] * 6))
    statuses = sorted(answer.status_code for answer in answers)
    assert statuses[0] == statuses[-2] == 503 or statuses.count(503) >= 4
    assert 504 in statuses
    told = next(answer for answer in answers if answer.status_code == 503)
    assert told.headers["retry-after"] == "5"
    assert told.text.count("\n") == 1


def test_a_pool_answers_after_a_query_was_ended_and_not_after_it_was_closed(folder: Path) -> None:
    async def use() -> None:
        pool = QueryPool(folder / "graph.ttl", 0.5, 1, 5)
        with pytest.raises(QueryTimeoutError, match="second"):
            await pool.run(SLOW)
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
            async with turns._turn():
                await go_on.wait()

        async with anyio.create_task_group() as group:
            group.start_soon(hold)
            await anyio.sleep(0)
            with pytest.raises(BusyError, match=r"others were answered for 0\.05 seconds"):
                await turns.run(lambda: 1)
            go_on.set()
        assert await turns.run(lambda: 1) == 1

    anyio.run(use)
