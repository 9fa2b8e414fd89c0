"""Precision and recall by threshold, drawn as SVG: https://www.w3.org/TR/SVG11/.

One field for each of `kg.evaluate.CALIBRATIONS`. Lines differ by their dashes, so that colour is
not needed, and the picture follows the reader's preference for light or dark.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from kg.evaluate._figures import CALIBRATIONS
from kg.evaluate._sure import THRESHOLDS
from kg.evaluate._thresholds import Point

__all__ = ["as_svg"]

_COLUMNS: Final = 4
_PLOT: Final = (180, 140)
"""Width and height of what lies between the axes."""
_CELL: Final = (240, 230)
_LEFT, _TOP, _LEGEND = 46, 48, 40
_TITLES: Final = {
    name: name.removeprefix("calibration:").replace("field:", "result: ") for name in CALIBRATIONS
} | {"calibration:result": "result: value and kind"}
_STYLE: Final = """
svg { --paper: #ffffff; --ink: #1f2328; --soft: #59636e; --line: #d1d9e0 }
@media (prefers-color-scheme: dark) {
  svg { --paper: #0d1117; --ink: #f0f6fc; --soft: #9198a1; --line: #3d444d }
}
text { font: 12px system-ui, sans-serif; fill: var(--soft) }
text.name { font-size: 14px; font-weight: 600; fill: var(--ink) }
text.end { text-anchor: end } text.middle { text-anchor: middle }
rect { fill: var(--paper) }
path { fill: none; stroke: var(--ink); stroke-width: 2 }
path.grid { stroke: var(--line); stroke-width: 1 }
path.recall { stroke-dasharray: 7 4 }
path.sure { stroke-width: 1.5; stroke-dasharray: 1.5 3 }
"""


def as_svg(curves: Mapping[str, Sequence[Point]]) -> str:
    """Return the picture of `Evaluation.curves`, a field for each, in the order of their names.

    A line of precision ends where nothing is as sure as the threshold. The same curves give the
    same text; it ends with a newline.
    """
    names = [name for name in CALIBRATIONS if name in curves]
    rows = -(-len(names) // _COLUMNS)
    width, height = _COLUMNS * _CELL[0], rows * _CELL[1] + _LEGEND
    size = f'viewBox="0 0 {width} {height}"'
    label = 'role="img" aria-label="Precision and recall by threshold of confidence"'
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} {label}>',
        f"<style>{_STYLE}</style>",
        f'<rect width="{width}" height="{height}"/>',
    ]
    for number, name in enumerate(names):
        row, column = divmod(number, _COLUMNS)
        left, top = column * _CELL[0] + _LEFT, row * _CELL[1] + _TOP
        lines += _field(left, top, name, curves[name])
    lines += [*_legend(height - 18), "</svg>", ""]
    return "\n".join(lines)


def _field(left: int, top: int, name: str, points: Sequence[Point]) -> Iterator[str]:
    width, height = _PLOT
    yield f'<g transform="translate({left} {top})">'
    yield f'<text class="name" y="-27">{_TITLES[name]}</text>'
    yield f'<text y="-10">{points[0].shown} found, {points[0].wanted} annotated</text>'
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        x, y = _place(share, share)
        yield f'<path class="grid" d="M0 {y}H{width}M{x} 0V{height}"/>'
        yield f'<text class="end" x="-6" y="{y}" dy="4">{share:g}</text>'
        if share in (0.0, 0.5, 1.0):
            yield f'<text class="middle" x="{x}" y="{height + 17}">{share:g}</text>'
    sure = _place(THRESHOLDS[name], 0)[0]
    yield f'<path class="sure" d="M{sure} 0V{height}"/>'
    yield _line("recall", [(point.threshold, point.recall) for point in points])
    shares = [(point.threshold, point.precision) for point in points]
    yield _line("precision", [(x, share) for x, share in shares if share is not None])
    yield "</g>"


def _line(kind: str, shares: Sequence[tuple[float, float]]) -> str:
    places = " ".join("{} {}".format(*_place(*each)) for each in shares)
    return f'<path class="{kind}" d="M{places}"/>' if places else ""


def _place(threshold: float, share: float) -> tuple[str, str]:
    return _text(threshold * _PLOT[0]), _text((1 - share) * _PLOT[1])


def _text(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")


def _legend(y: int) -> Iterator[str]:
    entries = {"precision": "precision", "recall": "recall", "sure": "shown by default from here"}
    for number, (kind, text) in enumerate(entries.items()):
        x = _LEFT + number * 130
        yield f'<path class="{kind}" d="M{x} {y - 4}h34"/>'
        yield f'<text x="{x + 42}" y="{y}">{text}</text>'
    x = _LEFT + 3 * 130 + 110
    yield f'<text x="{x}" y="{y}">from left to right: the lowest confidence that is shown</text>'
