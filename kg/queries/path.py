"""`kg ask path`: how two papers or entities are connected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from kg.analysis.shortest import shortest_path, strongest
from kg.answers import DETAIL, Answer
from kg.errors import UnknownNameError
from kg.graph import KnowledgeGraph, sure_part
from kg.lookup import names
from kg.lookup.finding import near_names
from kg.queries import question
from kg.schema import Kind


@dataclass(frozen=True, slots=True)
class Step:
    """One edge on the way.

    Fields:
        step: number of the step, from 1
        source: name or title of where the step begins
        relation: what the edge says
        forward: whether the edge leads from source to target; else it leads back
        target: name or title of where the step ends
        source_id: id of the node where the step begins
        target_id: id of the node where the step ends
    """

    step: int
    source: str
    relation: str
    forward: bool
    target: str
    source_id: str = field(metadata=DETAIL)
    target_id: str = field(metadata=DETAIL)


@question(not_in_sparql="it has no shortest paths")
def path(graph: KnowledgeGraph, start: str, end: str, *, all: bool = False) -> Answer[Step]:
    """Shortest way between two papers or entities, over the rarest things that join them.

    Edges are followed either way. Of the ways with fewest steps it is the one whose inner nodes
    have the fewest neighbours in sum, so that it avoids what everything is joined to; ties go to
    the one whose papers have the strongest roles, then to the first ids. There is no row if there
    is no way, or if both ends are one node.

    Args:
        start: name or id of an entity, or title, id or arXiv id of a paper
        end: likewise
        all: also over what is not sure

    >>> from kg.example import example
    >>> path(example(), "ResNet", "COCO")
    step  source                     relation    forward  target
       1  ResNet                     uses        no       ZorbNet: Convolutions over
                                                          Orbits
       2  ZorbNet: Convolutions      introduces  yes      ZorbNet
          over Orbits
       3  ZorbNet                    uses        no       Object Detection with
                                                          Orbits
       4  Object Detection with      uses        yes      COCO
          Orbits
    4 rows
    """
    ends, part = (_node(graph, start), _node(graph, end)), graph if all else sure_part(graph)
    nodes = shortest_path(part, *ends)
    rows = tuple(_steps(part, nodes))
    return Answer(Step, rows, len(rows))


def _steps(graph: KnowledgeGraph, nodes: list[str]) -> Iterator[Step]:
    for place, (source, target) in enumerate(pairwise(nodes), start=1):
        relation, forward = strongest(graph, source, target)
        names = graph.name(source), graph.name(target)
        yield Step(place, names[0], relation, forward, names[1], source, target)


def _node(graph: KnowledgeGraph, name: str) -> str:
    """Return a node by its id, an entity by its name, or a paper as `names.paper` finds it."""
    if name in graph:
        return name
    for node in graph.resolve_all(name):
        if isinstance(graph.kind(node), Kind):
            return node
    try:
        return names.paper(graph, name)
    except UnknownNameError as error:
        near = near_names(graph, name)
        raise UnknownNameError("paper or entity", name, near, near=True) from error
