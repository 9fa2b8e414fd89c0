"""The picture of the packages, and the table of their parts on `docs/architecture.md`.

Both are made of the packages' own imports and docstrings. To make them anew:

    python -m docs.generate.architecture docs/architecture.md docs/images/architecture.svg
"""

import sys
from collections.abc import Iterator
from html import escape
from math import ceil
from pathlib import Path
from typing import Final

from docs.generate.parts import COMPOSITION, PACKAGES, imports, levels, summary
from docs.generate.places import filled, write

_WIDTH: Final = 980
_GAP, _BOX, _TOP = 10, 34, 150
_COLUMNS: Final = {"extractors": (15, 240, 2), "kg": (310, 435, 4), "exports": (800, 165, 1)}
"""Left edge and width of each package, and how many parts stand in a row at most."""
_STYLE: Final = """
svg { --paper: #ffffff; --box: #f4f6f8; --line: #59636e; --ink: #1f2328; --soft: #59636e }
@media (prefers-color-scheme: dark) {
  svg { --paper: #0d1117; --box: #1b222c; --line: #9198a1; --ink: #f0f6fc; --soft: #9198a1 }
}
text { font: 14px system-ui, sans-serif; fill: var(--ink); text-anchor: middle }
text.name { font-weight: 600 } text.soft { fill: var(--soft); font-size: 12px }
rect { fill: var(--box); stroke: var(--line) }
rect.paper { fill: var(--paper); stroke: none }
rect.package { fill: none; stroke-dasharray: 4 3 }
path { stroke: var(--line); stroke-width: 1.5; fill: none; marker-end: url(#head) }
marker path { fill: var(--line); stroke: none; marker-end: none }
"""


def rewrite(page: str) -> str:
    """Return the page with a row for each part: what it holds, and which parts it imports."""
    return filled(page, "parts", "".join(_table()))


def _table() -> Iterator[str]:
    graph = imports()
    yield "| part | what it holds | imports |\n|---|---|---|\n"
    for package in PACKAGES:
        for level in levels(package):
            for part in level:
                names = ", ".join(f"`{each}`" for each in sorted(graph.successors(part)))
                yield f"| `{part}` | {summary(part)} | {names} |\n"


def picture() -> str:
    """Return the packages as SVG, the parts of each in the order of their levels."""
    height = max(len(_rows(package)) for package in PACKAGES) * (_BOX + _GAP)
    packages = [line for package in PACKAGES for line in _package(package, height)]
    bottom = height + _TOP + 20
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {bottom}" role="img"'
        ' aria-label="The packages kg, extractors and exports, and the parts of each">'
        f"\n<style>{_STYLE}</style>\n<defs>"
        '<marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8"'
        ' orient="auto"><path d="M0 0 8 4 0 8z"/></marker></defs>\n'
        f'<rect class="paper" width="{_WIDTH}" height="{bottom}" rx="8"/>\n'
    )
    return "".join([head, *_composition(), *packages, "</svg>\n"])


def _composition() -> Iterator[str]:
    width = 150
    for place, part in enumerate(COMPOSITION):
        yield _box(_WIDTH / 2 + (place - 1) * (width + _GAP) + _GAP / 2, 24, width, part)
    for left, wide, _ in _COLUMNS.values():
        middle = left + wide / 2
        start = _WIDTH / 2 + (middle - _WIDTH / 2) * 0.3
        yield f'<path d="M{start:g} 64 L{middle:g} {_TOP - 36}"/>\n'
    for start, end in ((255, 306), (800, 749)):
        yield f'<path d="M{start} {_TOP + 61} H{end}"/>\n'
        yield f'<text class="soft" x="{(start + end) / 2:g}" y="{_TOP + 48}">imports</text>\n'


def _package(package: str, height: int) -> Iterator[str]:
    left, wide, _ = _COLUMNS[package]
    yield (
        f'<rect class="package" x="{left}" y="{_TOP - 30}" width="{wide}"'
        f' height="{height + 34}" rx="6"/>\n'
        f'<text class="name" x="{left + wide / 2:g}" y="{_TOP - 10}">{package}</text>\n'
    )
    top = float(_TOP)
    for level in _rows(package):
        box = (wide - _GAP * (len(level) + 1)) / len(level)
        for place, part in enumerate(level):
            yield _box(left + _GAP + place * (box + _GAP), top, box, part)
        top += _BOX + _GAP


def _rows(package: str) -> list[list[str]]:
    """Return the parts from the top down, a level in as many rows as it needs."""
    *_, most = _COLUMNS[package]
    rows = []
    for level in reversed(levels(package)):
        size = ceil(len(level) / ceil(len(level) / most))
        rows += [level[start : start + size] for start in range(0, len(level), size)]
    return rows


def _box(left: float, top: float, wide: float, part: str) -> str:
    name = part.partition(".")[2] if part not in COMPOSITION else part
    return (
        f"<g><title>{escape(summary(part))}</title>"
        f'<rect x="{left:g}" y="{top:g}" width="{wide:g}" height="{_BOX}" rx="4"/>'
        f'<text x="{left + wide / 2:g}" y="{top + 22:g}">{escape(name)}</text></g>\n'
    )


if __name__ == "__main__":
    write(rewrite, sys.argv[1])
    Path(sys.argv[2]).write_text(picture(), encoding="utf-8")
