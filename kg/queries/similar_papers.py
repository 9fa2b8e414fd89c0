"""`kg ask similar-papers`: which papers have the same rare entities."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from kg.analysis.roles import roles
from kg.answers import BELOW, DETAIL, PYTHON_ONLY, Answer, first_of
from kg.graph import KnowledgeGraph, sure_part
from kg.lookup import names
from kg.queries import question
from kg.text.counts import counted

_UNIT: Final = 10**9
_PARTS: Final = 1000
"""Rarities are summed in whole parts of a unit, which do not depend on the order, and the sum is
rounded to units, so that a third and a sixth are a half."""


@dataclass(frozen=True, slots=True)
class Similar:
    """A paper that has entities of the one that was asked for.

    Fields:
        paper: title of the paper
        similarity: sum over the shared entities of 1 / number of papers that have the entity, to 9
            digits
        shared: number of entities that both have
        because: names of the shared entities, the rarest first
        paper_id: id of the paper's node
    """

    paper: str
    similarity: float
    shared: int
    because: str = field(metadata={**BELOW, **PYTHON_ONLY})
    paper_id: str = field(metadata=DETAIL)


@question()
def similar_papers(
    graph: KnowledgeGraph, paper: str, *, limit: int = 20, all: bool = False
) -> Answer[Similar]:
    """Papers that share entities with one, in any roles, where a rare entity counts for more.

    A shared entity counts 1 / the number of papers that have it. Ties are in the order of the
    ids. The measure is symmetric, and larger for papers that name more.

    Args:
        paper: id, title, beginning of a title, or arXiv id of the paper
        limit: number of rows at most
        all: also what is not sure

    >>> from kg.example import example
    >>> similar_papers(example(), "OrbFormer", limit=2)
    paper                              similarity  shared
    ZorbNet: Convolutions over Orbits         1.5       4
        top-1 accuracy; ImageNet-1K; ZorbNet; image classification
    Object Detection with Orbits              1.5       4
        Vision Transformer; ImageNet-1K; ZorbNet; image classification
    2 rows
    """
    node = names.paper(graph, paper)
    table = roles(graph if all else sure_part(graph))
    rarest = sorted((table.papers(entity), entity) for entity in table.of_paper[node])
    sums: Counter[str] = Counter()
    for papers, entity in rarest:
        for other in table.of_entity[entity]:
            sums[other] += _UNIT * _PARTS // papers
    del sums[node]
    units = {other: (parts + _PARTS // 2) // _PARTS for other, parts in sums.items()}
    found = sorted(units, key=lambda other: (-units[other], other))

    def row(other: str) -> Similar:
        shared = [entity for _, entity in rarest if entity in table.of_paper[other]]
        names = [graph.name(entity) for entity in shared]
        title, similarity = graph.name(other), units[other] / _UNIT
        return Similar(title, similarity, len(shared), "; ".join(names), other)

    return first_of(Similar, found, row, limit, why_none=_why_none(graph, node, len(rarest)))


def _why_none(graph: KnowledgeGraph, paper: str, entities: int) -> str:
    what = "model, method, dataset, metric or task"
    if entities:
        named = counted(entities, "entity", "entities")
        return f"no other paper names any of the {named} of {graph.name(paper)!r}"
    return f"no {what} is known of {graph.name(paper)!r}, so it has nothing to share"
