"""Walking through the graph: a click reads, a double click centres, and the way back."""

import pytest

from tests.exports.viewer.browser_page import Viewer
from tests.exports.viewer.page.network.canvas import click_at, click_node, recording, written
from tests.graphs.page import ASTRAL

pytestmark = pytest.mark.browser


def test_a_click_shows_a_node_beside_the_network_which_stays(viewer: Viewer) -> None:
    with recording(viewer):
        viewer.open()
        shown = viewer.shown
        click_node(viewer, "ImageNet-1K")
        viewer.wait_for("ImageNet-1K")
    assert viewer.fragment == "#?see=dataset/imagenet-1k"
    assert viewer.shown == shown


def test_a_double_click_puts_a_node_in_the_middle(viewer: Viewer) -> None:
    with recording(viewer):
        viewer.open()
        click_node(viewer, "ImageNet-1K", double=True)
        viewer.until(lambda: viewer.fragment == "#dataset/imagenet-1k")
    assert viewer.title == "ImageNet-1K"
    assert viewer.one("#status").text == "ImageNet-1K and 5 neighbours."


def test_a_click_beside_the_nodes_closes_what_was_read(viewer: Viewer) -> None:
    with recording(viewer):
        viewer.open("#?see=dataset/imagenet-1k")
        click_at(viewer, 5, 300)
        viewer.wait_for("Start here")


def test_a_click_on_a_line_shows_the_sentence_that_says_so(viewer: Viewer) -> None:
    with recording(viewer):
        viewer.open("#paper/p2?hops=1")
        size = viewer.one("#network canvas").size
        (name,) = [line for line in written(viewer) if line.text == "ImageNet-1K"]
        # The paper stands in the middle; halfway to the dataset there is only the line.
        middle = (size["width"] / 2, size["height"] / 2 + 8)
        x, y = (name.left + name.right) / 2, (name.top + name.bottom) / 2
        click_at(viewer, (middle[0] + x) / 2, (middle[1] + y) / 2)
        viewer.until(lambda: "edge=" in viewer.fragment)
    assert viewer.fragment.endswith("edge=paper/p2,uses,dataset/imagenet-1k")
    assert viewer.texts("#pane .evidence mark") == ["ImageNet-1K"]


def test_two_steps_show_the_neighbours_of_neighbours(viewer: Viewer) -> None:
    viewer.open("#dataset/imagenet-1k")
    one_step = viewer.shown
    viewer.one("#hops-2").click()
    viewer.until(lambda: viewer.shown > one_step)
    assert viewer.fragment == "#dataset/imagenet-1k?hops=2"
    assert viewer.one("#hops-2").get_attribute("aria-pressed") == "true"
    viewer.one("#hops-1").click()
    viewer.until(lambda: viewer.shown == one_step)
    assert viewer.fragment == "#dataset/imagenet-1k"


def test_a_node_with_few_neighbours_is_shown_with_theirs(viewer: Viewer) -> None:
    viewer.open("#model/cnn")
    assert viewer.one("#hops-2").get_attribute("aria-pressed") == "true"
    assert viewer.shown > 2
    viewer.one("#hops-1").click()
    viewer.until(lambda: viewer.shown == 2)
    assert viewer.fragment == "#model/cnn?hops=1"


def test_back_undoes_each_step_and_is_offered_only_after_one(viewer: Viewer) -> None:
    viewer.open()
    assert not viewer.one("#back").is_displayed()
    viewer.one("#pane a.node[href='#dataset/imagenet-1k']").click()
    viewer.wait_for("ImageNet-1K")
    viewer.one("#pane a.node[href='#paper/p1']").click()
    viewer.wait_for(f"{ASTRAL}: A Network")
    viewer.one("#back").click()
    viewer.wait_for("ImageNet-1K")
    viewer.one("#back").click()
    viewer.wait_for("Start here")
    assert not viewer.one("#back").is_displayed()


def test_from_anywhere_one_button_leads_to_the_overview(viewer: Viewer) -> None:
    viewer.open("#dataset/imagenet-1k?hops=2")
    viewer.one("#to-overview").click()
    viewer.wait_for("Start here")
    assert viewer.fragment == ""
