"""Colours of the page, light and dark, differ enough for every reader."""

import re
from importlib.resources import files

import pytest

from kg.schema import Kind, NodeKind

STYLE = (files("exports") / "viewer" / "page" / "colours.css").read_text("utf-8")


def colours() -> list[dict[str, dict[str, str]]]:
    """Variables by selector, for light and for dark."""
    light, dark = STYLE.split("@media (prefers-color-scheme: dark)")
    found: list[dict[str, dict[str, str]]] = []
    for part in (light, dark.partition("\n}\n")[0]):
        rules = re.findall(r"(:root|\.kind-\w+) \{([^}]*)\}", part)
        pairs = {rule: dict(re.findall(r"--(\w+): (#\w{6});", body)) for rule, body in rules}
        found.append(pairs)
    return found


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
    rules = colours()[theme]
    root = rules.pop(":root")
    assert len(rules) == len(NodeKind) + len(Kind)
    for ground in ("ground", "surface"):
        for text in ("ink", "quiet", "accent"):
            assert contrast(root[text], root[ground]) >= 4.5, (text, ground)
        for kind, rule in rules.items():
            assert contrast(rule["line"], root[ground]) >= 3, (kind, ground)
    for kind, rule in rules.items():
        assert contrast(root["ink"], rule["tint"]) >= 4.5, kind
