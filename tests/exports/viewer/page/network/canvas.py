"""What the page writes upon its canvas, as the canvas is told, not as the page says."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from selenium.webdriver import ActionChains

from tests.exports.viewer.browser_page import Viewer

_RECORDER = """
window.writtenTexts = [];
const { clearRect, fillText } = CanvasRenderingContext2D.prototype;
CanvasRenderingContext2D.prototype.clearRect = function (...box) {
  if (this.canvas.isConnected) window.writtenTexts = [];
  return clearRect.apply(this, box);
};
CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
  const seen = this.measureText(text);
  const at = this.getTransform();
  const place = (dx, dy) => ({ x: at.a * (x + dx) + at.e, y: at.d * (y + dy) + at.f });
  const low = place(-seen.actualBoundingBoxLeft, -seen.actualBoundingBoxAscent);
  const high = place(seen.actualBoundingBoxRight, seen.actualBoundingBoxDescent);
  window.writtenTexts.push([text, low.x, low.y, high.x, high.y]);
  return fillText.call(this, text, x, y);
};
"""


@dataclass(frozen=True, slots=True)
class Written:
    """A line of text on the canvas and the box of its ink, in pixels of the canvas."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Written") -> bool:
        """Whether the two boxes share any ground."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


@contextmanager
def recording(viewer: Viewer) -> Iterator[None]:
    """While this holds, pages that open keep what was last written upon their canvas."""
    added = viewer.driver.execute_cdp_cmd(
        "Page.addScriptToEvaluateOnNewDocument", {"source": _RECORDER}
    )
    yield
    viewer.driver.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", added)


def written(viewer: Viewer) -> list[Written]:
    """Every line of text that stands on the canvas now."""
    # Two frames: one may be under way.
    script = """
    const done = arguments[0];
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(writtenTexts))));
    """
    return [Written(*line) for line in viewer.driver.execute_async_script(script)]


def click_node(viewer: Viewer, label: str, *, double: bool = False) -> None:
    """Click the node that bears `label` below itself."""
    (line,) = [line for line in written(viewer) if line.text == label]
    click_at(viewer, (line.left + line.right) / 2, line.top - 9, double=double)


def click_at(viewer: Viewer, x: float, y: float, *, double: bool = False) -> None:
    """Click a place of the canvas, in pixels from its corner."""
    canvas = viewer.one("#network canvas")
    size = canvas.size
    actions = ActionChains(viewer.driver).move_to_element_with_offset(
        canvas, round(x - size["width"] / 2), round(y - size["height"] / 2)
    )
    (actions.double_click() if double else actions.click()).perform()
