"""The page in a real browser: found, shown, filtered, and nothing loaded."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver import ActionChains, Chrome, Keys
from selenium.webdriver.common.by import By

from kg.graph import KnowledgeGraph
from kg.schema import Kind
from tests.exports.viewer.graphs import ASTRAL, HOSTILE, large_graph, small_graph
from tests.exports.viewer.page import Viewer, emulate, quiet, requested, write

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    return write(small_graph(), tmp_path_factory.mktemp("page"))


@pytest.fixture
def viewer(browser: Chrome, address: str) -> Iterator[Viewer]:
    """The small graph's page; whatever a test does there, the console stays silent."""
    quiet(browser)
    yield Viewer(browser, address)
    assert quiet(browser) == []


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
    expected = "9 nodes shown, 3 hidden: the 6 entities in most papers, and 3 papers."
    assert viewer.one("#status").text == expected
    assert viewer.shown == 9
    assert viewer.one("#totals").text == "3 papers, 6 entities"


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("ImageNet-1K", "ImageNet-1K"),
        ("imagenet1k", "ImageNet-1K"),
        ("imagenet", "ImageNet"),
        ("ilsvrc", "ImageNet-1K"),
        ("convolutional net", "CNN"),
        ("again", "Again ImageNet"),
        ("81.2", "81.2% accuracy on ImageNet-1K"),
        ("github.com", "https://github.com/some/net"),
        ("onerror", HOSTILE),
    ],
)
def test_a_node_is_found_by_part_of_its_name_or_alias(
    viewer: Viewer, query: str, title: str
) -> None:
    viewer.open().search(query, Keys.ENTER)
    viewer.wait_for(title)


def test_of_equal_fits_what_more_papers_speak_of_comes_first(viewer: Viewer) -> None:
    viewer.open().search("net")
    names = viewer.texts("#found [role=option] .name")
    assert names == [ASTRAL, "https://github.com/some/net", f"{ASTRAL}: A Network", *names[3:]]


def test_arrow_keys_walk_through_what_was_found(viewer: Viewer) -> None:
    viewer.open().search("imagenet", Keys.ARROW_DOWN)
    names = viewer.texts("#found [role=option] .name")
    assert names[:2] == ["ImageNet", "ImageNet-1K"]
    active = viewer.one("#search").get_attribute("aria-activedescendant")
    assert viewer.one("#found [aria-selected=true]").get_attribute("id") == active
    viewer.search(Keys.ARROW_UP, Keys.ARROW_UP, Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ENTER)
    viewer.wait_for("ImageNet-1K")


def test_escape_closes_the_list_and_an_unknown_name_is_said_to_be_unknown(viewer: Viewer) -> None:
    viewer.open().search("zzzz")
    assert viewer.texts("#found li") == ["No node bears such a name."]
    viewer.search(Keys.ENTER, Keys.ESCAPE)
    assert not viewer.one("#found").is_displayed()
    assert viewer.fragment == ""


def test_a_slash_goes_to_the_search_box(viewer: Viewer) -> None:
    viewer.open()
    viewer.one("body").send_keys("/")
    assert viewer.driver.switch_to.active_element.get_attribute("id") == "search"
    assert viewer.one("#search").get_property("value") == ""


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


def test_a_paper_shows_its_entities_marked_in_its_text(viewer: Viewer) -> None:
    viewer.open("#paper/p1")
    assert viewer.title == f"{ASTRAL}: A Network"
    marks = viewer.texts("#pane .mark")
    assert marks == [
        ASTRAL,
        ASTRAL,
        "accuracy",
        "ImageNet-1K",
        "CNN",
        "https://github.com/some/net",
    ]
    classes = viewer.one(".abstract .mark").get_attribute("class") or ""
    assert "kind-Model" in classes
    headings = viewer.texts("#pane h3")
    assert headings == [
        "Abstract",
        "Introduced here (1)",
        "Used here (2)",
        "Mentioned here (1)",
        "Results (1)",
        "Links",
        "Where it came from",
    ]
    assert "000.txt, line 7 (page of Mar 12)" in viewer.texts("#pane li")
    assert viewer.one(".value").text == "81.2%"


