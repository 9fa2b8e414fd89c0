"""Who is answered, and what every response bears."""

import socket
from pathlib import Path

import httpx
import pytest

from exports.server import make_app
from exports.server.http.security import HEADERS, MOST_BYTES
from tests.exports.server.conftest import asked

pytestmark = pytest.mark.server

PATHS = (
    "/",
    "/sparql",
    "/try",
    "/dataset/imagenet1k",
    "/style.css",
    "/nothing",
    "/sparql?query=x",
)


@pytest.mark.parametrize(
    "host", ["localhost", "LOCALHOST:80", "127.0.0.1:9000", "[::1]", "[::1]:8000"]
)
def test_this_machine_is_answered_by_any_of_its_names(client: httpx.Client, host: str) -> None:
    assert client.get("/try", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:8000", "localhost.evil.example", "localhost@evil.example",
     "127.0.0.1.evil.example", "", "[::2]", "localhost:8000:1", "localhost:x"],
)  # fmt: skip
@pytest.mark.parametrize("path", ["/", "/sparql?query=ASK%7B%7D", "/nothing"])
def test_a_name_that_was_made_to_point_here_is_refused(
    client: httpx.Client, host: str, path: str
) -> None:
    response = client.get(path, headers={"host": host})
    assert (response.status_code, response.text.count("\n")) == (421, 1)
    assert "--allow-host" in response.text
    assert response.headers["x-content-type-options"] == "nosniff"


def test_a_name_that_is_allowed_is_answered(folder: Path) -> None:
    app = make_app(folder, extract=None, hosts=["graph.example"])
    with asked(app) as client:
        named = {"host": "graph.example:81"}
        assert client.get("/sparql", headers=named).status_code == 200
        assert client.get("/sparql", headers={"host": "localhost"}).status_code == 421


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("accept", ["text/html", "*/*"])
def test_every_response_bears_the_headers(client: httpx.Client, path: str, accept: str) -> None:
    headers = client.get(path, headers={"accept": accept}).headers
    assert HEADERS.keys() <= headers.keys()
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "server" not in headers


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://localhost:1"])
@pytest.mark.parametrize("path", ["/try", "/sparql"])
def test_a_form_or_script_of_another_site_is_refused(
    client: httpx.Client, origin: str, path: str
) -> None:
    for method in ("GET", "POST", "OPTIONS"):
        response = client.request(method, path, headers={"origin": origin})
        assert response.status_code == 403
        assert "access-control-allow-origin" not in response.headers


@pytest.mark.parametrize(
    ("method", "fetch", "status"),
    [
        ("GET", {"site": "cross-site", "mode": "navigate", "dest": "document"}, 200),
        ("GET", {"site": "same-origin", "mode": "cors", "dest": "empty"}, 200),
        ("GET", {"site": "none", "mode": "navigate", "dest": "document"}, 200),
        ("GET", {"site": "cross-site", "mode": "navigate", "dest": "iframe"}, 403),
        ("GET", {"site": "cross-site", "mode": "no-cors", "dest": "image"}, 403),
        ("GET", {"site": "same-site", "mode": "cors", "dest": "empty"}, 403),
        ("POST", {"site": "cross-site", "mode": "navigate", "dest": "document"}, 403),
    ],
)
def test_a_link_from_elsewhere_may_be_followed_and_no_more(
    client: httpx.Client, method: str, fetch: dict[str, str], status: int
) -> None:
    headers = {f"sec-fetch-{name}": value for name, value in fetch.items()}
    assert client.request(method, "/try", headers=headers).status_code == status


def test_an_allowed_origin_may_ask_and_read(folder: Path) -> None:
    app = make_app(folder, extract=None, origins=["https://yasgui.example"])
    with asked(app) as client:
        headers = {"origin": "https://yasgui.example"}
        response = client.get("/sparql?query=ASK%7B%7D", headers=headers)
        assert response.headers["access-control-allow-origin"] == "https://yasgui.example"
        wish = {"access-control-request-method": "POST"}
        assert client.options("/sparql", headers={**headers, **wish}).status_code == 200
        assert client.get("/sparql", headers={"origin": "https://b.example"}).status_code == 403


@pytest.mark.parametrize(
    "path",
    [
        "/../../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/..%2f..%2fetc%2fpasswd",
        "/graph.ttl",
        "/papers.jsonl",
        "/style.css/../graph.json",
        "/paper/../../graph.json",
        "//etc/passwd",
        "/data/node/..%2f..%2fgraph.json",
        "/%00",
        "/%ff%fe",
    ],
)
def test_no_path_leads_to_a_file(address: str, path: str) -> None:
    answer = raw(address, f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    assert answer.startswith("HTTP/1.1 404 ")
    assert "root:" not in answer


@pytest.mark.parametrize(
    ("request_text", "status"),
    [
        ("GET / HTTP/1.1\r\n\r\n", "400"),
        ("GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n", "400"),
        ("GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\n\r\n", "404"),
        ("GET / HTTP/1.0\r\nConnection: close\r\n\r\n", "421"),
        ("nonsense\r\n\r\n", "400"),
    ],
)
def test_what_is_no_request_to_this_server_is_refused(
    address: str, request_text: str, status: str
) -> None:
    assert raw(address, request_text).startswith(f"HTTP/1.1 {status} ")


def test_a_long_body_is_refused_whether_or_not_it_says_how_long(client: httpx.Client) -> None:
    kind = {"content-type": "application/sparql-query"}
    body = b"x" * (MOST_BYTES + 1)
    parts = (body[:1000] for _ in range(MOST_BYTES // 1000 + 1))
    for content in (body, parts):
        response = client.post("/sparql", content=content, headers=kind)
        assert response.status_code == 413
        assert "send less" in response.text
    assert client.get("/try").status_code == 200


def raw(address: str, request_text: str) -> str:
    """Send bytes as they are and return the beginning of what comes back."""
    host, _, port = address.removeprefix("http://").partition(":")
    with socket.create_connection((host, int(port)), timeout=10) as connection:
        connection.sendall(request_text.encode("latin-1"))
        return connection.recv(65_536).decode("utf-8", "replace")
