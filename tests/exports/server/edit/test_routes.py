"""The addresses under `/edit`, and pages with and without them."""

from pathlib import Path

import httpx
import pytest

from exports.server import make_app
from exports.server.edit.access import TOKEN
from exports.server.http.security import OWN_PAGES
from tests.exports.server.conftest import asked
from tests.exports.server.edit.conftest import SECRET, Bench

pytestmark = pytest.mark.server

USES = {"source": "paper/again", "relation": "uses", "target": "model/zorbnet"}


def test_what_may_be_wrong_is_listed(client: httpx.Client) -> None:
    told = client.get("/edit/choices", params=USES).json()
    assert told["says"] == "Again uses ZorbNet"
    names = [choice["name"] for choice in told["choices"]]
    assert names == ["role", "kind", "name", "same", "split", "drop"]
    role = told["choices"][0]
    assert role["options"] == [["introduced", "introduces it"], ["mentioned", "only mentions it"]]


def test_a_preview_is_what_is_then_written(client: httpx.Client, bench: Bench) -> None:
    body = {**USES, "choice": "role", "value": "mentioned", "here": "model/zorbnet"}
    preview = client.post("/edit/preview", json=body).json()["toml"]
    assert not bench.file.exists()
    done = client.post("/edit/write", json=body).json()
    assert done["toml"] == preview == bench.file.read_text("utf-8").strip()
    assert (done["says"], done["node"], done["path"]) == (
        "Again uses ZorbNet",
        "model/zorbnet",
        "/model/zorbnet",
    )


@pytest.mark.parametrize(
    ("choice", "value", "node"),
    [("name", "Zed", "model/zed"), ("kind", "Method", "method/zorbnet"), ("stop", "", None)],
)
def test_it_is_said_where_the_page_is_now(
    client: httpx.Client, choice: str, value: str, node: str | None
) -> None:
    body = {"source": "model/zorbnet", "choice": choice, "value": value, "here": "model/zorbnet"}
    assert client.post("/edit/write", json=body).json()["node"] == node


PAGES = ("/model/zorbnet", "/paper/zorbnet", "/paper/again", "/link/a.example%2Fz", "/task/%3Cb%3E")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_a_button_for_every_statement(client: httpx.Client, path: str) -> None:
    response = client.get(path)
    buttons = response.text.count('class="not-right"')
    assert buttons >= 1
    assert buttons == response.text.count(' hidden data-source="')  # until a script shows them
    assert '<script src="/edit/edit.js" defer' in response.text
    policy = response.headers["content-security-policy"]
    assert policy == f"{OWN_PAGES}; script-src 'self'; connect-src 'self'"


def test_without_editing_pages_and_headers_are_as_ever(bench: Bench) -> None:
    with asked(make_app(bench.folder, extract=None)) as client:
        for path in (*PAGES, "/"):
            response = client.get(path)
            assert response.status_code == 200
            assert "not-right" not in response.text
            assert "/edit" not in response.text
        assert client.get("/").content == (bench.folder / "graph.html").read_bytes()
        policy = client.get("/model/zorbnet").headers["content-security-policy"]
        assert policy == OWN_PAGES
        for path in ("/edit", "/edit/done", "/edit/edit.js", "/edit/choices?source=model/zorbnet"):
            assert client.get(path, headers={TOKEN: SECRET}).status_code == 404
        response = client.post("/edit/write", json={}, headers={TOKEN: SECRET})
        assert response.status_code == 405


def test_the_viewer_is_another_one_for_whoever_may_correct(
    client: httpx.Client, bench: Bench
) -> None:
    response = client.get("/")
    assert b'src="/edit/viewer.js"' in response.content
    with asked(make_app(bench.folder, extract=None)) as reader:
        plain = reader.get("/")
    assert plain.headers["etag"] != response.headers["etag"]
    again = client.get("/", headers={"if-none-match": response.headers["etag"]})
    assert again.status_code == 304
    policy = "content-security-policy"
    assert again.headers[policy] == response.headers[policy]


@pytest.mark.parametrize(
    ("name", "sort"), [("edit.js", "javascript"), ("viewer.js", "javascript"), ("edit.css", "css")]
)
def test_scripts_and_style_are_served(client: httpx.Client, name: str, sort: str) -> None:
    response = client.get(f"/edit/{name}")
    assert response.headers["content-type"] == f"text/{sort}; charset=utf-8"
    own = Path(__file__).parents[4] / "exports" / "server" / "edit" / name
    assert response.content == own.read_bytes()
