"""The search box: every name and alias, the best first, all by keyboard."""

import pytest
from selenium.webdriver import Keys

from tests.exports.viewer.browser_page import Viewer
from tests.graphs.page import ASTRAL, HOSTILE

pytestmark = pytest.mark.browser


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
        ("imagnet 1k", "ImageNet-1K"),
        ("acuracy", "accuracy"),
        ("networks convolutional", "CNN"),
        ("cnns", "CNN"),
        ("b author 2024", f"{ASTRAL}: A Network"),
        ("journal nets", f"{ASTRAL}: A Network"),
    ],
)
def test_a_node_is_found_by_part_of_its_name_or_alias(
    viewer: Viewer, query: str, title: str
) -> None:
    viewer.open().search(query, Keys.ENTER)
    viewer.wait_for(title)


def test_a_paper_found_by_its_authors_venue_or_year_shows_them(viewer: Viewer) -> None:
    viewer.open().search("author nets 2024")
    (name,) = viewer.texts("#found [role=option] .name")
    assert name == f"{ASTRAL}: A Network A. Author, B. Author, Journal of Nets, 2024"


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
    assert viewer.one("#found-note").text == "No node has a name like this."
    viewer.search(Keys.ENTER, Keys.ESCAPE)
    assert not viewer.one("#found-box").is_displayed()
    assert viewer.fragment == ""


def test_a_slash_goes_to_the_search_box(viewer: Viewer) -> None:
    viewer.open()
    viewer.one("body").send_keys("/")
    assert viewer.driver.switch_to.active_element.get_attribute("id") == "search"
    assert viewer.one("#search").get_property("value") == ""


def test_an_alias_finds_what_it_stands_for_before_longer_names(full: Viewer) -> None:
    full.open().search("vit")
    assert full.texts("#found [role=option] .name")[0].startswith("Vision Transformer also ViT")
    full.search(Keys.ENTER)
    full.wait_for("Vision Transformer")
    assert full.fragment == "#model/vision-transformer"


def test_the_list_says_how_many_more_there_are(full: Viewer) -> None:
    full.open().search("a")
    assert len(full.texts("#found [role=option]")) == 40
    assert "more: type on" in full.one("#found-note").text


def test_a_slash_in_another_field_stays_there(viewer: Viewer) -> None:
    viewer.open()
    viewer.one("#filters-open").click()
    viewer.one("#filter-papers").send_keys("/")
    assert viewer.driver.switch_to.active_element.get_attribute("id") == "filter-papers"
