"""For everyone: no barriers that axe-core finds, everything by keyboard, a name on every control.

axe-core: https://github.com/dequelabs/axe-core, fetched by tests/browser.sh and used here only.
"""

from collections.abc import Callable, Iterator

import pytest
from selenium.webdriver import ActionChains, Keys

from tests.exports.viewer.browser_page import Viewer, barriers
from tests.graphs.page import ASTRAL

pytestmark = pytest.mark.browser


def nothing(viewer: Viewer) -> None:
    del viewer


def search(viewer: Viewer) -> None:
    viewer.search("net", Keys.ARROW_DOWN)


def search_in_vain(viewer: Viewer) -> None:
    viewer.search("zzz")


def filters(viewer: Viewer) -> None:
    viewer.one("#filters-open").click()
    viewer.one("#filters input[value=mentions]").click()


def takeaway(viewer: Viewer) -> None:
    viewer.one("#takeaway-open").click()


def dialog(viewer: Viewer) -> None:
    takeaway(viewer)
    viewer.one("#takeaway [value=sparql]").click()


STATES: dict[str, tuple[str, Callable[[Viewer], None]]] = {
    "overview": ("", nothing),
    "search": ("", search),
    "search in vain": ("", search_in_vain),
    "entity": ("#dataset/imagenet-1k", nothing),
    "selected": ("#paper/p1?see=model/net", nothing),
    "paper": ("#paper/p1", nothing),
    "result": ("#result/p1-1", nothing),
    "link": ("#link/github.com%2Fsome%2Fnet", nothing),
    "statement": ("#paper/p1?edge=paper/p1,uses,dataset/imagenet-1k", nothing),
    "filters": ("#dataset/imagenet-1k", filters),
    "takeaway": ("", takeaway),
    "dialog": ("#dataset/imagenet-1k", dialog),
}


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_no_barrier_in_light_and_dark(
    viewer: Viewer, axe: str, schemes: Callable[[], Iterator[str]], state: str
) -> None:
    fragment, act = STATES[state]
    act(viewer.open(fragment))
    for scheme in schemes():
        assert barriers(viewer.driver, axe) == [], scheme


@pytest.mark.parametrize("state", ["overview", "search", "paper", "entity", "filters", "dialog"])
@pytest.mark.usefixtures("narrow")
def test_axe_finds_no_barrier_on_a_narrow_screen(viewer: Viewer, axe: str, state: str) -> None:
    fragment, act = STATES[state]
    act(viewer.open(fragment))
    assert barriers(viewer.driver, axe) == []


def test_axe_would_find_a_barrier(viewer: Viewer, axe: str) -> None:
    viewer.open()
    viewer.driver.execute_script("document.querySelector('main').append(new Image())")
    assert any(found.startswith("image-alt") for found in barriers(viewer.driver, axe))


def tabbed(viewer: Viewer, most: int) -> list[str]:
    """Names of what the Tab key reaches, one after the other."""
    named = []
    for _ in range(most):
        ActionChains(viewer.driver).send_keys(Keys.TAB).perform()
        named.append(viewer.driver.switch_to.active_element.accessible_name)
    return named


def test_all_is_reached_by_keyboard_with_a_name_on_every_control(viewer: Viewer) -> None:
    viewer.open("#paper/p1")
    named = tabbed(viewer, 30)
    assert all(named)
    controls = {"Filters", "Take away", "Overview", "+1", "+2", "Zoom in", "Zoom out"}
    assert controls | {"Show the whole network", "Dataset", "Model"} <= set(named)
    assert any(name.startswith("Find a paper, model") for name in named)
    assert {"ImageNet-1K", "accuracy", ASTRAL} <= set(named)
    assert f"Sentences that say: {ASTRAL}: A Network uses ImageNet-1K" in named


def test_one_walks_from_node_to_node_without_a_pointer(viewer: Viewer) -> None:
    viewer.open().search("imagenet-1k", Keys.ENTER)
    viewer.wait_for("ImageNet-1K")
    focused = viewer.driver.switch_to.active_element
    assert focused.text == "ImageNet-1K"
    viewer.one("#pane a.node[href='#paper/p1']").send_keys(Keys.ENTER)
    viewer.wait_for(f"{ASTRAL}: A Network")
    viewer.one("#pane a.why").send_keys(Keys.ENTER)
    viewer.until(lambda: "edge=" in viewer.fragment)
    assert viewer.driver.switch_to.active_element.tag_name == "h2"


@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_nothing_shifts_while_the_page_is_built(
    viewer: Viewer, request: pytest.FixtureRequest, size: str
) -> None:
    """Layout shifts: https://web.dev/articles/cls"""
    request.getfixturevalue(size)
    viewer.open("#dataset/imagenet-1k")
    shifts = viewer.driver.execute_async_script(
        "const done = arguments[0];"
        "new PerformanceObserver((list, self) => { self.disconnect();"
        " done(list.getEntries().reduce((sum, { value }) => sum + value, 0)); })"
        ".observe({ type: 'layout-shift', buffered: true });"
        "setTimeout(() => done(0), 500);"
    )
    assert shifts < 0.01
