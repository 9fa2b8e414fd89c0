"""Corrections in a real browser: found, made and undone by keyboard and mouse, without barriers."""

from collections.abc import Callable, Iterator

import pytest
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver import ActionChains, Chrome, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait
from starlette.applications import Starlette

from kg.corrections.override_file import read_overrides
from kg.corrections.sorts import Drop, EditResult, Rename, ResultFields, SetRole
from kg.schema import Kind, Role
from tests.exports.server.conftest import served
from tests.exports.server.edit.conftest import SECRET, Bench
from tests.exports.viewer.browser_page import barriers, quiet

pytestmark = [pytest.mark.browser, pytest.mark.server]


class Editor:
    """A browser at the server, and what a user does there."""

    def __init__(self, driver: Chrome, address: str) -> None:
        self.driver, self.address = driver, address

    def begin(self, token: str = SECRET) -> None:
        self.driver.get("about:blank")
        self.driver.get(f"{self.address}/edit#{token}")

    def open(self, path: str) -> "Editor":
        self.driver.get("about:blank")
        self.driver.get(f"{self.address}{path}")
        self.until(lambda: self.is_ready)
        return self

    @property
    def is_ready(self) -> bool:
        state = self.driver.execute_script("return document.documentElement.dataset.edit")
        return bool(state == "ready")

    def until(self, true: Callable[[], bool]) -> None:
        gone = [StaleElementReferenceException]
        wait = WebDriverWait(self.driver, 60, poll_frequency=0.05, ignored_exceptions=gone)
        wait.until(lambda _: true())

    def all(self, selector: str) -> list[WebElement]:
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector: str) -> WebElement:
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def shown(self, selector: str) -> bool:
        """Whether something is there to be seen; a page may be replaced meanwhile."""
        return bool(
            self.driver.execute_script(
                "return [...document.querySelectorAll(arguments[0])]"
                ".some((each) => each.checkVisibility())",
                selector,
            )
        )

    def button(self, source: str, relation: str = "", target: str = "") -> WebElement:
        """The button beside a statement."""
        at = f'[data-source="{source}"][data-relation="{relation}"][data-target="{target}"]'
        self.until(lambda: self.shown(f"button.not-right{at}"))
        return self.one(f"button.not-right{at}")

    def ask(self, source: str, relation: str = "", target: str = "") -> None:
        self.button(source, relation, target).click()
        self.until(lambda: self.shown("dialog.edit-box"))

    def choose(self, name: str) -> None:
        self.one(f".edit-choice input[value={name}]").click()

    def fill(self, text: str) -> None:
        field = self.one(".edit-choice.chosen .edit-field input")
        field.clear()
        field.send_keys(text)

    def write(self) -> None:
        self.until(lambda: self.one(".edit-write").is_enabled())
        self.one(".edit-write").click()
        self.until(lambda: self.is_told("Corrected"))

    def is_told(self, words: str) -> bool:
        told = "return document.querySelector('#edit-done [role=status]')?.textContent || ''"
        return words in str(self.driver.execute_script(told)) and self.is_ready

    def undo(self) -> None:
        self.one("#edit-done .edit-undo").click()
        self.until(lambda: self.is_told("Undone"))

    @property
    def focused(self) -> WebElement:
        return self.driver.switch_to.active_element

    def press(self, *keys: str) -> None:
        ActionChains(self.driver).send_keys(*keys).perform()


@pytest.fixture
def editor(browser: Chrome, app: Starlette) -> Iterator[Editor]:
    """A browser that may correct; whatever is done there, the console stays silent."""
    with served(app) as address:
        quiet(browser)
        editor = Editor(browser, address)
        editor.begin()
        editor.until(lambda: browser.current_url == f"{address}/")
        editor.until(lambda: editor.is_ready)
        yield editor
        assert quiet(browser) == []
        browser.get("about:blank")


def test_the_token_leaves_the_address_and_lets_every_page_correct(editor: Editor) -> None:
    assert SECRET not in editor.driver.current_url
    editor.open("/model/zorbnet")
    assert SECRET not in editor.driver.page_source
    assert editor.all("button.not-right")
    assert all(button.is_displayed() for button in editor.all("button.not-right"))


