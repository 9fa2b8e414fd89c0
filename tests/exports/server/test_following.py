"""A new build in the folder is served without a restart, and no request notices."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import Event, Thread

import httpx
import pytest
from starlette.applications import Starlette

from exports.server import Limits, following, make_app
from exports.server.following import Served
from kg.graph import KnowledgeGraph
from kg.schema import Kind
from kg.storage.manifest import MANIFEST, build_of, replace_together
from tests.exports.exported import exported
from tests.exports.server.conftest import asked, write_folder
from tests.exports.server.conftest import until as until_within
from tests.exports.sparql.limits import ENDLESS
from tests.graphs.build import add_entity, add_paper

pytestmark = pytest.mark.server
until = partial(until_within, seconds=60)

PAPERS = {"one": 1, "two": 2}
COUNT = "SELECT (COUNT(?p) AS ?n) { ?p dcterms:title ?title FILTER CONTAINS(STR(?p), '/paper/') }"


def graph_of(name: str) -> KnowledgeGraph:
    """A graph with an entity and a number of papers of its own."""
    graph = KnowledgeGraph()
    add_entity(graph, Kind.MODEL, name)
    for number in range(PAPERS[name]):
        add_paper(graph, f"p{number}", f"T{number}", "A text.")
    return graph


FILES = {
    name: {
        file: exported(graph_of(name), form)
        for file, form in (
            ("graph.ttl", "turtle"),
            ("graph.json", "node-link"),
            ("graph.html", "html"),
        )
    }
    for name in PAPERS
}


def build(folder: Path, name: str, **changed: bytes) -> str:
    """Put a build into the folder as `kg build` does, and return its id."""
    with replace_together(folder) as staging:
        for file, content in FILES[name].items():
            with staging.open(file) as out:
                out.write(changed.get(file.partition(".")[2], content))
    return build_of(folder) or ""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the first build, which a server looks at more often than it would."""
    monkeypatch.setattr(following, "_INTERVAL", 0.02)
    build(tmp_path / "graph", "one")
    return tmp_path / "graph"


@contextmanager
def following_app(
    folder: Path, tell: Callable[[str], None] = lambda _: None, timeout: float = 30.0
) -> Iterator[tuple[Starlette, httpx.Client]]:
    app = make_app(folder, extract=None, limits=Limits(timeout=timeout), tell=tell)
    with asked(app) as client:
        yield app, client


def health(client: httpx.Client) -> dict[str, object]:
    response = client.get("/healthz")
    assert response.status_code == 200
    told: dict[str, object] = response.json()
    return told


def counted(client: httpx.Client) -> int:
    rows = client.get("/sparql", params={"query": COUNT}).json()["results"]["bindings"]
    return int(rows[0]["n"]["value"])


def test_all_that_is_served_is_of_the_new_build(folder: Path) -> None:
    with following_app(folder) as (_, client):
        assert health(client) == {"status": "ok", "build": build_of(folder), "papers": 1}
        old = client.get("/")
        assert client.get("/", headers={"if-none-match": old.headers["etag"]}).status_code == 304
        new = build(folder, "two")
        until(lambda: health(client)["build"] == new)
        assert health(client) == {"status": "ok", "build": new, "papers": 2}
        assert counted(client) == 2
        assert client.get("/model/one").status_code == 404
        assert client.get("/model/two").status_code == 200
        page = client.get("/", headers={"if-none-match": old.headers["etag"]})
        assert (page.status_code, page.content) == (200, FILES["two"]["graph.html"])
        assert page.headers["etag"] != old.headers["etag"]


