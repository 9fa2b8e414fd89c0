"""Styles, data and icons for pages, made of the table of colours and shapes."""

from urllib.parse import quote

from kg.answers.palette import LOOKS, PATHS, Shades
from kg.schema import Kind

_SPOTS = ((8, 4, Kind.MODEL), (4, 12, Kind.DATASET), (12, 12, Kind.METHOD))
"""Places and kinds of the three nodes of the icon."""


def kind_styles() -> str:
    """Return a style sheet with a class for each kind, light and dark.

    A class such as `kind-Model` sets `--fill`, `--line` and `--tint`; see `Shades`.
    """
    light = "\n".join(_rule(kind, look.light) for kind, look in LOOKS.items())
    dark = "\n".join(f"  {_rule(kind, look.dark)}" for kind, look in LOOKS.items())
    return f"{light}\n@media (prefers-color-scheme: dark) {{\n{dark}\n}}"


def shapes() -> dict[str, dict[str, str]]:
    """Return the name and SVG path of the shape of each kind, as JSON for the page."""
    return {
        str(kind): {"shape": str(look.shape), "path": PATHS[look.shape]}
        for kind, look in LOOKS.items()
    }


def icon() -> str:
    """Return the icon of all pages as a data URL: three nodes, joined."""
    spots = "".join(
        f"<circle cx='{x}' cy='{y}' r='3' fill='{LOOKS[kind].light.fill}'/>"
        for x, y, kind in _SPOTS
    )
    drawn = (
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'>"
        f"<path d='M4 11 8 4l4 7z' fill='none' stroke='#888' stroke-width='1.5'/>{spots}</svg>"
    )
    return "data:image/svg+xml," + quote(drawn, safe=" /:='")


def _rule(kind: str, shades: Shades) -> str:
    return (
        f".kind-{kind} {{ --fill: {shades.fill}; --line: {shades.line}; --tint: {shades.tint}; }}"
    )