def test_without_the_right_token_pages_are_to_be_read(browser: Chrome, app: Starlette) -> None:
    with served(app) as address:
        editor = Editor(browser, address)
        editor.begin("wrong")
        editor.until(lambda: "kg serve --edit" in editor.one("#edit-begin").text)
        assert "wrong" not in browser.current_url
        browser.get(f"{address}/model/zorbnet")
        assert editor.all("button.not-right")
        assert not editor.shown("button.not-right")
        assert not editor.shown("#edit-done")
        browser.get("about:blank")
    quiet(browser)


def test_a_name_is_corrected_and_undone_by_keyboard_alone(editor: Editor, bench: Bench) -> None:
    editor.open("/model/zorbnet")
    button = editor.button("model/zorbnet")
    editor.driver.execute_script("arguments[0].focus()", button)
    editor.press(Keys.ENTER)
    editor.until(lambda: editor.shown("dialog.edit-box"))
    assert editor.focused.get_attribute("value") == "kind"
    editor.press(Keys.ARROW_DOWN, Keys.TAB)
    assert editor.focused.get_attribute("id") == "edit-value-name"
    editor.press(Keys.END, ' "2"')
    editor.until(lambda: 'to = "ZorbNet \\"2\\""' in editor.one("#edit-preview").text)
    editor.press(Keys.ENTER)
    editor.until(lambda: editor.is_told("Corrected"))
    assert read_overrides(bench.file).rename == (Rename(Kind.MODEL, "ZorbNet", 'ZorbNet "2"'),)
    editor.until(lambda: editor.one("h1").text == 'ZorbNet "2"')
    editor.press(Keys.TAB)
    assert editor.focused.text == "Undo"
    editor.press(Keys.ENTER)
    editor.until(lambda: editor.is_told("Undone"))
    assert not bench.file.exists()
    assert editor.driver.current_url.endswith("/model/zorbnet")


def test_escape_leaves_all_as_it_was_and_gives_the_focus_back(editor: Editor, bench: Bench) -> None:
    editor.open("/model/zorbnet").ask("paper/again", "uses", "model/zorbnet")
    editor.choose("drop")
    editor.press(Keys.ESCAPE)
    editor.until(lambda: not editor.all("dialog.edit-box"))
    assert editor.focused == editor.button("paper/again", "uses", "model/zorbnet")
    assert not bench.file.exists()


def test_a_role_is_corrected_on_the_page_of_a_paper(editor: Editor, bench: Bench) -> None:
    editor.open("/paper/again").ask("paper/again", "uses", "dataset/cifar-10")
    editor.choose("role")
    assert [option.text for option in editor.all(".chosen option")] == [
        "introduces it",
        "only mentions it",
    ]
    editor.one(".chosen option[value=mentioned]").click()
    editor.write()
    (role,) = read_overrides(bench.file).role
    assert role == SetRole("again", Kind.DATASET, "CIFAR-10", Role.MENTIONED)
    assert editor.button("paper/again", "mentions", "dataset/cifar-10").is_displayed()


def test_a_score_is_corrected_and_dropped_where_results_are_listed(
    editor: Editor, bench: Bench
) -> None:
    editor.open("/paper/zorbnet")
    button = editor.all('button[data-relation="reports"]')[0]
    editor.ask(*(str(button.get_attribute(f"data-{n}")) for n in ("source", "relation", "target")))
    editor.choose("score")
    old = editor.one(".chosen .edit-field input").get_attribute("value")
    editor.fill("99.9")
    editor.write()
    (result,) = read_overrides(bench.file).result
    assert result == EditResult("zorbnet", ResultFields(value=old), ResultFields(value="99.9"))
    assert "99.9%" in editor.one(".results").text


def test_names_are_suggested_for_what_is_the_same(editor: Editor) -> None:
    editor.open("/dataset/cifar-10").ask("dataset/cifar-10")
    editor.choose("same")
    editor.fill("cifar")
    editor.until(lambda: bool(editor.all("datalist option")))
    names = [option.get_attribute("value") for option in editor.all("datalist option")]
    assert "CIFAR" in names


