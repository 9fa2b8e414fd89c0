"""A site has the graph as `kg.load` opens it, and answers the same from tables as from JSON."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from exports.server import Limits, make_app
from exports.server.pages.template import node_path
from exports.server.site import Site, open_site
from kg.errors import GraphError
from kg.graph import KnowledgeGraph
from kg.graph.memory import Memory
from kg.storage.folder import GRAPH_FILE, TABLES_FILE
from kg.storage.tables.opening import Tables
from tests.exports.server.conftest import asked, build_folder, read_text

pytestmark = pytest.mark.server


@pytest.fixture
def site(graph: KnowledgeGraph, tmp_path: Path) -> Iterator[Site]:
    site = open_site(build_folder(graph, tmp_path / "graph"), Limits(workers=1))
    yield site
    site.queries.close()


def test_the_tables_are_opened_where_a_build_has_them(site: Site, graph: KnowledgeGraph) -> None:
    assert isinstance(site.graph.data, Tables)
    assert site.graph == graph


def test_it_stays_what_it_is_when_the_file_is_written_over(
    site: Site, graph: KnowledgeGraph, tmp_path: Path
) -> None:
    (tmp_path / "graph" / TABLES_FILE).write_bytes(b"")
    assert [*site.graph.edges()] == [*graph.edges()]


def test_damaged_tables_are_told_under_their_name_in_the_folder(
    graph: KnowledgeGraph, tmp_path: Path
) -> None:
    folder = build_folder(graph, tmp_path / "graph")
    (folder / TABLES_FILE).write_bytes(b"nothing of the sort" * 1000)
    with pytest.raises(GraphError, match=rf"^{folder / TABLES_FILE}: holds no graph in tables"):
        open_site(folder, Limits(workers=1))


def pages(client: httpx.Client, graph: KnowledgeGraph) -> Iterator[tuple[str, int, bytes]]:
    """Addresses, statuses and bytes of the viewer, a search, and all about every node."""
    nodes = [node_path(node) for node in graph]
    for address in ("/", "/data/search?q=vit", *nodes, *(f"/data/node{node}" for node in nodes)):
        answer = client.get(address)
        yield address, answer.status_code, answer.content


def test_every_page_has_the_same_bytes_from_tables_and_from_json(
    graph: KnowledgeGraph, tmp_path: Path
) -> None:
    answers, found = [], []
    for name, left_out in (("tables", GRAPH_FILE), ("json", TABLES_FILE)):
        app = make_app(
            build_folder(graph, tmp_path / name, left_out),
            extract=read_text,
            limits=Limits(workers=1),
        )
        found.append(type(app.state.served.site.graph.data))
        with asked(app) as client:
            answers.append([*pages(client, graph)])
    assert found == [Tables, Memory]
    assert sum(status == 200 for _, status, _ in answers[0]) > len(graph)
    assert answers[0] == answers[1]
