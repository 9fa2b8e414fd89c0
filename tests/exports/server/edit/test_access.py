"""Who may correct, and who may not: https://owasp.org/www-community/attacks/csrf."""

import json
from collections.abc import Iterator, Mapping

import httpx
import pytest
from starlette.applications import Starlette

from exports.server import Editing, make_app
from exports.server.edit.access import TOKEN
from kg.corrections.override_file import read_overrides
from kg.errors import InvalidValueError
from tests.exports.server.conftest import asked
from tests.exports.server.edit.conftest import SECRET, Bench

pytestmark = pytest.mark.server

RENAME = {"source": "model/zorbnet", "choice": "name", "value": "Zed"}
BODY = json.dumps(RENAME).encode()
JSON = {"content-type": "application/json"}


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    """One folder for all, since nothing in it changes."""
    return Bench(tmp_path_factory.mktemp("access") / "graph")


@pytest.fixture(scope="module")
def app(bench: Bench) -> Starlette:
    return make_app(bench.folder, extract=None, editing=Editing(SECRET, bench.corrector))


@pytest.fixture(scope="module")
def client(app: Starlette) -> Iterator[httpx.Client]:
    with asked(app) as client:
        client.headers[TOKEN] = SECRET
        yield client


@pytest.fixture
def stranger(client: httpx.Client) -> Iterator[httpx.Client]:
    """A client that has no token."""
    with httpx.Client(base_url=client.base_url) as stranger:
        yield stranger


def refused(client: httpx.Client, bench: Bench, response: httpx.Response, *codes: int) -> None:
    assert response.status_code in codes, response.text
    assert not bench.file.exists()
    assert client.get("/model/zed").status_code == 404
    assert client.get("/model/zorbnet").status_code == 200


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        ({TOKEN: ""}, 403),
        ({TOKEN: "wrong"}, 403),
        ({TOKEN: SECRET[:-1]}, 403),
        ({TOKEN: SECRET + "x"}, 403),
        ({TOKEN: "\xfc"}, 403),
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "http://localhost:1"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"sec-fetch-site": "none"}, 403),
        ({"host": "evil.example"}, 421),
        ({"content-type": "application/x-www-form-urlencoded"}, 415),
        ({"content-type": "text/plain"}, 415),
        ({"content-type": "multipart/form-data; boundary=x"}, 415),
        ({"content-type": ""}, 415),
    ],
)
@pytest.mark.parametrize("path", ["write", "preview", "undo"])
def test_a_request_of_others_changes_nothing(
    client: httpx.Client, bench: Bench, path: str, headers: Mapping[str, str], code: int
) -> None:
    given = {**JSON, **headers}
    raw = [(name.encode(), value.encode("latin-1")) for name, value in given.items()]
    refused(client, bench, client.post(f"/edit/{path}", content=BODY, headers=raw), code)


@pytest.mark.parametrize("path", ["write", "preview", "undo", "done", "choices"])
def test_without_the_token_nothing_is_answered(
    client: httpx.Client, stranger: httpx.Client, bench: Bench, path: str
) -> None:
    method = "GET" if path in {"done", "choices"} else "POST"
    query = "?source=model/zorbnet" if path == "choices" else ""
    body = BODY if method == "POST" else None
    response = stranger.request(method, f"/edit/{path}{query}", content=body, headers=JSON)
    refused(client, bench, response, 403)
    assert "kg serve --edit" in response.text
    cookie = {"cookie": f"{TOKEN}={SECRET}; kg-edit-token={SECRET}"}
    response = stranger.request(
        method, f"/edit/{path}{query}", content=body, headers={**JSON, **cookie}
    )
    refused(client, bench, response, 403)


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD"])
def test_only_a_post_corrects(client: httpx.Client, bench: Bench, method: str) -> None:
    for path in ("write", "undo"):
        response = client.request(method, f"/edit/{path}", content=BODY, headers=JSON)
        refused(client, bench, response, 404, 405)
        response = client.request(method, f"/edit/{path}", params=RENAME)
        refused(client, bench, response, 404, 405)


def test_a_form_of_another_site_changes_nothing(
    client: httpx.Client, stranger: httpx.Client, bench: Bench
) -> None:
    """As a browser sends it: no token, the origin of the page, a body that is JSON by accident."""
    sent = {
        "origin": "https://evil.example",
        "sec-fetch-site": "cross-site",
        "sec-fetch-mode": "navigate",
        "content-type": "text/plain",
    }
    refused(client, bench, stranger.post("/edit/write", content=BODY, headers=sent), 403)
    # Before a script may send the header of the token, a browser asks whether it may.
    asks = {
        "origin": "https://evil.example",
        "access-control-request-method": "POST",
        "access-control-request-headers": TOKEN,
    }
    response = stranger.options("/edit/write", headers=asks)
    assert response.status_code == 403
    assert not [name for name in response.headers if name.startswith("access-control")]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"x" * 10_001, 413),
        (b'{"source": "model/zorbnet", "value": "' + b"x" * 10_000 + b'"}', 413),
        (b"", 400),
        (b"{", 400),
        (b"[]", 400),
        (b"null", 400),
        (b"\xff", 400),
        (b"[" * 9000, 400),
        (b'{"source": "model/zorbnet"}', 400),
        (b'{"source": "model/zorbnet", "choice": "name"}', 400),
        (b'{"source": "model/zorbnet", "choice": "name", "value": 1}', 400),
        (b'{"source": "model/zorbnet", "choice": ["name"], "value": "Zed"}', 400),
        (b'{"source": "model/zorbnet", "choice": "role", "value": "used"}', 400),
        (b'{"source": "model/zorbnet", "choice": "name", "value": "a\\nb"}', 400),
        (b'{"source": "model/zorbnet", "choice": "name", "value": "\\ud800"}', 400),
        (b'{"source": "model/\\ud800", "choice": "name", "value": "Zed"}', 404),
        (b'{"source": "nothing", "choice": "name", "value": "Zed"}', 404),
    ],
)
def test_a_body_that_is_no_correction_is_refused_in_one_line(
    client: httpx.Client, bench: Bench, body: bytes, code: int
) -> None:
    response = client.post("/edit/write", content=body, headers=JSON)
    refused(client, bench, response, code)
    assert response.text.count("\n") == 1


@pytest.mark.parametrize(
    "name",
    ['a "b" c', "a 'b'", "back\\slash", '"""', "[[stop]]", "# no comment", "Zed\u202e", "\u65e5"],
)
def test_a_name_is_written_so_that_it_is_read_back(
    client: httpx.Client, bench: Bench, name: str
) -> None:
    response = client.post("/edit/write", json={**RENAME, "value": name})
    if not name.isprintable():
        assert response.status_code == 400
        return
    assert response.status_code == 200
    overrides = read_overrides(bench.file)
    assert [each.to for each in overrides.rename] == [name]
    assert len(overrides.all) == 1
    number = response.json()["number"]
    assert client.post("/edit/undo", json={"number": number}).status_code == 200


def test_other_sites_can_never_be_allowed_to_correct(bench: Bench) -> None:
    with pytest.raises(InvalidValueError, match="may not correct"):
        make_app(
            bench.folder,
            extract=None,
            origins=["https://a.example"],
            editing=Editing(SECRET, bench.corrector),
        )
