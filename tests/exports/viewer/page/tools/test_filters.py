"""Filters thin out the network, stand in the address, and say what they hide."""

import pytest
from selenium.webdriver import Keys

from kg.graph import KnowledgeGraph, Statement
from kg.schema import Kind, Relation
from tests.exports.viewer.browser_page import Viewer, write
from tests.graphs.build import add_entity, add_paper, said

pytestmark = pytest.mark.browser


def test_the_legend_filters_the_network_by_kind(viewer: Viewer) -> None:
    viewer.open()
    button = viewer.one("#legend .kind-Dataset")
    button.click()
    viewer.until(lambda: viewer.shown == 7)
    assert button.get_attribute("aria-pressed") == "false"
    told = viewer.one("#status").text
    assert told.startswith("7 of 12 nodes shown, 5 hidden, 2 of them by filters")
    assert viewer.fragment == "#?hide=Dataset"
    button.send_keys(Keys.ENTER)
    viewer.until(lambda: viewer.shown == 9)
    assert (button.get_attribute("aria-pressed"), viewer.fragment) == ("true", "")


@pytest.mark.parametrize(
    ("fragment", "shown", "told"),
    [
        ("#dataset/imagenet-1k", 6, "ImageNet-1K and 5 neighbours."),
        ("#dataset/imagenet-1k?role=uses", 5, "4 neighbours, 1 more hidden by filters."),
        ("#dataset/imagenet-1k?role=introduces", 3, "2 neighbours, 3 more hidden by filters."),
        ("#dataset/imagenet-1k?role=", 3, "2 neighbours, 3 more hidden by filters."),
        ("#dataset/imagenet-1k?conf=0.95", 2, "1 neighbour, 4 more hidden by filters."),
        ("#dataset/imagenet-1k?hide=Paper,Result", 2, "1 neighbour, 4 more hidden by filters."),
        ("#paper/p1?papers=2", 4, "3 neighbours, 3 more hidden by filters."),
        ("#dataset/imagenet-1k?from=2024", 4, "3 neighbours, 2 more hidden by filters."),
        ("#dataset/imagenet-1k?to=2023", 3, "2 neighbours, 3 more hidden by filters."),
        ("#dataset/imagenet-1k?author=b.%20auth", 4, "3 neighbours, 2 more hidden by filters."),
        ("#dataset/imagenet-1k?author=nobody", 3, "2 neighbours, 3 more hidden by filters."),
        ("#dataset/imagenet-1k?venue=nets%20journal", 4, "3 neighbours, 2 more hidden by filters."),
        ("#dataset/imagenet-1k?venue=%", 3, "2 neighbours, 3 more hidden by filters."),
        ("#?papers=2", 4, "4 of 12 nodes shown, 8 hidden, 5 of them by filters"),
        ("#?role=introduces", 4, "4 of 12 nodes shown, 8 hidden, 5 of them by filters"),
        ("#dataset/imagenet-1k?conf=2&papers=x&role=nothing&hide=All", 3, "by filters"),
    ],
)
def test_a_shared_address_gives_the_same_view(
    viewer: Viewer, fragment: str, shown: int, told: str
) -> None:
    viewer.open(fragment)
    assert viewer.shown == shown
    assert told in viewer.one("#status").text


def test_what_is_chosen_in_the_panel_goes_into_the_address_and_back_out(viewer: Viewer) -> None:
    viewer.open("#dataset/imagenet-1k")
    viewer.one("#filters-open").click()
    viewer.one("#filters input[value=mentions]").click()
    viewer.one("#filter-papers").send_keys(Keys.BACKSPACE, "2")
    viewer.one("#filter-conf").send_keys(Keys.ARROW_RIGHT)
    expected = "#dataset/imagenet-1k?role=introduces,uses&papers=2&conf=0.05"
    viewer.until(lambda: viewer.fragment == expected)
    assert viewer.one("#filters-set").text == "3"
    viewer.open(expected)
    viewer.one("#filters-open").click()
    assert not viewer.one("#filters input[value=mentions]").is_selected()
    assert viewer.one("#filter-papers").get_property("value") == "2"
    assert viewer.one("#filters output").text == "5 %"
    viewer.one("#filters-reset").click()
    viewer.until(lambda: viewer.fragment == "#dataset/imagenet-1k")
    assert viewer.one("#filters input[value=mentions]").is_selected()
    assert not viewer.one("#filters-set").is_displayed()


def test_authors_and_venues_are_chosen_in_the_panel(viewer: Viewer) -> None:
    viewer.open("#dataset/imagenet-1k")
    viewer.one("#filters-open").click()
    viewer.one("#filter-author").send_keys("a. author")
    viewer.one("#filter-venue").send_keys("journal & co")
    expected = "#dataset/imagenet-1k?author=a.%20author&venue=journal%20%26%20co"
    viewer.until(lambda: viewer.fragment == expected)
    assert (viewer.shown, viewer.one("#filters-set").text) == (3, "2")
    viewer.open(expected)
    viewer.one("#filters-open").click()
    assert viewer.one("#filter-venue").get_property("value") == "journal & co"
    viewer.one("#filters-reset").click()
    viewer.until(lambda: viewer.fragment == "#dataset/imagenet-1k")


def test_filters_stay_while_one_walks_on(viewer: Viewer) -> None:
    viewer.open("#dataset/imagenet-1k?role=uses")
    viewer.one("#pane a.node[href='#paper/p1']").click()
    viewer.until(lambda: viewer.fragment == "#paper/p1?role=uses")


def test_escape_closes_the_panel_and_gives_the_focus_back(viewer: Viewer) -> None:
    viewer.open()
    viewer.one("#filters-open").send_keys(Keys.ENTER)
    assert viewer.one("#filters").is_displayed()
    viewer.one("#filter-papers").send_keys(Keys.ESCAPE)
    assert not viewer.one("#filters").is_displayed()
    assert viewer.driver.switch_to.active_element.get_attribute("id") == "filters-open"


def test_years_authors_and_venues_are_offered_only_where_a_paper_has_them(
    viewer: Viewer, tmp_path_factory: pytest.TempPathFactory
) -> None:
    viewer.open()
    viewer.one("#filters-open").click()
    for offered in ("Years of the papers", "Papers with the author", "Papers with the venue"):
        assert offered in viewer.one("#filters").text
    graph = KnowledgeGraph()
    paper = add_paper(graph, "p", "Undated", "We use it.")
    add_entity(graph, Kind.MODEL, "it")
    graph.add_edge(paper, "model/it", Relation.USES, Statement(said(graph, paper, "it").evidence))
    undated = Viewer(viewer.driver, write(graph, tmp_path_factory.mktemp("undated")))
    undated.open("#?from=2020")
    undated.one("#filters-open").click()
    for missing in ("Years", "author", "venue"):
        assert missing not in undated.one("#filters").text
    assert undated.shown == 2
