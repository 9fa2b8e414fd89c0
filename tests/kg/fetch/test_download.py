"""Fetching against a local server that answers as the services do."""

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from kg.errors import FetchError
from kg.fetch import SERVICES, fetch
from kg.fetch import download as module
from kg.model import Paper
from kg.sources import read

Answer = tuple[int, dict[str, str], bytes]
pytestmark = pytest.mark.server


class Replay:
    """A server whose answers a test writes; it keeps what it was asked."""

    def __init__(self, answer: Callable[[str, dict[str, str], bytes], Answer]) -> None:
        self.asked: list[tuple[str, dict[str, str], dict[str, str]]] = []
        replay = self

        class Handler(BaseHTTPRequestHandler):
            def _answer(self) -> None:
                parts = urlsplit(self.path)
                parameters = {key: values[0] for key, values in parse_qs(parts.query).items()}
                length = int(self.headers.get("content-length") or 0)
                body = self.rfile.read(length)
                replay.asked.append((parts.path, parameters, dict(self.headers)))
                status, headers, content = answer(parts.path, parameters, body)
                self.send_response(status)
                for name, value in {"content-length": str(len(content)), **headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(content)

            do_GET = do_POST = _answer  # noqa: N815 - names that http.server looks for

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.server_address[1]}"


@pytest.fixture
def replay() -> Iterator[Callable[..., Replay]]:
    made: list[Replay] = []

    def start(answer: Callable[[str, dict[str, str], bytes], Answer]) -> Replay:
        made.append(Replay(answer))
        return made[-1]

    yield start
    for each in made:
        each.server.shutdown()
        each.server.server_close()


