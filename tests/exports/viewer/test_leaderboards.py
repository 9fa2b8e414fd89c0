"""The tables of the page, compared with the leaderboards of Python."""

from random import Random

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By

from kg.leaderboards.ranking import listed
from kg.leaderboards.reported import reported_on
from kg.schema import Kind
from tests.exports.viewer.browser_page import Viewer, quiet, write
from tests.graphs.hard_scores import METRICS, drawn_scores, hard_scores

pytestmark = pytest.mark.browser

READ = """
for (let more; (more = document.querySelector("#pane .more")); ) more.click();
const links = document.querySelectorAll("#pane .boards td.score a");
return [...links].map((link) => link.getAttribute("href").split("edge=")[1]);
"""


@pytest.mark.parametrize("seed", [None, 0, 1])
def test_every_entity_lists_the_results_of_python_in_their_order(
    browser: Chrome, tmp_path_factory: pytest.TempPathFactory, seed: int | None
) -> None:
    graph = hard_scores() if seed is None else drawn_scores(Random(seed))
    viewer = Viewer(browser, write(graph, tmp_path_factory.mktemp("scores")))
    quiet(browser)
    for node in (node for kind in Kind for node in graph.nodes(kind)):
        viewer.open(f"#{node}")
        expected = [f"{each.paper},reports,{each.id}" for each in listed(reported_on(graph, node))]
        assert browser.execute_script(READ) == expected
        if expected:
            assert f"Results ({len(expected)})" in viewer.texts("#pane h3")
    assert quiet(browser) == []


def test_only_scores_that_compare_can_be_sorted(
    browser: Chrome, tmp_path_factory: pytest.TempPathFactory
) -> None:
    graph = hard_scores()
    Viewer(browser, write(graph, tmp_path_factory.mktemp("scores"))).open("#dataset/bench")
    browser.execute_script(READ)
    boards = browser.find_elements(By.CSS_SELECTOR, "#pane .boards > li")
    sortable = {
        " ".join(board.find_element(By.TAG_NAME, "h4").text.split()): "Score"
        in [button.text for button in board.find_elements(By.CSS_SELECTOR, "th button")]
        for board in boards
    }
    assert sortable == {
        **dict.fromkeys(METRICS, True),
        "no metric named": False,
        "accuracy (differences)": False,
        "BLEU (differences)": False,
    }
