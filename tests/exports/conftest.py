"""A real browser, for the pages that exporters write."""

import os
import shutil
from collections.abc import Iterator

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

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
