"""Take the pictures of the page that the documentation shows.

python -m tests.exports.viewer.screenshots graph/graph.html docs/images
"""

import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from selenium.webdriver import Chrome, ChromeOptions, Keys
from selenium.webdriver.chrome.service import Service

from tests.exports.viewer.browser_page import Viewer, emulate
from tests.exports.viewer.palette import with_palette

SIZE = {"width": 1280, "height": 800, "deviceScaleFactor": 1, "mobile": False}
MOST_BYTES = 250_000


def overview(viewer: Viewer) -> None:
    viewer.open()


def search(viewer: Viewer) -> None:
    viewer.open().search("vit", Keys.ARROW_DOWN)


def pane(viewer: Viewer) -> None:
    viewer.open("#model/crossvit")


def leaderboard(viewer: Viewer) -> None:
    viewer.open("#dataset/imagenet-1k?hide=Result")


PICTURES: dict[str, Callable[[Viewer], None]] = {
    "overview": overview,
    "search": search,
    "pane": pane,
    "leaderboard": leaderboard,
}


def main(page: Path, folder: Path) -> None:
    """Open `page` in Chromium and write the pictures into `folder`."""
    options = ChromeOptions()
    with tempfile.TemporaryDirectory() as profile:
        for argument in ("--headless=new", "--no-sandbox", "--hide-scrollbars"):
            options.add_argument(argument)
        options.add_argument("--force-prefers-reduced-motion")
        options.add_argument(f"--user-data-dir={profile}")
        # Named, lest selenium look for one on the network.
        options.binary_location = shutil.which("chromium") or ""
        driver = Chrome(options=options, service=Service(shutil.which("chromedriver")))
        emulate(driver, "setDeviceMetricsOverride", **SIZE)
        viewer = Viewer(driver, page.resolve().as_uri())
        for name, show in PICTURES.items():
            show(viewer)
            driver.execute_async_script("requestAnimationFrame(() => setTimeout(arguments[0]))")
            picture = with_palette(driver.get_screenshot_as_png())
            if len(picture) > MOST_BYTES:
                raise SystemExit(f"{name}: {len(picture)} bytes, more than {MOST_BYTES}")
            (folder / f"{name}.png").write_bytes(picture)
        driver.quit()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
