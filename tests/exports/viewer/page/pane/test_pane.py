"""The pane: what it says of papers, entities, statements, and in which order."""

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement

from kg.graph import KnowledgeGraph
from kg.schema import Kind, ResultKind
from tests.exports.viewer.browser_page import Viewer, write
from tests.graphs.build import add_entity, add_paper, add_result, said
from tests.graphs.page import ASTRAL

pytestmark = pytest.mark.browser


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
    assert viewer.one("#pane td.score").text == "81.2%"


def test_an_entity_shows_who_speaks_of_it_with_the_sentence(viewer: Viewer) -> None:
    viewer.open("#dataset/imagenet-1k")
    headings = viewer.texts("#pane h3")
    assert headings == [
        "Results (1)",
        "Used by (2)",
        "Mentioned by (1)",
        "Variant of",
        "Repositories of its papers (1)",
    ]
    assert "In 3 papers: used in 2, mentioned in 1" in viewer.one("#pane").text
    quotes = viewer.texts("#pane .evidence q")
    assert quotes[0] == f"{ASTRAL} reaches 81.2% accuracy on ImageNet-1K."
    assert set(viewer.texts("#pane .evidence mark")) == {"ImageNet-1K"}


def test_a_model_shows_its_introducer_and_what_that_paper_evaluates_on(viewer: Viewer) -> None:
    viewer.open("#model/net")
    assert viewer.texts("#pane h3")[:3] == [
        "Introduced by (1)",
        "Datasets that its paper uses (1)",
        "Results (1)",
    ]
    assert "Its own, by" in viewer.one("#pane").text


def test_a_statement_shows_its_sentences_its_confidence_and_who_found_it(viewer: Viewer) -> None:
    viewer.open("#paper/p1").one("#pane a.why[href*='uses,dataset/imagenet-1k']").click()
    viewer.until(lambda: "edge=" in viewer.fragment)
    assert viewer.fragment == "#paper/p1?edge=paper/p1,uses,dataset/imagenet-1k"
    assert viewer.texts("#pane .evidence q") == [f"{ASTRAL} reaches 81.2% accuracy on ImageNet-1K."]
    assert viewer.texts("#pane .evidence mark") == ["ImageNet-1K"]
    facts = dict(zip(viewer.texts("#pane dt"), viewer.texts("#pane dd"), strict=True))
    assert facts == {
        "Confidence": "90 %",
        "Found by": "rules",
        "Places": "\u201cImageNet-1K\u201d",
    }


def test_a_statement_of_two_places_marks_both_in_title_and_abstract(viewer: Viewer) -> None:
    viewer.open("#?edge=paper/p1,introduces,model/net")
    assert viewer.texts("#pane .evidence mark") == [ASTRAL, ASTRAL]
    assert len(viewer.texts("#pane .evidence q")) == 2


@pytest.mark.parametrize(
    ("edge", "reason"),
    [
        ("dataset/imagenet-1k,variantOf,dataset/imagenet", "the two names say so"),
        ("result/p1-1,onDataset,dataset/imagenet-1k", "Read beside the number"),
    ],
)
def test_a_statement_without_a_sentence_says_why(viewer: Viewer, edge: str, reason: str) -> None:
    viewer.open(f"#?edge={edge}")
    assert reason in viewer.one("#pane").text


def scores() -> KnowledgeGraph:
    """Results of one dataset: two metrics known, one unknown, and a difference."""
    graph = KnowledgeGraph()
    dataset = add_entity(graph, Kind.DATASET, "D", identifiers=(("arxiv", "1912.00001"),))
    for name in ("accuracy", "word error rate", "elegance"):
        add_entity(graph, Kind.METRIC, name, node=f"metric/{name[0]}")
    rows = [
        ("93%", "a", "absolute"),
        ("0.95", "a", "absolute"),
        ("9.5%", "a", "absolute"),
        ("7.1", "w", "absolute"),
        ("12", "w", "absolute"),
        ("3", "e", "absolute"),
        ("5", "e", "absolute"),
        ("1.5%", "a", "delta"),
    ]
    for number, (value, metric, kind) in enumerate(rows):
        paper = add_paper(graph, f"p{number}", f"Paper {9 - number}", f"We get {value} on D.")
        score = said(graph, paper, value.removesuffix("%"))
        ends = (dataset, f"metric/{metric}")
        add_result(graph, paper, value, *ends, kind=ResultKind(kind), statement=score)
    return graph


@pytest.fixture(scope="module")
def boards(browser: Chrome, tmp_path_factory: pytest.TempPathFactory) -> Viewer:
    return Viewer(browser, write(scores(), tmp_path_factory.mktemp("scores")))


def table(viewer: Viewer, place: int) -> WebElement:
    return viewer.driver.find_elements(By.CSS_SELECTOR, "#pane .boards > li")[place]


def column(viewer: Viewer, place: int, selector: str = ".score") -> list[str]:
    return [
        cell.text for cell in table(viewer, place).find_elements(By.CSS_SELECTOR, f"td{selector}")
    ]


def test_scores_are_ranked_where_it_is_known_which_way_is_better(boards: Viewer) -> None:
    boards.open("#dataset/d")
    boards.one("#pane .boards + .more").click()
    assert column(boards, 0) == ["0.95", "93%", "9.5%"]
    assert "Higher is better" in table(boards, 0).text
    assert column(boards, 1) == ["3", "5"]
    assert "listed, not ranked" in table(boards, 1).text
    assert column(boards, 2) == ["7.1", "12"]
    assert "Lower is better" in table(boards, 2).text
    assert column(boards, 3) == ["\u0394 1.5%"]
    assert "differences: listed, not ranked" in table(boards, 3).text


def test_a_click_on_a_header_sorts_and_says_so(boards: Viewer) -> None:
    boards.open("#dataset/d")

    def heads() -> dict[str, str | None]:
        found = table(boards, 0).find_elements(By.TAG_NAME, "th")
        return {head.text.split()[0]: head.get_attribute("aria-sort") for head in found}

    def press(name: str) -> None:
        (button,) = [
            button
            for button in table(boards, 0).find_elements(By.CSS_SELECTOR, "th button")
            if button.text.startswith(name)
        ]
        button.click()

    assert heads() == {"Score": "descending", "Paper": None}
    press("Score")
    assert (column(boards, 0), heads()["Score"]) == (["9.5%", "93%", "0.95"], "ascending")
    press("Paper")
    assert column(boards, 0, ".paper") == ["Paper 7", "Paper 8", "Paper 9"]
    assert heads() == {"Score": None, "Paper": "ascending"}
    press("Paper")
    assert column(boards, 0, ".paper") == ["Paper 9", "Paper 8", "Paper 7"]


def test_a_score_leads_to_the_sentence_that_reports_it(boards: Viewer) -> None:
    boards.open("#dataset/d")
    table(boards, 0).find_element(By.CSS_SELECTOR, ".score a").click()
    boards.until(lambda: "edge=" in boards.fragment)
    assert boards.texts("#pane .evidence mark") == ["0.95"]


def test_identifiers_elsewhere_are_links(boards: Viewer) -> None:
    boards.open("#dataset/d")
    links = boards.driver.find_elements(By.CSS_SELECTOR, "#pane dd a.address")
    assert [link.get_attribute("href") for link in links] == ["https://arxiv.org/abs/1912.00001"]


def test_a_long_list_opens_on_demand(full: Viewer) -> None:
    full.open("#dataset/imagenet-1k")
    before = len(full.texts("#pane li"))
    full.one("#pane section:nth-of-type(2) .more").click()
    assert len(full.texts("#pane li")) > before
