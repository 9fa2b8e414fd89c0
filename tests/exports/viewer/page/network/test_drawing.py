"""The network: names that can be read, none upon another."""

from itertools import combinations

import pytest
from selenium.webdriver import Keys

from kg.graph import KnowledgeGraph
from tests.exports.viewer.browser_page import Viewer
from tests.exports.viewer.page.network.canvas import Written, recording, written

pytestmark = pytest.mark.browser


def in_canvas(viewer: Viewer) -> tuple[float, float]:
    size = viewer.one("#network canvas").size
    return size["width"], size["height"]


@pytest.mark.parametrize(
    ("size", "least"), [("wide", 40), ("narrow", 12)], ids=["1280x800", "380x800"]
)
@pytest.mark.parametrize("fragment", ["", "#dataset/imagenet-1k", "#paper/missing"])
def test_no_name_stands_upon_another_and_none_is_cut(
    full: Viewer, request: pytest.FixtureRequest, size: str, least: int, fragment: str
) -> None:
    request.getfixturevalue(size)
    with recording(full):
        full.open(fragment)
        lines = written(full)
    assert len(lines) >= least
    assert [(a.text, b.text) for a, b in combinations(lines, 2) if a.meets(b)] == []
    width, height = in_canvas(full)
    for line in lines:
        assert 0 <= line.left < line.right <= width, line
        assert 0 <= line.top < line.bottom <= height, line


def test_the_recorder_sees_names_that_stand_upon_each_other(full: Viewer) -> None:
    with recording(full):
        full.open()
        full.driver.execute_script(
            "const ctx = document.querySelector('#network canvas').getContext('2d');"
            "ctx.fillText('one', 50, 50); ctx.fillText('two', 55, 53);"
        )
        both = full.driver.execute_script("return writtenTexts.slice(-2)")
    one, two = (Written(*line) for line in both)
    assert one.meets(two)


def test_the_entities_in_most_papers_bear_their_names_from_the_start(
    full: Viewer, annotated: KnowledgeGraph, wide: None
) -> None:
    del wide
    with recording(full):
        full.open()
        lines = written(full)
    shown = " ".join(line.text for line in sorted(lines, key=lambda line: line.top))
    for kind in ("Dataset", "Model"):
        most = max(annotated.nodes(kind), key=lambda node: len(annotated.papers_of(node)))  # type: ignore[arg-type]  # 'Argument 1 to "nodes" of "KnowledgeGraph" has incompatible type "str"'
        assert annotated.node(most)["name"] in shown


def test_coming_nearer_shows_more_names_and_moving_away_fewer(full: Viewer, wide: None) -> None:
    del wide
    with recording(full):
        full.open()
        counts = [len(written(full))]
        for button in ("#zoom-out", "#zoom-out", "#zoom-fit"):
            full.one(button).click()
            counts.append(len(written(full)))
    assert counts[0] > counts[1] > counts[2]
    assert counts[3] == counts[0]


def test_arrow_keys_move_the_network(viewer: Viewer) -> None:
    with recording(viewer):
        viewer.open()
        before = {line.text: line.left for line in written(viewer)}
        viewer.one("#network .vis-network").send_keys(Keys.ARROW_RIGHT)
        viewer.until(lambda: any(line.left != before[line.text] for line in written(viewer)))


def test_a_node_grows_with_the_number_of_its_papers(viewer: Viewer) -> None:
    viewer.open()
    sizes = viewer.driver.execute_script(
        "return Object.fromEntries(readJson('network-data').nodes.map((n) => [n.id, n.size]))"
    )
    assert sizes["dataset/imagenet-1k"] > sizes["model/net"] > sizes["dataset/imagenet"]
    assert sizes["dataset/imagenet"] > sizes["paper/p1"]