@pytest.fixture(autouse=True)
def naps(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses that were asked for; none is made."""
    taken: list[float] = []
    monkeypatch.setattr(module, "sleep", taken.append)
    return taken


def atom(start: int, total: int, size: int) -> bytes:
    entries = "".join(
        f"<entry><id>http://arxiv.org/abs/2401.{n:05}v1</id><title>Paper {n}</title>"
        f"<summary>We propose net {n}.</summary>"
        f"<published>2024-01-0{n % 9 + 1}T00:00:00Z</published>"
        "</entry>"
        for n in range(start + 1, min(start + size, total) + 1)
    )
    return (
        "<?xml version='1.0' encoding='UTF-8'?>\n<feed xmlns='http://www.w3.org/2005/Atom'"
        " xmlns:o='http://a9.com/-/spec/opensearch/1.1/'><id>http://arxiv.org/api/x</id>"
        f"<o:totalResults>{total}</o:totalResults>{entries}</feed>"
    ).encode()


def arxiv(_: str, asked: dict[str, str], __: bytes) -> Answer:
    if "id_list" in asked:
        return 200, {}, atom(0, len(asked["id_list"].split(",")), 1000)
    return 200, {}, atom(int(asked["start"]), 250, int(asked["max_results"]))


def titles(path: Path) -> list[str]:
    items = read([path], report=lambda _: None)
    return sorted(item.title for item in items if isinstance(item, Paper))


def test_pages_of_arxiv_become_one_file_that_is_read(
    replay: Callable[..., Replay], tmp_path: Path, naps: list[float]
) -> None:
    server, path = replay(arxiv), tmp_path / "a.xml"
    assert fetch(SERVICES["arxiv"], ["cat:cs.CL"], path, endpoint=server.url) == 250
    assert [asked["start"] for _, asked, _ in server.asked] == ["0", "100", "200"]
    assert len(titles(path)) == 250
    assert naps == [3.0, 3.0]
    assert sorted(tmp_path.iterdir()) == [path]


def test_no_more_is_asked_for_than_is_wanted(replay: Callable[..., Replay], tmp_path: Path) -> None:
    server, path = replay(arxiv), tmp_path / "a.xml"
    assert fetch(SERVICES["arxiv"], ["nets"], path, limit=130, endpoint=server.url) == 130
    assert [asked["max_results"] for _, asked, _ in server.asked] == ["100", "30"]
    assert server.asked[0][1]["search_query"] == "all:nets"


def test_ids_of_arxiv_are_asked_for_together(replay: Callable[..., Replay], tmp_path: Path) -> None:
    server = replay(arxiv)
    ids = ["https://arxiv.org/abs/2401.00001v2", "2401.00002"]
    assert fetch(SERVICES["arxiv"], ids, tmp_path / "a.xml", endpoint=server.url) == 2
    assert server.asked[0][1]["id_list"] == "2401.00001,2401.00002"


def openalex(_: str, asked: dict[str, str], __: bytes) -> Answer:
    page = 0 if asked["cursor"] == "*" else int(asked["cursor"])
    works = [
        {
            "id": f"https://openalex.org/W{page}{n}",
            "title": f"Work {page}{n}",
            "authorships": [],
            "cited_by_count": 0,
            "abstract_inverted_index": {"We": [0], "propose.": [1]},
        }
        for n in range(2)
    ]
    meta = {"count": 4, "db_response_time_ms": 1, "next_cursor": "1" if page == 0 else None}
    return 200, {}, json.dumps({"meta": meta, "results": works}, indent=1).encode()


def test_cursors_of_openalex_are_followed_and_the_contact_is_sent(
    replay: Callable[..., Replay], tmp_path: Path
) -> None:
    server, path = replay(openalex), tmp_path / "works.json"
    contact = "ada@example.org"
    found = fetch(SERVICES["openalex"], ["nets"], path, contact=contact, endpoint=server.url)
    assert found == 4
    assert titles(path) == ["Work 00", "Work 01", "Work 10", "Work 11"]
    _, asked, headers = server.asked[0]
    assert (asked["search"], asked["mailto"]) == ("nets", contact)
    assert contact in headers["user-agent"] or contact in headers["User-Agent"]


def test_a_filter_of_openalex_is_told_from_words(
    replay: Callable[..., Replay], tmp_path: Path
) -> None:
    server = replay(openalex)
    wanted = ["publication_year:2025"]
    fetch(SERVICES["openalex"], wanted, tmp_path / "w.json", endpoint=server.url)
    assert server.asked[0][1]["filter"] == wanted[0]


def semantic(path: str, asked: dict[str, str], body: bytes) -> Answer:
    if path.endswith("/batch"):
        found: Any = [{"paperId": id_, "title": f"Paper {id_}"} for id_ in json.loads(body)["ids"]]
    elif "token" in asked:
        found = {"total": 2, "token": None, "data": [{"paperId": "b", "title": "B"}]}
    else:
        found = {"total": 2, "token": "t", "data": [{"paperId": "a", "title": "A"}]}
    return 200, {}, json.dumps(found).encode()


def test_tokens_and_batches_of_semantic_scholar(
    replay: Callable[..., Replay], tmp_path: Path
) -> None:
    server, path = replay(semantic), tmp_path / "s.json"
    service = SERVICES["semanticscholar"]
    assert fetch(service, ["deep", "nets"], path, endpoint=server.url) == 2
    assert titles(path) == ["A", "B"]
    assert fetch(service, ["2401.00001", "DOI:10.1/x"], path, endpoint=server.url) == 2
    assert titles(path) == ["Paper ARXIV:2401.00001", "Paper DOI:10.1/x"]


def huggingface(_: str, asked: dict[str, str], __: bytes) -> Answer:
    paper = {"id": f"2503.{asked['date'][-2:]}000", "title": asked["date"], "summary": "We."}
    return 200, {}, json.dumps([{"paper": paper, "publishedAt": asked["date"]}]).encode()


def test_days_of_hugging_face(replay: Callable[..., Replay], tmp_path: Path) -> None:
    server, path = replay(huggingface), tmp_path / "h.json"
    days = ["2025-03-01..2025-03-03", "2025-03-09"]
    assert fetch(SERVICES["huggingface"], days, path, endpoint=server.url) == 4
    assert titles(path) == ["2025-03-01", "2025-03-02", "2025-03-03", "2025-03-09"]


def test_a_busy_service_is_waited_for_as_it_says(
    replay: Callable[..., Replay], tmp_path: Path, naps: list[float]
) -> None:
    busy: list[Answer] = [(429, {"retry-after": "17"}, b"slow down"), (503, {}, b"")]

    def answer(path: str, asked: dict[str, str], body: bytes) -> Answer:
        return busy.pop(0) if busy else arxiv(path, asked, body)

    server = replay(answer)
    assert fetch(SERVICES["arxiv"], ["2401.00001"], tmp_path / "a.xml", endpoint=server.url) == 1
    assert naps == [17.0, 6.0]


def test_a_refusal_is_told_at_once_and_failures_in_the_end(
    replay: Callable[..., Replay], tmp_path: Path
) -> None:
    refusing = replay(lambda *_: (400, {}, b"bad query"))
    with pytest.raises(FetchError, match="400 Bad Request; it says: bad query"):
        fetch(SERVICES["arxiv"], ["x"], tmp_path / "a.xml", endpoint=refusing.url)
    assert len(refusing.asked) == 1
    failing = replay(lambda *_: (500, {}, b""))
    with pytest.raises(FetchError, match="500 Internal Server Error, 6 times; try again later"):
        fetch(SERVICES["arxiv"], ["x"], tmp_path / "a.xml", endpoint=failing.url)
    assert len(failing.asked) == module.MOST_TRIES
    assert not (tmp_path / "a.xml").exists()


def test_a_call_that_broke_off_goes_on_where_it_was(
    replay: Callable[..., Replay], tmp_path: Path
) -> None:
    works = [True]

    def answer(path: str, asked: dict[str, str], body: bytes) -> Answer:
        if asked["start"] == "100" and works[0]:
            return 400, {}, b"no"
        return arxiv(path, asked, body)

    server, path = replay(answer), tmp_path / "a.xml"
    with pytest.raises(FetchError, match="400"):
        fetch(SERVICES["arxiv"], ["cat:cs.CL"], path, endpoint=server.url)
    with (tmp_path / "a.xml.part").open("ab") as part:
        part.write(b"half a page")
    works[0] = False
    server.asked.clear()
    assert fetch(SERVICES["arxiv"], ["cat:cs.CL"], path, endpoint=server.url) == 250
    assert [asked["start"] for _, asked, _ in server.asked] == ["100", "200"]
    assert len(titles(path)) == 250
    assert sorted(tmp_path.iterdir()) == [path]
