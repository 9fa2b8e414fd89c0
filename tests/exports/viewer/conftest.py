"""Pages in the browser, each written once."""

from collections.abc import Iterator

import pytest
from selenium.webdriver import Chrome

from kg.graph import KnowledgeGraph
from tests.annotated import annotated_graph
from tests.exports.viewer.browser_page import Viewer, emulate, quiet, write
from tests.graphs.page import small_graph


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    return write(small_graph(), tmp_path_factory.mktemp("page"))


@pytest.fixture(scope="session")
def annotated() -> KnowledgeGraph:
    """The graph of the annotated papers: as full as a reader's own."""
    return annotated_graph()


@pytest.fixture(scope="session")
def full_address(annotated: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> str:
    return write(annotated, tmp_path_factory.mktemp("full"))


@pytest.fixture
def viewer(browser: Chrome, address: str) -> Iterator[Viewer]:
    """The small graph's page; whatever a test does there, the console stays silent."""
    quiet(browser)
    yield Viewer(browser, address)
    assert quiet(browser) == []


@pytest.fixture
def full(browser: Chrome, full_address: str) -> Iterator[Viewer]:
    """The page of the annotated papers."""
    quiet(browser)
    yield Viewer(browser, full_address)
    assert quiet(browser) == []


@pytest.fixture
def narrow(browser: Chrome) -> Iterator[None]:
    """A screen as wide as a small telephone's."""
    size = {"width": 380, "height": 800, "deviceScaleFactor": 1, "mobile": True}
    emulate(browser, "setDeviceMetricsOverride", **size)
    yield
    emulate(browser, "clearDeviceMetricsOverride")


@pytest.fixture
def wide(browser: Chrome) -> Iterator[None]:
    size = {"width": 1280, "height": 800, "deviceScaleFactor": 1, "mobile": False}
    emulate(browser, "setDeviceMetricsOverride", **size)
    yield
    emulate(browser, "clearDeviceMetricsOverride")
