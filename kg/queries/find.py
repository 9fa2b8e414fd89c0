"""`kg ask find`: the node that someone means."""

from __future__ import annotations

from kg.answers import Answer, first_of
from kg.graph import KnowledgeGraph
from kg.lookup import finding
from kg.lookup.finding import FINDABLE, Found
from kg.lookup.options import kind_named
from kg.queries import question


@question(not_in_sparql="it has no measure of how alike two names are")
def find(
    graph: KnowledgeGraph, name: str, *, kind: str | None = None, limit: int = 10
) -> Answer[Found]:
    """Papers and entities by a name, as people type it: an alias, a beginning, a typing error.

    The name itself comes first, then aliases, beginnings of names, beginnings of words in them, and
    names with typing errors; in each, what most papers have.

    Args:
        name: name, or a part of one
        kind: only this kind: Paper, Model, Method, Dataset, Metric or Task
        limit: number of rows at most

    >>> from kg.example import example
    >>> find(example(), "vit")
    name                kind   papers  matched  score
    Vision Transformer  Model       2  ViT       0.95
    1 row
    """
    hits = finding.find(graph, name, _kinds(kind))
    return first_of(Found, hits, lambda hit: finding.found(graph, hit), limit)


def _kinds(kind: str | None) -> tuple[str, ...]:
    if kind is None:
        return FINDABLE
    return ("Paper",) if kind.casefold() == "paper" else (str(kind_named(kind)),)
