"""The page in a real browser: opened, shared, hostile words harmless, and nothing loaded."""

from pathlib import Path

import pytest
from selenium.webdriver import Chrome, Keys
from selenium.webdriver.common.by import By

from kg.graph import KnowledgeGraph
from tests.exports.viewer.browser_page import Viewer, emulate, quiet, requested, write
from tests.graphs.page import ASTRAL, HOSTILE, large_graph

pytestmark = pytest.mark.browser


def test_a_request_for_anything_but_the_page_itself_is_never_made(viewer: Viewer) -> None:
    requested(viewer.driver)
    viewer.open().search("net", Keys.ENTER)
    viewer.wait_for(ASTRAL)
    asked = requested(viewer.driver) - {"about:blank"}
    assert {url for url in asked if not url.startswith("data:")} == {viewer.address}


def test_the_console_would_tell_of_a_script_that_the_policy_forbids(viewer: Viewer) -> None:
    viewer.open()
    viewer.driver.execute_script(
        "const s = document.createElement('script'); s.textContent = 'window.ran = 1';"
        "document.body.append(s);"
    )
    assert viewer.driver.execute_script("return window.ran") is None
    (message,) = quiet(viewer.driver)
    assert "Content Security Policy" in message


def test_the_overview_says_what_is_shown_and_what_is_hidden(viewer: Viewer) -> None:
    viewer.open()
    expected = "9 of 12 nodes shown, 3 hidden: the 6 entities in most papers, and 3 papers."
    assert viewer.one("#status").text == expected
    assert viewer.shown == 9
    assert viewer.one("#totals").text == "3 papers, 6 entities"


def test_the_address_names_the_node_and_back_and_forward_follow_it(viewer: Viewer) -> None:
    viewer.open("#dataset/imagenet-1k")
    assert viewer.title == "ImageNet-1K"
    viewer.search("CNN", Keys.ENTER)
    viewer.wait_for("CNN")
    assert viewer.fragment == "#model/cnn"
    viewer.driver.back()
    viewer.wait_for("ImageNet-1K")
    viewer.driver.forward()
    viewer.wait_for("CNN")
    viewer.one(".home").click()
    viewer.wait_for("Start here")


@pytest.mark.parametrize(
    ("fragment", "title"),
    [
        ("#link/github.com%2Fsome%2Fnet", "https://github.com/some/net"),
        ("#Dataset/ImageNet 1K", "ImageNet-1K"),
        ("#dataset/imagenet1k", "ImageNet-1K"),
    ],
)
def test_an_address_may_be_escaped_or_typed_by_hand(
    viewer: Viewer, fragment: str, title: str
) -> None:
    assert viewer.open(fragment).title == title


@pytest.mark.parametrize("fragment", ["#dataset/nothing", "#", "#%", "#model/imagenet-1k"])
def test_an_unknown_address_shows_the_overview(viewer: Viewer, fragment: str) -> None:
    assert viewer.open(fragment).title == "Start here"
    told = viewer.one("#status").text
    assert told.startswith("Nothing in this graph is called") == (len(fragment) > 1)


def test_a_hostile_paper_is_shown_as_it_was_written(viewer: Viewer) -> None:
    viewer.open("#paper/evil")
    assert viewer.title == HOSTILE
    assert viewer.driver.find_elements(By.TAG_NAME, "img") == []
    assert viewer.driver.title.startswith("</script><img")


@pytest.mark.parametrize(
    "fragment",
    ["#method/evil", "#paper/evil?edge=paper/evil,introduces,method/evil", "#?see=method/evil"],
)
def test_hostile_names_stay_text_wherever_they_stand(viewer: Viewer, fragment: str) -> None:
    viewer.open(fragment).search("onerror")
    assert HOSTILE.split()[0] in viewer.one("#pane").text
    assert HOSTILE.split()[0] in viewer.one("#found").text
    viewer.search(Keys.ESCAPE)
    viewer.one("#takeaway-open").click()
    viewer.one("#takeaway [value=sparql]").click()
    assert viewer.one("#query-text").is_displayed()
    assert viewer.driver.find_elements(By.TAG_NAME, "img") == []


def test_a_hostile_address_is_told_as_text(viewer: Viewer) -> None:
    viewer.open("#<img src=x onerror=alert(1)>?see=<b>&edge=a,b,c&role=<i>&conf=1e9")
    assert viewer.title == "Start here"
    assert viewer.one("#status").text.startswith("Nothing in this graph is called")
    assert viewer.driver.find_elements(By.TAG_NAME, "img") == []


@pytest.mark.parametrize(
    ("fragment", "addresses"),
    [("#link/alert", []), ("#link/github.com%2Fsome%2Fnet", ["https://github.com/some/net"])],
)
def test_only_addresses_of_the_web_can_be_followed(
    viewer: Viewer, fragment: str, addresses: list[str]
) -> None:
    viewer.open(fragment)
    links = viewer.driver.find_elements(By.CSS_SELECTOR, "#pane a.address")
    assert [link.get_attribute("href") for link in links] == addresses


@pytest.mark.usefixtures("narrow")
@pytest.mark.parametrize("fragment", ["", "#paper/p1", "#paper/evil", "#dataset/imagenet-1k"])
def test_a_narrow_screen_needs_no_sideways_scrolling(viewer: Viewer, fragment: str) -> None:
    viewer.open(fragment)
    widths = "return [document.documentElement.scrollWidth, innerWidth]"
    assert viewer.driver.execute_script(widths) == [380, 380]
    for selector in ("#search", "#network canvas", "#pane h2", "#legend button:last-of-type"):
        box = viewer.one(selector).rect
        assert box["width"] > 0
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 380, selector


def test_light_and_dark_follow_the_system(viewer: Viewer) -> None:
    grounds = []
    for scheme in ("light", "dark"):
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        emulate(viewer.driver, "setEmulatedMedia", features=features)
        viewer.open()
        grounds.append(viewer.one("body").value_of_css_property("background-color"))
    emulate(viewer.driver, "setEmulatedMedia", features=[])
    assert grounds == ["rgba(251, 250, 247, 1)", "rgba(18, 20, 24, 1)"]


def test_a_large_graph_opens_and_every_node_of_it_is_found(browser: Chrome, tmp_path: Path) -> None:
    graph = large_graph(papers=800, entities=1500, edges_per_paper=5)
    quiet(browser)
    viewer = Viewer(browser, write(graph, tmp_path)).open()
    assert viewer.shown == 240
    assert "240 of 2,300 nodes shown, 2,060 hidden" in viewer.one("#status").text
    viewer.search("entity 1499", Keys.ENTER)
    viewer.wait_for("Entity 1499")
    assert quiet(browser) == []


def test_a_page_of_nothing_opens(browser: Chrome, tmp_path: Path) -> None:
    quiet(browser)
    viewer = Viewer(browser, write(KnowledgeGraph(), tmp_path)).open()
    assert viewer.shown == 0
    assert quiet(browser) == []
