"""`kg ask centrality`: the most central entities."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import numpy as np

from kg.analysis.centrality import measure
from kg.analysis.cooccurrence import cooccurrence
from kg.analysis.incidence import incidence
from kg.analysis.roles import roles
from kg.answers import DETAIL, MARK, Answer, first_of
from kg.graph import KnowledgeGraph, is_sure, sure_nodes, sure_part
from kg.lookup.options import kind_named
from kg.queries import question

_DIGITS: Final = 12


@dataclass(frozen=True, slots=True)
class Central:
    """An entity and how central it is.

    Fields:
        name: name of the entity
        kind: Model, Method, Dataset, Metric or Task
        centrality: the measure, between 0 and 1, to 12 digits
        papers: number of papers that have it, in any role
        sure: whether a paper has it for sure; tables show the mark where one has not
        entity_id: id of the entity's node
    """

    name: str
    kind: str
    centrality: float
    papers: int
    sure: bool = field(metadata=MARK)
    entity_id: str = field(metadata=DETAIL)


@question(not_in_sparql="it cannot repeat a step until the ranks settle")
def centrality(
    graph: KnowledgeGraph,
    *,
    by: str = "pagerank",
    kind: str | None = None,
    limit: int = 20,
    all: bool = False,
) -> Answer[Central]:
    """Entities by how central they are among all that stand in the same papers, most first.

    `pagerank` weighs by papers together and sums to 1; `degree` is the share of other entities that
    stand in a paper with this one; `betweenness` is the share of shortest ways between others that
    lead over it, estimated from those of 32 where there are more than 256 entities. Ties are in the
    order of the ids.

    Args:
        by: pagerank, degree or betweenness
        kind: only entities of this kind; their measure stays that among all
        limit: number of rows at most
        all: also what is not sure

    >>> from kg.example import example
    >>> centrality(example(), limit=3)
    name                  kind     centrality  papers
    ImageNet-1K           Dataset       0.074       3
    ZorbNet               Model         0.074       3
    image classification  Task          0.074       3
    3 of 26 rows
    """
    part = graph if all else sure_part(graph)
    weighted, of_kind = cooccurrence(part), incidence(part).is_of(kind_named(kind))
    # Rounded, so that equals are not told apart by the order in which something was summed.
    measured = np.round(measure(by)(weighted), _DIGITS)
    order = np.argsort(-measured, kind="stable")
    wanted = ((weighted.nodes[place], measured[place]) for place in order[of_kind[order]].tolist())
    sure = sure_nodes(graph)
    shown = [(node, value) for node, value in wanted if all or node in sure]
    return first_of(Central, shown, lambda each: _row(part, *each), limit)


def _row(graph: KnowledgeGraph, node: str, value: float) -> Central:
    name, kind, papers = graph.name(node), str(graph.kind(node)), roles(graph).papers(node)
    return Central(name, kind, float(value), papers, is_sure(graph, node), node)