def test_what_cannot_be_is_said_in_the_dialog(editor: Editor, bench: Bench) -> None:
    editor.open("/model/zorbnet").ask("model/zorbnet")
    editor.choose("same")
    editor.fill("Nothing at all")
    editor.until(lambda: editor.one(".edit-write").is_enabled())
    editor.one(".edit-write").click()
    editor.until(lambda: "Nothing at all" in editor.one(".edit-problem").text)
    assert not bench.file.exists()
    quiet(editor.driver)  # the browser notes the answer 400


def test_the_viewer_corrects_what_its_pane_says(editor: Editor, bench: Bench) -> None:
    editor.open("/#model/zorbnet").ask("paper/again", "uses", "model/zorbnet")
    editor.choose("drop")
    editor.write()
    assert read_overrides(bench.file).drop == (Drop("again", Kind.MODEL, "ZorbNet"),)
    assert editor.driver.current_url.endswith("/#model/zorbnet")
    assert "Again" not in editor.one("#pane").text
    editor.undo()
    editor.until(lambda: "Again" in editor.one("#pane").text)


def test_the_viewer_goes_to_where_a_node_has_gone(editor: Editor) -> None:
    editor.open("/#model/zorbnet").ask("model/zorbnet")
    editor.choose("kind")
    editor.one(".chosen option[value=Method]").click()
    editor.write()
    assert editor.driver.current_url.endswith("/#method/zorbnet")
    assert editor.one("#pane h2").text == "ZorbNet"


def test_the_statement_that_the_viewer_shows_can_be_corrected(editor: Editor) -> None:
    editor.open("/#?edge=paper/again,uses,model/zorbnet")
    editor.ask("paper/again", "uses", "model/zorbnet")
    editor.choose("role")
    editor.write()
    assert "edge=" not in editor.driver.current_url


def test_hostile_names_are_text(editor: Editor) -> None:
    editor.open("/task/%3Cb%3E").ask("task/%3Cb%3E")
    assert editor.one(".edit-says").text == "<b> is a task"
    assert editor.all("dialog b") == []
    editor.choose("name")
    editor.fill("<img src=x onerror=alert(1)>")
    editor.write()
    assert editor.all("img") == []
    editor.one("#edit-done summary").click()
    assert "onerror" in editor.one("#edit-done pre").text


@pytest.mark.parametrize("path", ["/model/zorbnet", "/paper/zorbnet", "/#model/zorbnet"])
def test_axe_finds_no_barrier_in_light_and_dark(
    editor: Editor, axe: str, schemes: Callable[[], Iterator[str]], path: str
) -> None:
    editor.open(path)
    about = ["paper/zorbnet", "introduces", "model/zorbnet"]
    editor.ask(*about)
    editor.choose("name")
    editor.fill("Zed")
    editor.until(lambda: editor.shown("#edit-preview"))
    for scheme in schemes():
        assert barriers(editor.driver, axe) == [], scheme
    editor.write()
    editor.one("#edit-done summary").click()
    for scheme in schemes():
        assert barriers(editor.driver, axe) == [], scheme


def test_the_dialog_fits_the_window_wherever_its_button_is(editor: Editor) -> None:
    for path in ("/model/zorbnet", "/paper/zorbnet", "/#model/zorbnet"):
        editor.open(path)
        for button in editor.all("button.not-right"):
            editor.driver.execute_script("arguments[0].scrollIntoView({block: 'end'})", button)
            button.click()
            editor.until(lambda: editor.shown("dialog.edit-box"))
            for radio in editor.all(".edit-choice input[type=radio]"):
                radio.click()
                box = editor.driver.execute_script(
                    "const { left, top, right, bottom } ="
                    " document.querySelector('dialog').getBoundingClientRect();"
                    "return [left, top, innerWidth - right, innerHeight - bottom];"
                )
                assert min(box) >= 0
            editor.press(Keys.ESCAPE)
            editor.until(lambda: not editor.all("dialog.edit-box"))
