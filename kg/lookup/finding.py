"""Nodes found by names as people type them, best first.

`Fit` says how well a name fits. Nodes whose names fit equally well are in this order: a preferred
name before an alias, a name spelled like the query (in any case) before another spelling; ties are
broken by paper count, then in-degree, then id.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from kg.graph import KnowledgeGraph
from kg.lookup.abbreviations import abbreviations, spellings
from kg.lookup.fit import ALIAS_LESS, SCORES, Fit
from kg.lookup.searchable import KindIndex, kind_index
from kg.names.words import Words, words
from kg.schema import Kind, NodeKind

ENTITIES_AND_PAPERS: Final = (*Kind, NodeKind.PAPER)
"""The kinds whose names people know. Results and links have names for the page alone."""

_MOST_NEAR: Final = 5
_SHORTEST_NAME: Final = 3


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A node with a name that fits what was asked for.

    Fields:
        name: the preferred name; of a paper its title
        kind: Model, Method, Dataset, Metric, Task or Paper
        papers: number of papers that introduce, use or mention it for sure; 1 for a paper
        matched: the name or alias that fits best
        score: 1 the same name, 0.9 its beginning, 0.8 words in it, 0.7 these in another order, 0.6
            with an abbreviation or its long form instead, 0.5 letters within words, 0.4 or less
            with wrong letters; 0.05 less for an alias
        id: the id of the node
    """

    name: str
    kind: str
    papers: int
    matched: str
    score: float
    id: str = field(metadata={"place": "detail"})


class Hit(NamedTuple):
    """A node that was found, and its name that fits best."""

    node: str
    matched: str
    fit: Fit
    is_alias: bool
    is_respelled: bool
    """Whether the name has the words of the query, but not its spaces and marks."""


def find(
    graph: KnowledgeGraph, query: str, kinds: Collection[str] = ENTITIES_AND_PAPERS
) -> list[Hit]:
    """Return the nodes of `kinds` with a name that fits `query`, best first, each once.

    If there is none, the nodes with the names that are most alike as a whole; see `Fit.ALIKE`.
    """
    ways = spellings(words(query), graph.derived(abbreviations))
    indexes = [kind_index(graph, kind) for kind in kinds]
    fits = [each.index.fits(ways) for each in indexes]
    if not any(fits):
        fits = _most_alike(indexes, ways[0])
    edges = graph.derived(_EdgeCounts)

    def order(hit: Hit) -> tuple[Fit, bool, bool, int, int, str]:
        papers, arriving = edges[hit.node]
        return hit.fit, hit.is_alias, hit.is_respelled, -papers, -arriving, hit.node

    each = zip(indexes, fits, strict=True)
    return sorted((hit for known, found in each for hit in _hits(known, found, query)), key=order)


def _most_alike(indexes: Sequence[KindIndex], query: Words) -> list[dict[int, Fit]]:
    """Return for each index the names with the fewest wrong letters of all."""
    alike = [each.index.alike(query) for each in indexes]
    fewest = min((wrong for each in alike for wrong in each.values()), default=0)
    return [
        {position: Fit.ALIKE for position, wrong in each.items() if wrong == fewest}
        for each in alike
    ]


def _hits(known: KindIndex, fits: Mapping[int, Fit], query: str) -> Collection[Hit]:
    """Return a hit for each node with a name that fits, in no order."""
    written = query.strip().lower()
    best: dict[str, Hit] = {}
    for position, fit in sorted(fits.items()):
        node, name = known.nodes[position], known.names[position]
        is_respelled = fit == Fit.SAME and name.strip().lower() != written
        hit = Hit(node, name, fit, known.is_alias(position), is_respelled)
        if node not in best or hit[2:] < best[node][2:]:
            best[node] = hit
    return best.values()


class _EdgeCounts(dict[str, tuple[int, int]]):
    """Number of papers that surely introduce, use or mention a node, and its in-degree.

    They are counted when first asked for.
    """

    def __init__(self, graph: KnowledgeGraph) -> None:
        super().__init__()
        self._graph = graph

    def __missing__(self, node: str) -> tuple[int, int]:
        self[node] = self._graph.data.counts(node)
        return self[node]


def paper_count(graph: KnowledgeGraph, node: str) -> int:
    """Return how many papers surely introduce, use or mention a node; none does with a paper."""
    return graph.derived(_EdgeCounts)[node][0]


def name_match(graph: KnowledgeGraph, hit: Hit) -> NameMatch:
    """Return the row of an answer."""
    data = graph.node(hit.node)
    papers = 1 if data["kind"] == NodeKind.PAPER else paper_count(graph, hit.node)
    score = round(SCORES[hit.fit] - ALIAS_LESS * hit.is_alias, 2)
    return NameMatch(data["name"], str(data["kind"]), papers, hit.matched, score, hit.node)


def near_names(
    graph: KnowledgeGraph, name: str, kinds: Collection[str] = ENTITIES_AND_PAPERS
) -> list[str]:
    """Return up to five names that a person may have meant by `name`, best first.

    If nothing fits `name`, they are names that begin with as many of its words as names do:
    `ImageNet-1K` for `ImageNet-22K`. Words that are neither a name, of three letters or more, nor
    most letters of `name` do not count: `no such thing` is near to nothing.
    """
    hits = find(graph, name, kinds)
    every = known = words(name)
    while not hits and (known := known[:-1]):
        found = find(graph, " ".join(known), kinds)
        letters, all_letters = len("".join(known)), len("".join(every))
        is_name = letters >= _SHORTEST_NAME and any(hit.fit == Fit.SAME for hit in found)
        if is_name or 2 * letters > all_letters:
            hits = [hit for hit in found if _begins_with(known, hit)]
    return list(dict.fromkeys(str(graph.node(hit.node)["name"]) for hit in hits[:_MOST_NEAR]))


def _begins_with(known: Words, hit: Hit) -> bool:
    """Return whether the name begins with these words, each of them whole."""
    return hit.fit == Fit.SAME or words(hit.matched)[: len(known)] == known


def papers_beginning(graph: KnowledgeGraph, beginning: str) -> list[str]:
    """Return the papers whose title begins with these words, sorted by id.

    Where some titles have a colon right behind them, only these; else where in some a word ends
    there, only these: `Swin` is the paper `Swin: ...` before `Swin Transformer` and `Swing`.
    """
    titles = kind_index(graph, NodeKind.PAPER)
    found: list[set[str]] = [set(), set(), set()]
    for position, rest in titles.index.beginning(words(beginning)):
        # Nothing but a space follows in what stands before the colon of a title.
        found[0 if rest == " " else 1 if rest[0] == " " else 2].add(titles.nodes[position])
    return sorted(next(filter(None, found), ()))