def test_an_entity_shows_who_speaks_of_it_with_the_sentence(viewer: Viewer) -> None:
    viewer.open("#dataset/imagenet-1k")
    headings = viewer.texts("#pane h3")
    assert headings == ["Variant of", "Used by (2)", "Mentioned by (1)", "Results (1)"]
    quotes = viewer.texts("#pane .evidence q")
    assert quotes[0] == f"{ASTRAL} reaches 81.2% accuracy on ImageNet-1K."
    assert set(viewer.texts("#pane .evidence mark")) == {"ImageNet-1K", "81.2%"}
    assert viewer.shown == 6


def test_a_hostile_paper_is_shown_as_it_was_written(viewer: Viewer) -> None:
    viewer.open("#paper/evil")
    assert viewer.title == HOSTILE
    assert viewer.driver.find_elements(By.TAG_NAME, "img") == []
    assert viewer.driver.title.startswith("</script><img")


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


def test_the_legend_filters_the_network_by_kind(viewer: Viewer) -> None:
    viewer.open()
    button = viewer.one("#legend .kind-Dataset")
    button.click()
    assert (button.get_attribute("aria-pressed"), viewer.shown) == ("false", 7)
    assert "7 nodes shown, 5 hidden" in viewer.one("#status").text
    button.send_keys(Keys.ENTER)
    assert (button.get_attribute("aria-pressed"), viewer.shown) == ("true", 9)


def test_a_click_on_a_node_opens_it(browser: Chrome, tmp_path: Path) -> None:
    graph = KnowledgeGraph()
    graph.add_node("model/only", Kind.MODEL, "Only")
    viewer = Viewer(browser, write(graph, tmp_path)).open()
    # The label stands below the node, so the node is a little above the middle.
    canvas = viewer.one("#network canvas")
    ActionChains(browser).move_to_element_with_offset(canvas, 0, -31).click().perform()
    viewer.wait_for("Only")


def test_all_is_reached_by_keyboard_with_labels_on_every_control(viewer: Viewer) -> None:
    viewer.open("#paper/p1")
    named = []
    for _ in range(14):
        ActionChains(viewer.driver).send_keys(Keys.TAB).perform()
        element = viewer.driver.switch_to.active_element
        named.append(element.accessible_name)
    assert all(named)
    assert {"Zoom in", "Zoom out", "Show the whole network"} <= set(named)
    assert any(name.startswith("Find a paper, model") for name in named)


@pytest.mark.parametrize("fragment", ["", "#paper/p1", "#paper/evil", "#dataset/imagenet-1k"])
def test_a_narrow_screen_needs_no_sideways_scrolling(viewer: Viewer, fragment: str) -> None:
    size = {"width": 380, "height": 740, "deviceScaleFactor": 1, "mobile": True}
    emulate(viewer.driver, "setDeviceMetricsOverride", **size)
    try:
        viewer.open(fragment)
        widths = "return [document.documentElement.scrollWidth, innerWidth]"
        assert viewer.driver.execute_script(widths) == [380, 380]
        for selector in ("#search", "#network canvas", "#pane h2", "#legend button:last-of-type"):
            box = viewer.one(selector).rect
            assert box["width"] > 0
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= 380, selector
    finally:
        emulate(viewer.driver, "clearDeviceMetricsOverride")


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
    assert "240 nodes shown, 2,060 hidden" in viewer.one("#status").text
    viewer.search("entity 1499", Keys.ENTER)
    viewer.wait_for("Entity 1499")
    assert quiet(browser) == []


def test_a_page_of_nothing_opens(browser: Chrome, tmp_path: Path) -> None:
    quiet(browser)
    viewer = Viewer(browser, write(KnowledgeGraph(), tmp_path)).open()
    assert viewer.shown == 0
    assert quiet(browser) == []
