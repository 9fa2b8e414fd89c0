"""A real browser, for the pages that exporters write."""

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

from tests.exports.viewer.browser_page import emulate
from tests.paths import ROOT

_ARGUMENTS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-prefers-reduced-motion",
    "--window-size=1280,900",
)


def _needed(*names: str) -> str:
    """The path of the first program that is there; without any, skip, or fail where CI is set."""
    for name in names:
        if path := shutil.which(name):
            return path
    missing = f"none of {', '.join(names)} is installed; tests/browser.sh installs them"
    if os.environ.get("CI"):
        pytest.fail(missing)
    pytest.skip(missing)


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    """Chromium without a window, with its console and its requests logged."""
    options = webdriver.ChromeOptions()
    options.binary_location = _needed("chromium", "chromium-browser", "google-chrome")
    for argument in _ARGUMENTS:
        options.add_argument(argument)
    options.add_argument(f"--user-data-dir={tmp_path_factory.mktemp('profile')}")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(_needed("chromedriver")))
    yield driver
    driver.quit()


@pytest.fixture(scope="session")
def axe() -> str:
    """The script; where there is no npm to fetch it with, skip, or fail where CI is set."""
    found = sorted((ROOT / "tests" / ".cache").glob("axe-core-*.js"))
    if found:
        return found[-1].read_text("utf-8")
    missing = "axe-core is not there; tests/browser.sh fetches it with npm"
    if os.environ.get("CI") or shutil.which("npm"):
        pytest.fail(missing)
    pytest.skip(missing)


@pytest.fixture
def schemes(browser: webdriver.Chrome) -> Iterator[Callable[[], Iterator[str]]]:
    """The page turns light and dark while it is open, as a reader's system may in the evening."""

    def each() -> Iterator[str]:
        for scheme in ("light", "dark"):
            features = [{"name": "prefers-color-scheme", "value": scheme}]
            emulate(browser, "setEmulatedMedia", features=features)
            yield scheme

    yield each
    emulate(browser, "setEmulatedMedia", features=[])
