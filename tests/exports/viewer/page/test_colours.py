"""Colours of the page, light and dark, differ enough for every reader."""

import re
from importlib.resources import files

import pytest

from exports.viewer.looks import shapes
from kg.answers.palette import LOOKS, PATHS, Shape
from kg.schema import Kind, NodeKind

STYLE = (files("exports") / "viewer" / "page" / "colours.css").read_text("utf-8")


def grounds() -> list[dict[str, str]]:
    """The colours of pages, for light and for dark."""
    light, dark = STYLE.split("color-scheme: dark")
    return [dict(re.findall(r"--(\w+): (#\w{6});", part)) for part in (light, dark)]


def luminance(colour: str) -> float:
    """Relative luminance: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance"""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted([luminance(one), luminance(other)])
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_text_and_shapes_stand_out_from_what_is_behind_them(theme: int) -> None:
    root = grounds()[theme]
    shades = {kind: (look.light, look.dark)[theme] for kind, look in LOOKS.items()}
    assert set(shades) == {*Kind, *NodeKind}
    for ground in ("ground", "surface"):
        for text in ("ink", "quiet", "accent"):
            assert contrast(root[text], root[ground]) >= 4.5, (text, ground)
        for kind, shade in shades.items():
            assert contrast(shade.line, root[ground]) >= 3, (kind, ground)
    for kind, shade in shades.items():
        assert contrast(root["ink"], shade.tint) >= 4.5, kind


def test_kinds_differ_in_shape_and_every_shape_can_be_drawn() -> None:
    assert len({look.shape for look in LOOKS.values()}) == len(LOOKS)
    assert set(PATHS) == set(Shape)
    assert list(shapes()) == [str(kind) for kind in LOOKS]
