"""Graphs and nodes in notebooks: HTML with a picture in SVG, no script, everything escaped.

The picture is made of the graph alone, so that the same graph gives the same bytes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import combinations
from math import cos, pi, sin
from typing import Final

from kg.answers.palette import LOOKS, PATHS
from kg.graph import KnowledgeGraph, sure_nodes, sure_part
from kg.schema import ROLE_RELATIONS, Kind, NodeKind, Relation
from kg.text.characters import visible
from kg.text.counts import counted

_MOST: Final = 10
_WIDTH, _HEIGHT = 640, 300
_LONGEST: Final = 24
_DASHES: Final = {Relation.USES: "", Relation.INTRODUCES: "", Relation.MENTIONS: "3 3"}


@dataclass(frozen=True, slots=True)
class Dot:
    """A node of the picture: its name and kind."""

    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line between two dots, by index; `dash` is an SVG `stroke-dasharray`, empty for none."""

    source: int
    target: int
    width: float
    dash: str = ""


def graph_html(graph: KnowledgeGraph) -> str:
    """Return the counts of what is sure in a graph, and a picture of its entities with most papers.

    Two entities are joined if they share papers, the thicker the more.
    """
    part = sure_part(graph)
    sure = sure_nodes(graph)
    kinds = Counter(kind for node, kind in graph.kinds() if node in sure)
    words = [counted(kinds[kind], kind.lower()) for kind in (NodeKind.PAPER, *Kind) if kinds[kind]]
    heading = f"<p><b>Knowledge graph</b>: {escape(', '.join(words) or 'empty')}</p>"
    entities = [node for node in graph.entities() if node in sure]
    degrees = {node: part.data.counts(node)[1] for node in entities}
    most = sorted(entities, key=lambda node: (-degrees[node], node))[:_MOST]
    papers = [set(part.papers_of(node)) for node in most]
    lines = [
        Line(one, other, min(1 + shared / 2, 8))
        for one, other in combinations(range(len(most)), 2)
        if (shared := len(papers[one] & papers[other]))
    ]
    return f"<div>{heading}{picture([_dot(graph, node) for node in most], lines)}</div>"


def node_html(graph: KnowledgeGraph, node: str, summary: str) -> str:
    """Return name, kind and aliases of a node, and a picture of it among its neighbours."""
    name, *aliases = graph.names(node)
    also = f"<br/>also: {escape(', '.join(aliases))}" if aliases else ""
    heading = f"<p><b>{escape(name)}</b> · {graph.kind(node)} · <code>{escape(node)}</code>"
    edges = _nearest(graph, node)
    dots = [_dot(graph, node), *(_dot(graph, other) for other, _ in edges)]
    lines = [
        Line(0, place, 3 if relation == Relation.INTRODUCES else 1.5, _DASHES.get(relation, "1 3"))
        for place, (_, relation) in enumerate(edges, start=1)
    ]
    drawn = picture(dots, lines, has_centre=True)
    return f"<div>{heading}{also}<br/>{escape(summary)}</p>{drawn}</div>"


def _nearest(graph: KnowledgeGraph, node: str) -> list[tuple[str, Relation]]:
    """Return up to ten neighbours with the relation to each: strongest role first, then by id."""
    order = [*ROLE_RELATIONS, *(each for each in Relation if each not in ROLE_RELATIONS)]
    found = {
        other: Relation(key)
        for near in (graph.pred(node), graph.succ(node))
        for other, said in near.items()
        for key in said
    }
    return sorted(found.items(), key=lambda each: (order.index(each[1]), each[0]))[:_MOST]


def _dot(graph: KnowledgeGraph, node: str) -> Dot:
    return Dot(graph.name(node), str(graph.kind(node)))


def picture(dots: Sequence[Dot], lines: Sequence[Line], *, has_centre: bool = False) -> str:
    """Return an SVG of dots on an ellipse with lines; `has_centre` puts the first in the middle."""
    around = len(dots) - has_centre
    places = [(_WIDTH / 2, _HEIGHT / 2)] if has_centre else []
    for turn in range(around):
        angle = 2 * pi * (turn + 0.5) / around - pi / 2
        x, y = _WIDTH / 2 + 130 * cos(angle), _HEIGHT / 2 + 120 * sin(angle)
        places.append((round(x, 1), round(y, 1)))
    drawn = [_line(line, places) for line in lines]
    drawn += [_node(dot, place) for dot, place in zip(dots, places, strict=True)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}"'
        f' width="{_WIDTH}" role="img" aria-label="neighbourhood" font-size="12"'
        f' font-family="sans-serif">{"".join(drawn)}</svg>'
    )


def _line(line: Line, places: Sequence[tuple[float, float]]) -> str:
    (x, y), (to_x, to_y) = places[line.source], places[line.target]
    dash = f' stroke-dasharray="{line.dash}"' if line.dash else ""
    return (
        f'<line x1="{x}" y1="{y}" x2="{to_x}" y2="{to_y}" stroke="#999" stroke-opacity="0.5"'
        f' stroke-width="{line.width:g}"{dash}/>'
    )


def _node(dot: Dot, place: tuple[float, float]) -> str:
    x, y = place
    is_middle = abs(x - _WIDTH / 2) < 1
    anchor = "middle" if is_middle else "start" if x > _WIDTH / 2 else "end"
    aside = 0 if is_middle else 10 if anchor == "start" else -10
    below = (18 if y >= _HEIGHT / 2 else -10) if is_middle else 4
    short = dot.name if len(dot.name) <= _LONGEST else f"{dot.name[: _LONGEST - 1]}…"
    label, title = visible(short), visible(f"{dot.name} ({dot.kind})")
    look = LOOKS[dot.kind]
    at = f"translate({round(x - 8, 1)} {round(y - 8, 1)})"
    return (
        f'<g><title>{escape(title)}</title><path d="{PATHS[look.shape]}" transform="{at}"'
        f' fill="{look.light.fill}" stroke="{look.light.line}"/>'
        f'<text x="{x + aside}" y="{round(y + below, 1)}" text-anchor="{anchor}"'
        f' fill="currentColor">{escape(label)}</text></g>'
    )
