"""Where papers speak of a node."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from kg.graph.graph import KnowledgeGraph
from kg.schema import ROLE_RELATIONS

Words = tuple[str, int, int]
"""A paper's node, and start and end in its text."""


def words_of(graph: KnowledgeGraph, node: str) -> Iterator[Words]:
    """Yield the words with which papers introduce, use or mention an entity.

    They come in the order of papers, and of each paper in that of its evidence.
    """
    for edge in graph.edges_to(node, *ROLE_RELATIONS):
        for start, end in edge.statement.evidence:
            yield edge.source, start, end


def holders_of(graph: KnowledgeGraph, papers: Iterable[str]) -> Mapping[Words, list[str]]:
    """Return the entities that some papers speak of with each of their words.

    A paper that the graph does not have speaks of none.
    """
    holders: dict[Words, list[str]] = defaultdict(list)
    for paper in papers:
        for edge in graph.edges_from(paper, *ROLE_RELATIONS) if paper in graph else ():
            for start, end in edge.statement.evidence:
                holders[paper, start, end].append(edge.target)
    return holders
