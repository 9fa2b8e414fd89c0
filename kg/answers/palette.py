"""How each kind of node looks: the one table of colours and shapes, from which all others are made.

The colours are after M. Okabe and K. Ito, told apart by colour-blind eyes:
https://jfly.uni-koeln.de/color/. Kinds differ in shape too.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from kg.schema import Kind, NodeKind


class Shape(StrEnum):
    """The outline of a node."""

    SHEET = "sheet"
    CIRCLE = "circle"
    TRIANGLE = "triangle"
    SQUARE = "square"
    DIAMOND = "diamond"
    HEXAGON = "hexagon"
    TRIANGLE_DOWN = "triangle-down"
    STAR = "star"


PATHS: Final[Mapping[Shape, str]] = {
    Shape.SHEET: "M4 1.5h6l2.5 2.5v10.5h-8.5z",
    Shape.CIRCLE: "M8 2a6 6 0 1 1 0 12a6 6 0 1 1 0-12z",
    Shape.TRIANGLE: "M8 2 14.5 13.5h-13z",
    Shape.SQUARE: "M2.5 2.5h11v11h-11z",
    Shape.DIAMOND: "M8 1 15 8 8 15 1 8z",
    Shape.HEXAGON: "M4.5 2h7l3.5 6-3.5 6h-7l-3.5-6z",
    Shape.TRIANGLE_DOWN: "M8 14 1.5 2.5h13z",
    Shape.STAR: "M8 1l2 4.8 5.2.4-4 3.4 1.3 5-4.5-2.7-4.5 2.7 1.3-5-4-3.4 5.2-.4z",
}
"""Each shape as the data of an SVG path (https://www.w3.org/TR/SVG2/paths.html), in 16 by 16."""


@dataclass(frozen=True, slots=True)
class Shades:
    """Colours on one ground: of the shape, of its border, and behind marked words.

    The border has a contrast of 3:1 against the ground.
    """

    fill: str
    line: str
    tint: str


@dataclass(frozen=True, slots=True)
class Look:
    """How a kind looks on light and on dark ground, its shape, and its style in a terminal.

    The style is one of Rich's: https://rich.readthedocs.io/en/stable/style.html.
    """

    light: Shades
    dark: Shades
    shape: Shape
    terminal: str


def _look(light: str, dark: str, shape: Shape, terminal: str = "dim") -> Look:
    return Look(Shades(*light.split()), Shades(*dark.split()), shape, terminal)


LOOKS: Final[Mapping[str, Look]] = {
    NodeKind.PAPER: _look("#c9ccd3 #747b87 #eceef1", "#59606d #8f97a5 #2b3039", Shape.SHEET),
    Kind.MODEL: _look("#0072b2 #00507d #d6eafa", "#2a93d5 #79c0ee #123a55", Shape.CIRCLE, "blue"),
    Kind.METHOD: _look(
        "#009e73 #006b4e #cff0e4", "#12b388 #6fdcbd #0d4334", Shape.TRIANGLE, "green"
    ),
    Kind.DATASET: _look(
        "#e69f00 #9a6300 #fdeac2", "#e69f00 #ffce6b #4f3803", Shape.SQUARE, "yellow"
    ),
    Kind.METRIC: _look(
        "#cc79a7 #964872 #f9e0ee", "#cc79a7 #f0b3d3 #4f2a3f", Shape.DIAMOND, "magenta"
    ),
    Kind.TASK: _look("#d55e00 #973f00 #fddfcb", "#e06a10 #ffac73 #552a0a", Shape.HEXAGON, "red"),
    NodeKind.RESULT: _look(
        "#f0e442 #807700 #f8f4b8", "#e3d838 #fff7a0 #46420b", Shape.TRIANGLE_DOWN
    ),
    NodeKind.LINK: _look("#56b4e9 #1f78ab #d9effb", "#56b4e9 #a9dcf9 #1a4059", Shape.STAR),
}
"""The look of each kind, in the order in which kinds are listed: shades on light, then on dark."""
