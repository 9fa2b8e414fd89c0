"""The page shows what is sure, and all on request: in pane, network, query and address."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver import Chrome

from kg.graph import KnowledgeGraph, sure_part
from kg.leaderboards.ranking import listed
from kg.leaderboards.reported import reported_on
from kg.lookup.finding import paper_count
from kg.schema import Kind, ResultKind
from tests.annotated import annotated_graph
from tests.exports.viewer.browser_page import Viewer, quiet, write
from tests.exports.viewer.page.tools.test_takeaway import nodes_taken, queried, turtle_of
from tests.exports.viewer.test_leaderboards import READ
from tests.graphs.build import add_entity, add_paper, add_result
from tests.graphs.doubtful import doubtful
from tests.graphs.sample import sample
from tests.paths import DEV

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def doubted() -> KnowledgeGraph:
    return doubtful(annotated_graph(DEV))


@pytest.fixture(scope="module")
def address(doubted: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> str:
    return write(doubted, tmp_path_factory.mktemp("doubted"))


@pytest.fixture
def page(browser: Chrome, address: str) -> Iterator[Viewer]:
    quiet(browser)
    yield Viewer(browser, address)
    assert quiet(browser) == []


def test_tables_have_the_rows_of_python_with_and_without_what_is_not_sure(
    page: Viewer, doubted: KnowledgeGraph
) -> None:
    nodes = [node for kind in Kind for node in doubted.nodes(kind) if reported_on(doubted, node)]
    differ = 0
    for node in nodes[::7]:
        found = []
        for part, more in ((sure_part(doubted), ""), (doubted, "?all=1")):
            page.open(f"#{node}{more}")
            found.append(page.driver.execute_script(READ))
            rows = listed(reported_on(part, node))
            assert found[-1] == [f"{each.paper},reports,{each.id}" for each in rows]
        differ += found[0] != found[1]
    assert differ > 3


def test_papers_are_counted_as_the_search_for_names_does(
    page: Viewer, doubted: KnowledgeGraph
) -> None:
    page.open()
    counted = page.driver.execute_script(
        "return Object.fromEntries(graph.nodes.filter(isEntity).map((n) => [n.id, n.papers]))"
    )
    assert counted == {node: paper_count(doubted, node) for node in doubted.entities()}
    assert any(not papers for papers in counted.values())


def test_a_button_shows_what_is_not_sure_and_the_address_says_so(
    page: Viewer, doubted: KnowledgeGraph
) -> None:
    node = next(n for n in doubted.nodes(Kind.DATASET) if not doubted.node(n)["sure"])
    page.open(f"#{node}")
    assert page.texts("#pane .doubt") == []
    assert "not sure." in page.one("#pane .doubts").text
    page.one("#pane .doubts button").click()
    page.until(lambda: page.fragment == f"#{node}?all=1")
    assert set(page.texts("#pane .doubt")) == {"not sure"}
    page.one("#pane .doubts button").click()
    page.until(lambda: page.fragment == f"#{node}")
    assert page.texts("#pane .doubt") == []


@pytest.mark.parametrize("more", ["", "?all=1", "?hops=1&conf=0.9", "?hops=2&hide=Task"])
def test_the_query_of_the_view_answers_with_the_nodes_shown(
    page: Viewer,
    doubted: KnowledgeGraph,
    tmp_path: Path,
    more: str,
) -> None:
    way = {"behavior": "allow", "downloadPath": str(tmp_path)}
    page.driver.execute_cdp_cmd("Browser.setDownloadBehavior", way)
    turtle = turtle_of(doubted, tmp_path)
    papers = [p for p in doubted.nodes() if p.startswith("paper/")]
    for node in (*papers[2:4], "dataset/imagenet-1k", next(doubted.nodes(Kind.MODEL))):
        page.open(f"#{node}{more}")
        shown = sorted(row["id"] for row in nodes_taken(page, tmp_path))
        for file in tmp_path.glob("*.csv"):
            file.unlink()
        assert len(shown) == page.shown
        assert queried(page, turtle) == shown


def test_a_difference_has_its_sign_and_rival_and_a_baseline_is_marked(
    browser: Chrome, tmp_path: Path
) -> None:
    page = Viewer(browser, write(sample(), tmp_path))
    page.open("#paper/2103.14899")
    assert "Δ \u22122.0%" in page.texts("#pane td.score a")
    assert "82.30% ±0.3" in page.texts("#pane td.score a")
    assert "Versus" in page.texts("#pane th")
    page.open("#paper/p2?all=1")
    assert set(page.texts("#pane .whose")) == {"baseline"}


def test_rivals_in_doubt_are_shown_on_request_and_marked(browser: Chrome, tmp_path: Path) -> None:
    graph = KnowledgeGraph()
    paper, net = add_paper(graph, "p1", "First"), add_entity(graph, Kind.MODEL, "Net")
    for name in ("One", "Other"):
        rival = add_entity(graph, Kind.MODEL, name)
        delta = ResultKind.DELTA
        add_result(graph, paper, "3", net, kind=delta, versus=rival, unsure=[rival])
    page = Viewer(browser, write(graph, tmp_path))
    for part, more, marks in ((sure_part(graph), "", 0), (graph, "?all=1", 2)):
        page.open(f"#{net}{more}")
        rows = listed(reported_on(part, net))
        found = page.driver.execute_script(READ)
        assert found == [f"{each.paper},reports,{each.id}" for each in rows]
        assert page.texts("#pane td .doubt") == ["not sure"] * marks
    assert len(found) == 2
