"""What no edge of a graph can be is refused as it is read.

What every edge holds is looked at first, quickly. Only where something seems wrong is the graph's
own check asked, which decides and says what it is.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from kg.graph import Span, Statement
from kg.graph.attributes import Attributes
from kg.graph.checks import HOLD, check_edge
from kg.schema import ROLE_RELATIONS


class End(NamedTuple):
    """An end of an edge: a node, its kind, and the length of its text if it is a paper."""

    node: str
    kind: str
    length: int | None = None


def check(
    node: Callable[[str], Attributes], start: End, end: End, said: tuple[str, dict[str, Any]]
) -> None:
    """Raise GraphError unless an edge can be true; `said` is its relation and its attributes.

    `node` gives the attributes of a node, which are asked for only in doubt.
    """
    relation, data = said
    if (relation, start.kind, end.kind) in HOLD and start.node != end.node:
        role = data.get("role_confidence")
        if (
            _is_confidence(data["confidence"])
            and (role is None or (relation in ROLE_RELATIONS and _is_confidence(role)))
            and _lie_within(data["evidence"], start.length)
        ):
            return
    nodes = {each: node(each) for each in (start.node, end.node)}
    check_edge(nodes, (start.node, end.node, relation), Statement.of(data))


def _is_confidence(value: object) -> bool:
    return type(value) is float and 0.0 <= value <= 1.0


def _lie_within(evidence: tuple[Span, ...], length: int | None) -> bool:
    if not evidence:
        return True
    if length is None:
        return False
    for first, last in evidence:
        if not (type(first) is type(last) is int and 0 <= first < last <= length):
            return False
    return True
