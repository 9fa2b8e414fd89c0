"""Positions for the nodes of a drawing."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.viewer.layout import positions

BOX = (80.0, 30.0)


def test_no_nodes_have_no_positions() -> None:
    assert positions([], []) == []


def test_one_node_stands_near_the_origin() -> None:
    ((x, y),) = positions([BOX], [])
    assert abs(x) < BOX[0]
    assert abs(y) < BOX[0]


@settings(max_examples=15, deadline=None)
@given(
    st.integers(2, 25).flatmap(
        lambda count: st.tuples(
            st.just(count),
            st.lists(st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)), max_size=40),
        )
    )
)
def test_boxes_do_not_cover_each_other(drawing: tuple[int, list[tuple[int, int]]]) -> None:
    count, edges = drawing
    places = positions([BOX] * count, edges)
    for (x1, y1), (x2, y2) in combinations(places, 2):
        # Rounding, and the last of the pushing, leave a few pixels.
        assert abs(x1 - x2) > BOX[0] - 8 or abs(y1 - y2) > BOX[1] - 8


def test_joined_nodes_stand_closer_than_others() -> None:
    left, right = range(6), range(6, 12)
    edges = [*combinations(left, 2), *combinations(right, 2), (0, 6)]
    places = positions([BOX] * 12, edges)

    def apart(a: int, b: int) -> float:
        return float(abs(complex(*places[a]) - complex(*places[b])))

    within = [apart(a, b) for side in (left, right) for a, b in combinations(side, 2)]
    between = [apart(a, b) for a in left for b in right]
    assert sum(within) / len(within) < sum(between) / len(between)


@pytest.mark.parametrize("count", [3, 40])
def test_a_node_without_edges_does_not_drift_away(count: int) -> None:
    places = positions([BOX] * count, [(a, a + 1) for a in range(count - 2)])
    others = max(abs(complex(*place)) for place in places[:-1])
    assert abs(complex(*places[-1])) < 4 * others + 4 * BOX[0]


def test_same_arguments_give_same_positions() -> None:
    edges = [(a, (a * a + 1) % 50) for a in range(50)]
    assert positions([BOX] * 50, edges) == positions([BOX] * 50, edges)
