"""`kg ask find`: nodes by name."""

from __future__ import annotations

from kg.answers import Answer, first_of
from kg.graph import KnowledgeGraph
from kg.lookup import finding
from kg.lookup.finding import ENTITIES_AND_PAPERS, NameMatch
from kg.lookup.options import kind_named
from kg.queries import question


@question(not_in_sparql="it has no measure of how alike two names are")
def find(
    graph: KnowledgeGraph, name: str, *, kind: str | None = None, limit: int = 10
) -> Answer[NameMatch]:
    """Papers and entities by a name, as people type it: words in any order, one wrong letter.

    A name or alias that is the same but for case, plural, spaces and hyphens comes first, then one
    that begins so, then one with words that begin so, in the same order or in any other. After
    these come names with an abbreviation that the graph knows in place of its long form or the
    reverse, names with the letters within a word, and names with one wrong letter in a word of
    four letters or more; where nothing else is found, the names that are most alike. Numbers are
    never wrong: `GPT-3` does not find `GPT-4`. Among equals a preferred name comes before an alias,
    then what most papers have. Papers are also found by authors, venue and year: `lovelace 2024`.

    Args:
        name: name, or words of one
        kind: only this kind: Paper, Model, Method, Dataset, Metric or Task
        limit: number of rows at most

    >>> from kg.example import example
    >>> find(example(), "vit")
    name                kind   papers  matched  score
    Vision Transformer  Model       2  ViT       0.95
    1 row
    """
    hits = finding.find(graph, name, _kinds(kind))
    return first_of(NameMatch, hits, lambda hit: finding.name_match(graph, hit), limit)


def _kinds(kind: str | None) -> tuple[str, ...]:
    if kind is None:
        return ENTITIES_AND_PAPERS
    return ("Paper",) if kind.casefold() == "paper" else (str(kind_named(kind)),)