def test_no_request_fails_while_builds_come_one_after_another(folder: Path) -> None:
    ids = {build(folder, name): papers for name, papers in PAPERS.items()}
    ended = Event()

    def keep_building() -> None:
        while not ended.is_set():
            for name in PAPERS:
                build(folder, name)
                ended.wait(0.05)

    def ask(number: int) -> tuple[int, bool]:
        if number % 4 == 0:
            told = health(client)
            return 200, ids[str(told["build"])] == told["papers"]
        if number % 4 == 1:
            return 200, counted(client) in PAPERS.values()
        response = client.get("/" if number % 4 == 2 else "/paper/p0")
        pages = [files["graph.html"] for files in FILES.values()]
        return response.status_code, number % 4 == 3 or response.content in pages

    with following_app(folder) as (app, client):
        first = app.state.served.site
        builder = Thread(target=keep_building)
        builder.start()
        try:
            with ThreadPoolExecutor(4) as threads:
                answers = list(threads.map(ask, range(200)))
            until(lambda: app.state.served.site is not first)
        finally:
            ended.set()
            builder.join()
    assert answers == [(200, True)] * 200


def test_a_request_ends_on_the_build_on_which_it_began(folder: Path) -> None:
    with following_app(folder, timeout=60) as (app, client), ThreadPoolExecutor(1) as threads:
        served: Served = app.state.served
        old = served.site.queries
        slow = threads.submit(client.get, "/sparql", params={"query": ENDLESS})
        until(lambda: old._turns._limiter.statistics().borrowed_tokens == 1)
        new = build(folder, "two")
        until(lambda: health(client)["build"] == new)
        assert old._all
        assert not slow.done()
        assert counted(client) == 2
        old._all[0].interrupt()
        assert slow.result(20).status_code == 400
        until(lambda: not old._turtle.exists())
        assert served.site.queries._turtle.exists()


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ({"json": b"{}"}, "holds no graph"),
        ({"ttl": b"<a> <b> "}, "graph.ttl: "),
    ],
)
def test_a_build_that_cannot_be_read_leaves_the_old_one_and_is_told_once(
    folder: Path, broken: dict[str, bytes], said: str
) -> None:
    told: list[str] = []
    with following_app(folder, told.append) as (_, client):
        old = build_of(folder)
        build(folder, "two", **broken)
        until(lambda: health(client)["status"] == "stale")
        assert said in str(health(client)["problem"])
        assert str(folder) in str(health(client)["problem"])
        assert (health(client)["build"], health(client)["papers"]) == (old, 1)
        assert client.get("/model/one").status_code == 200
        new = build(folder, "two")
        until(lambda: health(client)["build"] == new)
        assert health(client) == {"status": "ok", "build": new, "papers": 2}
    (line,) = told
    assert said in line
    assert f"the build {old} is still served" in line


def test_a_folder_that_goes_or_has_a_damaged_manifest_is_served_on(folder: Path) -> None:
    told: list[str] = []
    with following_app(folder, told.append) as (_, client):
        (folder / MANIFEST).write_text("{", encoding="utf-8")
        until(lambda: health(client)["status"] == "stale")
        for file in folder.iterdir():
            file.unlink()
        until(lambda: "no graph can be read there" in str(health(client)["problem"]))
        assert counted(client) == 1
        folder.rmdir()
        assert client.get("/").content == FILES["one"]["graph.html"]
    assert ["manifest" in line for line in told] == [True, False]


def test_a_folder_without_a_manifest_is_followed_too(folder: Path) -> None:
    plain = write_folder(graph_of("one"), folder / "plain")
    with following_app(plain) as (_, client):
        first = health(client)
        for file, content in FILES["two"].items():
            (plain / file).write_bytes(content)
        until(lambda: health(client)["papers"] == 2)
        until(lambda: client.get("/").content == FILES["two"]["graph.html"])
        assert health(client)["build"] != first["build"]


def test_a_build_that_comes_back_is_the_one_that_is_served(folder: Path) -> None:
    """What was wrong meanwhile is forgotten."""
    with following_app(folder) as (_, client):
        old = build_of(folder)
        build(folder, "two", json=b"{}")
        until(lambda: health(client)["status"] == "stale")
        build(folder, "one")
        until(lambda: health(client)["status"] == "ok")
        assert health(client)["build"] == old
