"""`kg ask related-entities`: what stands in the same papers more often than chance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from math import log2

from kg.analysis.dates import dates
from kg.analysis.roles import roles
from kg.answers import DETAIL, MARK, PYTHON_ONLY, Answer, answer
from kg.errors import InvalidValueError
from kg.graph import KnowledgeGraph, is_sure, sure_part
from kg.lookup import names
from kg.lookup.options import kind_named
from kg.queries import question
from kg.schema import Kind


@dataclass(frozen=True, slots=True)
class Related:
    """An entity that stands in papers together with the one that was asked for.

    Fields:
        name: name of the entity
        kind: Model, Method, Dataset, Metric or Task
        together: number of papers that have both
        papers: number of papers that have this one
        lift: how many times as often they stand together as they would by chance
        pmi: pointwise mutual information in bits: the binary logarithm of lift
        sure: whether a paper has it for sure; tables show the mark where one has not
        entity_id: id of the entity's node
    """

    name: str
    kind: str
    together: int
    papers: int
    lift: float
    pmi: float = field(metadata=PYTHON_ONLY)
    sure: bool = field(metadata=MARK)
    entity_id: str = field(metadata=DETAIL)


@question()
def related_entities(
    graph: KnowledgeGraph,
    entity: str,
    *,
    kind: str | None = None,
    least: int = 2,
    limit: int = 20,
    all: bool = False,
) -> Answer[Related]:
    """Entities that stand in the same papers as one, by lift, the most telling first.

    Of n papers, n_a have the one, n_b the other and n_ab both, in any roles: lift is
    n * n_ab / (n_a * n_b) (Brin et al. 1997, https://doi.org/10.1145/253260.253325), and pmi its
    logarithm (Church and Hanks 1990, https://aclanthology.org/J90-1003). Both are large for what is
    rare, so that `least` asks for some papers. Ties are broken by papers together, then by id.

    Args:
        entity: name of the entity
        kind: only Model, Method, Dataset, Metric or Task
        least: number of papers together at least
        limit: number of rows at most
        all: also what is not sure

    >>> from kg.example import example
    >>> related_entities(example(), "ZorbNet", limit=3)
    name                  kind     together  papers  lift  pmi
    ImageNet-1K           Dataset         3       3     2    1
    image classification  Task            3       3     2    1
    top-1 accuracy        Metric          2       2     2    1
    3 of 4 rows
    """
    if least < 1:
        raise InvalidValueError(f"least is {least}; give a whole number from 1 on")
    node = names.entity(graph, entity)
    part = graph if all else sure_part(graph)
    found = list(_related(part, node, kind_named(kind), least))
    found.sort(key=lambda each: (-each.lift, -each.together, each.entity_id))
    return answer(Related, found, limit)


def _related(graph: KnowledgeGraph, node: str, kind: Kind | None, least: int) -> Iterator[Related]:
    table, all_papers = roles(graph), len(dates(graph))
    own = table.of_entity.get(node, {})
    together = Counter(chain.from_iterable(table.of_paper[paper] for paper in own))
    for other, both in together.items():
        if both >= least and other != node and kind in {None, graph.kind(other)}:
            papers = table.papers(other)
            # Whole numbers until the one division, so that equal lifts are equal.
            lift = all_papers * both / (len(own) * papers)
            name, of_kind = graph.name(other), str(graph.kind(other))
            sure = is_sure(graph, other)
            yield Related(name, of_kind, both, papers, lift, log2(lift), sure, other)
