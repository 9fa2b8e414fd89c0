"""What all pages share, and the viewer."""

import re
from pathlib import Path

import httpx
import pytest

from exports.server import make_app
from exports.server.pages.template import style_sheet
from kg.answers.palette import LOOKS
from kg.errors import GraphError
from kg.graph import KnowledgeGraph
from kg.schema import Kind, NodeKind
from tests.exports.server.conftest import asked, write_folder

pytestmark = pytest.mark.server


def test_the_viewer_is_the_file_of_the_folder_under_its_own_policy(
    client: httpx.Client, folder: Path
) -> None:
    response = client.get("/")
    content = (folder / "graph.html").read_bytes()
    assert response.content == content
    policy = response.headers["content-security-policy"]
    own = re.search(rb'Content-Security-Policy" content="([^"]+)"', content)
    assert own is not None
    assert policy == f"{own[1].decode().replace('&#39;', chr(39))}; frame-ancestors 'none'"
    assert "sha256-" in policy


def test_a_folder_without_a_page_gets_one_made(folder: Path, tmp_path: Path) -> None:
    bare = tmp_path / "graph"
    bare.mkdir()
    for name in ("graph.json", "graph.ttl"):
        (bare / name).write_bytes((folder / name).read_bytes())
    with asked(make_app(bare, extract=None)) as client:
        first, second = client.get("/"), client.get("/")
    assert first.content == second.content == (folder / "graph.html").read_bytes()
    assert "sha256-" in first.headers["content-security-policy"]
    assert not (bare / "graph.html").exists()


def test_a_page_of_others_gets_no_script(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "graph"
    other.mkdir()
    for name in ("graph.json", "graph.ttl"):
        (other / name).write_bytes((folder / name).read_bytes())
    (other / "graph.html").write_text("<script>alert(1)</script>", encoding="utf-8")
    with asked(make_app(other, extract=None)) as client:
        policy = client.get("/").headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy


@pytest.mark.parametrize("missing", ["graph.json", "graph.ttl"])
def test_a_folder_that_holds_no_graph_is_no_site(tmp_path: Path, missing: str) -> None:
    folder = write_folder(KnowledgeGraph(), tmp_path / "graph")
    (folder / missing).unlink()
    with pytest.raises(GraphError, match=rf"{missing}: no graph can be read there"):
        make_app(folder, extract=None)


def test_an_empty_graph_is_served(tmp_path: Path) -> None:
    folder = write_folder(KnowledgeGraph(), tmp_path / "graph")
    with asked(make_app(folder, extract=None)) as client:
        assert client.get("/").status_code == 200
        assert client.get("/model/vit").status_code == 404
        assert client.get("/sparql?query=ASK%7B%7D").json()["boolean"] is True


def test_another_base_iri_has_the_same_paths(
    graph: KnowledgeGraph, folder: Path, tmp_path: Path
) -> None:
    from exports import EXPORTERS, Options

    other = tmp_path / "graph"
    other.mkdir()
    (other / "graph.json").write_bytes((folder / "graph.json").read_bytes())
    with (other / "graph.ttl").open("wb") as file:
        EXPORTERS["turtle"].write(graph, file, Options(base_iri="https://a.example/kg#"))
    with asked(make_app(other, extract=None)) as client:
        assert "<https://a.example/kg#model/vit>" in client.get("/model/vit.nt").text


def test_every_kind_has_its_shape_and_colours_in_both_schemes(client: httpx.Client) -> None:
    response = client.get("/style.css")
    assert response.headers["content-type"] == "text/css; charset=utf-8"
    assert response.text == style_sheet()
    light, *dark = response.text.split("color-scheme: dark)")
    for kind in (*Kind, *NodeKind):
        assert f".kind-{kind} {{ --fill: {LOOKS[kind].light.fill}; " in light
        assert any(f".kind-{kind} {{ --fill: {LOOKS[kind].dark.fill}; " in part for part in dark)


def test_a_fault_of_the_server_is_told_without_its_details(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*arguments: object) -> bytes:
        raise RuntimeError(f"secret {arguments}")

    monkeypatch.setattr("exports.server.pages.entity.describe", fail)
    with asked(make_app(folder, extract=None)) as client:
        # The server closes the connection of a request that failed, as soon or late as it may.
        response = client.get("/model/vit.ttl", headers={"connection": "close"})
        assert client.get("/model/vit").status_code == 200
    assert response.status_code == 500
    assert response.text == "the server has failed; its log says why\n"
    assert response.headers["x-content-type-options"] == "nosniff"
