"""What a page asks a server for where the graph is too large to hold all of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver import Chrome, Keys
from selenium.webdriver.common.by import By

from exports.formats.html import page
from exports.server import make_app
from exports.viewer.details import paper_details
from exports.viewer.on_demand import MOST_EDGES, neighbourhood, search
from exports.viewer.served import asks_server, served
from kg.errors import UnknownNameError
from kg.graph import KnowledgeGraph, Statement
from kg.schema import Kind, Relation
from tests.exports.server.conftest import served as running
from tests.exports.server.conftest import write_folder
from tests.exports.viewer.browser_page import Viewer, quiet, requested, write
from tests.exports.viewer.parsed_page import Page
from tests.graphs.build import add_entity, add_paper
from tests.graphs.page import ASTRAL, HOSTILE, large_graph, small_graph

BASE = "https://example.org/"


@pytest.fixture(scope="module")
def graph() -> KnowledgeGraph:
    return small_graph()


def test_what_is_asked_for_is_what_a_smaller_page_holds(graph: KnowledgeGraph) -> None:
    whole = Page(page(graph, BASE))
    held, rows = whole.papers(), {row["id"]: row for row in whole.json("graph-data")["nodes"]}
    assert len(held) == 3
    for paper, told in held.items():
        asked = neighbourhood(graph, paper)
        assert asked["papers"] == {paper: told}
        assert asked["nodes"] == {node: rows[node] for node in asked["nodes"]}


def test_a_node_comes_with_all_its_edges_and_what_they_lead_to(graph: KnowledgeGraph) -> None:
    for node in graph.nodes():
        asked = neighbourhood(graph, node)
        edges = [*graph.edges_from(node), *graph.edges_to(node)]
        assert sorted(asked["edges"]) == sorted([e.source, e.relation, e.target] for e in edges)
        assert set(asked["nodes"]) == {node, *(end for e in edges for end in (e.source, e.target))}


@pytest.mark.parametrize(
    ("node", "papers"),
    [
        ("model/net", ["paper/p1"]),
        ("dataset/imagenet-1k", ["paper/p1", "paper/p2", "paper/evil"]),
        ("dataset/imagenet", []),
        ("result/p1-1", ["paper/p1"]),
        ("link/alert", ["paper/p2"]),
    ],
)
def test_the_papers_that_speak_of_a_node_come_with_it_as_its_page_lists_them(
    graph: KnowledgeGraph, node: str, papers: list[str]
) -> None:
    asked = neighbourhood(graph, node)
    assert list(asked["papers"]) == papers
    assert asked["papers"] == {paper: paper_details(graph, paper) for paper in papers}


def test_a_node_of_very_many_papers_brings_those_that_introduce_it() -> None:
    graph = KnowledgeGraph()
    add_entity(graph, Kind.DATASET, "d")
    for number in range(MOST_EDGES + 5):
        paper = add_paper(graph, f"p{number:04}", "T", "Uses d.")
        last = number == MOST_EDGES + 4
        relation = Relation.INTRODUCES if last else Relation.USES
        graph.add_edge(paper, "dataset/d", relation, Statement(((7, 8),)))
    papers = list(neighbourhood(graph, "dataset/d")["papers"])
    assert len(papers) == MOST_EDGES
    assert papers[:2] == [f"paper/p{MOST_EDGES + 4:04}", "paper/p0000"]


def test_an_id_that_no_node_has_is_named_in_the_error(graph: KnowledgeGraph) -> None:
    with pytest.raises(UnknownNameError, match="model/nothing"):
        neighbourhood(graph, "model/nothing")


@pytest.mark.parametrize(
    ("words", "first", "alias"),
    [
        ("imagenet1k", "dataset/imagenet-1k", None),
        ("ILSVRC", "dataset/imagenet-1k", "ILSVRC 2012"),
        ("network convolutional", "model/cnn", "convolutional neural network"),
        ("onerror", "method/evil", None),
        ("α net", "model/net", None),
    ],
)
def test_a_search_finds_names_and_aliases(
    graph: KnowledgeGraph, words: str, first: str, alias: str | None
) -> None:
    found = search(graph, words, 5)["found"]
    assert (found[0]["id"], found[0]["alias"]) == (first, alias)


@pytest.mark.parametrize("words", ["", "  ", "zzzz"])
def test_a_search_for_what_is_not_there_finds_nothing(graph: KnowledgeGraph, words: str) -> None:
    assert search(graph, words, 5) == {"found": [], "more": 0}


def test_a_search_says_how_many_it_leaves_out(graph: KnowledgeGraph) -> None:
    every = search(graph, "net", 100)
    some = search(graph, "net", 2)
    assert every["more"] == 0
    assert some == {"found": every["found"][:2], "more": len(every["found"]) - 2}
    assert some["more"] > 0


def test_a_page_without_texts_may_connect_only_when_a_server_gives_it(
    graph: KnowledgeGraph,
) -> None:
    small = page(graph, BASE, most_details=0).encode()
    assert asks_server(small)
    assert b"connect-src" not in small.partition(b"</head>")[0]
    given = served(small)
    (policy,) = [a["content"] for a, _ in Page(given.decode()).of("meta") if "http-equiv" in a]
    assert "connect-src 'self'" in str(policy).split("; ")
    whole = page(graph, BASE).encode()
    assert not asks_server(whole)
    assert served(whole) == whole


@pytest.fixture
def partial(tmp_path: Path, graph: KnowledgeGraph) -> Path:
    """A built folder whose page holds no texts."""
    folder = write_folder(graph, tmp_path / "graph")
    (folder / "graph.html").write_text(page(graph, BASE, most_details=0), "utf-8")
    return folder


@pytest.fixture
def from_server(browser: Chrome, partial: Path) -> Iterator[Viewer]:
    with running(make_app(partial, extract=None)) as address:
        quiet(browser)
        yield Viewer(browser, f"{address}/")
        assert quiet(browser) == []
        browser.get("about:blank")


@pytest.mark.browser
def test_a_served_page_asks_for_texts_as_they_are_read(from_server: Viewer) -> None:
    requested(from_server.driver)
    from_server.open()
    asked = {url for url in requested(from_server.driver) if "/data/" in url}
    assert asked == set()
    from_server.search("imagenet-1k", Keys.ENTER)
    from_server.wait_for("ImageNet-1K")
    assert "ImageNet-1K" in from_server.texts("#pane .evidence mark")
    asked = {url for url in requested(from_server.driver) if "/data/" in url}
    assert asked == {f"{from_server.address}data/node/dataset/imagenet-1k"}


@pytest.mark.browser
@pytest.mark.parametrize(
    ("fragment", "words"),
    [
        ("#paper/p1", "We propose"),
        ("#paper/evil", HOSTILE.split()[0]),
        ("#link/github.com%2Fsome%2Fnet", "https://github.com/some/net"),
        ("#?edge=paper/p1,introduces,model/net", f"We propose {ASTRAL}"),
    ],
)
def test_a_served_page_shows_what_a_whole_one_shows(
    from_server: Viewer, graph: KnowledgeGraph, tmp_path: Path, fragment: str, words: str
) -> None:
    asked = from_server.open(fragment).one("#pane").text
    assert words in asked
    assert from_server.driver.find_elements(By.TAG_NAME, "img") == []
    whole = Viewer(from_server.driver, write(graph, tmp_path)).open(fragment)
    assert whole.one("#pane").text == asked


@pytest.mark.browser
def test_from_disk_the_page_says_that_texts_need_the_server(browser: Chrome, partial: Path) -> None:
    quiet(browser)
    viewer = Viewer(browser, (partial / "graph.html").as_uri())
    for fragment, title in (("", "Start here"), ("#model/net", ASTRAL), ("#paper/evil", HOSTILE)):
        viewer.open(fragment)
        assert viewer.title == title
        assert "kg serve DIR" in viewer.one("#pane .partial").text
    assert quiet(browser) == []


@pytest.mark.browser
def test_a_page_served_by_another_says_what_went_wrong(browser: Chrome, partial: Path) -> None:
    (partial / "graph.json").write_bytes(b"")
    other = large_graph(papers=2, entities=3, edges_per_paper=1)
    folder = write_folder(other, partial / "other")
    (folder / "graph.html").write_bytes((partial / "graph.html").read_bytes())
    with running(make_app(folder, extract=None)) as address:
        viewer = Viewer(browser, f"{address}/").open("#model/net")
        assert viewer.title == ASTRAL
        assert "the server answered 404" in viewer.one("#pane .partial").text
        browser.get("about:blank")
    quiet(browser)
