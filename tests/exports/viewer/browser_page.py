"""A page open in a browser, and what a reader sees and does there."""

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

from exports.formats.html import write_html
from exports.rdf.options import Options
from kg.graph import KnowledgeGraph

WAIT = 10  # seconds


class Viewer:
    """One open page, and what a reader sees and does there."""

    def __init__(self, driver: Chrome, address: str) -> None:
        self.driver, self.address = driver, address

    def open(self, fragment: str = "") -> "Viewer":
        self.driver.get("about:blank")
        self.driver.get(f"{self.address}{fragment}")
        ready = "return document.documentElement.dataset.ready === 'true'"
        self.until(lambda: bool(self.driver.execute_script(ready)))
        return self

    def until(self, true: Callable[[], bool]) -> None:
        # What is read may be written anew at the same moment.
        wait = WebDriverWait(
            self.driver,
            WAIT,
            poll_frequency=0.05,
            ignored_exceptions=[StaleElementReferenceException],
        )
        wait.until(lambda _: true())

    def one(self, selector: str) -> WebElement:
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def texts(self, selector: str) -> list[str]:
        found = self.driver.find_elements(By.CSS_SELECTOR, selector)
        return [element.text for element in found]

    @property
    def title(self) -> str:
        """The heading of the pane, as the document holds it: shown text has its spaces joined."""
        return str(self.one("#pane h2").get_property("textContent"))

    @property
    def fragment(self) -> str:
        return str(self.driver.execute_script("return location.hash"))

    @property
    def shown(self) -> int:
        """How many nodes the network shows."""
        return int(self.one("#network").get_attribute("data-shown") or -1)

    def search(self, *keys: str) -> None:
        self.one("#search").send_keys(*keys)

    def wait_for(self, title: str) -> None:
        self.until(lambda: self.title == title)


def write(graph: KnowledgeGraph, folder: Path) -> str:
    """Write the page of `graph` and return its address."""
    file = BytesIO()
    write_html(graph, file, Options())
    path = folder / "graph.html"
    path.write_bytes(file.getvalue())
    return path.as_uri()


def quiet(driver: Chrome) -> list[str]:
    """What the console said since the last call; violations of the policy stand there too."""
    return [entry["message"] for entry in driver.get_log("browser")]  # type: ignore[no-untyped-call]  # 'Call to untyped function "get_log" in typed context'


def requested(driver: Chrome) -> set[str]:
    """Addresses that were asked for since the last call."""
    found = set()
    for entry in driver.get_log("performance"):  # type: ignore[no-untyped-call]  # 'Call to untyped function "get_log" in typed context'
        message = json.loads(entry["message"])["message"]
        if message["method"] == "Network.requestWillBeSent":
            found.add(message["params"]["request"]["url"].partition("#")[0])
    # The browser starts with a page of its own, which asks for its own parts.
    return {url for url in found if not url.startswith("chrome:")}


def emulate(driver: Chrome, command: str, **parameters: object) -> None:
    driver.execute_cdp_cmd(f"Emulation.{command}", parameters)


def barriers(driver: Chrome, axe: str) -> list[str]:
    """What axe-core finds wrong: the rule, and where."""
    driver.execute_script(axe)
    found = driver.execute_async_script(
        "const done = arguments[0]; axe.run({ resultTypes: ['violations'] }).then(done);"
    )
    return [
        f"{rule['id']}: {node['html'][:200]} {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]
