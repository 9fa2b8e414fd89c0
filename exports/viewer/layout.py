"""Positions of the nodes of a drawing, the same on every machine.

Forces after T. M. J. Fruchterman and E. M. Reingold, Graph drawing by force-directed placement,
1991, https://doi.org/10.1002/spe.4380211102, with repulsion weighted by degree as in M. Jacomy
et al., ForceAtlas2, 2014, https://doi.org/10.1371/journal.pone.0098679; then boxes that overlap
are pushed apart. Time and memory grow with the square of the number of nodes: 500 take a second.
"""

import random
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_STEPS = 260
_PUSHES = 120
_FILLED = 0.55  # of the ground by boxes: the rest is for edges and for the eye
_LENGTH = 60.0
_GRAVITY = 0.035
_LOOSE = 8.0  # added to a node's degree, lest one without edges drift away
_STRETCH = 1.25  # screens are wider than high


def positions(
    boxes: Sequence[tuple[float, float]], edges: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Return x and y of the middle of each box, in pixels around the origin, in the same order.

    `boxes` are width and height in pixels; `edges` join positions in `boxes`. The number of nodes
    and their order decide where the search begins, so the result is a function of the arguments.
    """
    if not boxes:
        return []
    # Only sums down the first axis: numpy adds those in order, whatever the processor, whereas
    # the order along the last axis, and with it the last bit, depends on its vector width.
    x, y = _settle(len(boxes), np.array(edges, dtype=np.intp).reshape(-1, 2))
    sides = np.array(boxes, dtype=np.float64)
    scale = _scale(x, y, sides)
    x, y = _part(x * scale * _STRETCH, y * scale, sides)
    return [(round(float(a)), round(float(b))) for a, b in zip(x, y, strict=True)]


def _settle(count: int, edges: NDArray[np.intp]) -> tuple[Floats, Floats]:
    """Move the nodes along the forces, in steps that grow smaller."""
    # The generator of the standard library promises the same numbers in every version.
    start = random.Random(1)
    side = _LENGTH * float(np.sqrt(count))
    x, y = (np.array([start.uniform(-side, side) for _ in range(count)]) for _ in "xy")
    source, target = edges[:, 0], edges[:, 1]
    mass = 1.0 + np.bincount(edges.reshape(-1), minlength=count).astype(np.float64)
    weight = _LENGTH * _LENGTH * np.sqrt(mass[:, None] * mass[None, :])
    pull = 1.0 / np.sqrt(np.minimum(mass[source], mass[target]))
    for step in range(_STEPS):
        dx, dy = x[None, :] - x[:, None], y[None, :] - y[:, None]
        push = weight / (dx * dx + dy * dy + 1.0)
        force_x, force_y = (dx * push).sum(axis=0), (dy * push).sum(axis=0)
        for force, along in ((force_x, x), (force_y, y)):
            stretch = (along[target] - along[source]) * pull
            np.add.at(force, source, stretch)
            np.add.at(force, target, -stretch)
            np.subtract(force, _GRAVITY * (mass + _LOOSE) * along, out=force)
        size = np.sqrt(force_x * force_x + force_y * force_y) + 1e-9
        most = side * 0.2 * (1.0 - step / _STEPS) ** 2 + 0.5
        factor = np.minimum(size, most) / size
        x, y = x + force_x * factor, y + force_y * factor
    return x, y


def _scale(x: Floats, y: Floats, boxes: Floats) -> float:
    """Return the factor that lets the boxes fill their share of the ground."""
    spread = float((x * x + y * y).sum(axis=0)) / len(x)
    area = float((boxes[:, 0] * boxes[:, 1]).sum(axis=0))
    # A disc of radius r that is evenly filled has a mean square distance of r * r / 2.
    ground = 2.0 * np.pi * max(spread, 1.0)
    return float(np.sqrt(area / _FILLED / ground))


def _part(x: Floats, y: Floats, boxes: Floats) -> tuple[Floats, Floats]:
    """Push overlapping boxes apart, along the side where less is needed."""
    wide = (boxes[:, 0][:, None] + boxes[:, 0][None, :]) / 2
    high = (boxes[:, 1][:, None] + boxes[:, 1][None, :]) / 2
    np.fill_diagonal(wide, 0.0)
    np.fill_diagonal(high, 0.0)
    # Nodes in one spot part after their order.
    order = np.sign(np.arange(len(x))[None, :] - np.arange(len(x))[:, None]).astype(np.float64)
    for _ in range(_PUSHES):
        dx, dy = x[None, :] - x[:, None], y[None, :] - y[:, None]
        over_x, over_y = wide - np.abs(dx), high - np.abs(dy)
        both = (over_x > 0) & (over_y > 0)
        if not both.any():
            break
        along_x = both & (over_x < over_y)
        along_y = both & ~along_x
        x = x + _shift(dx, over_x * along_x, order)
        y = y + _shift(dy, over_y * along_y, order)
    return x, y


def _shift(away: Floats, overlap: Floats, order: Floats) -> Floats:
    # Less than half of the overlap each, since a node may be pushed from several sides at once.
    shift: Floats = (np.where(away == 0, order, np.sign(away)) * overlap * 0.35).sum(axis=0)
    return shift
