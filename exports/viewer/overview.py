"""Choose what is shown first: the most connected entities and the papers that join them."""

from collections import Counter
from dataclasses import dataclass

from kg.graph import KnowledgeGraph, is_sure, sure_part
from kg.schema import ROLE_RELATIONS, Kind, NodeKind, Relation

# A screen holds about this many labels before they hide each other.
MOST_ENTITIES = 80
MOST_PAPERS = 160


@dataclass(frozen=True, slots=True)
class Overview:
    """Ids of the shown nodes, entities before papers, and the edges between them.

    `papers` is the number of papers that surely speak of each entity of the whole graph; one that
    none does so of is not in it.
    """

    nodes: tuple[str, ...]
    edges: tuple[tuple[str, str, Relation], ...]
    papers: dict[str, int]


def overview(graph: KnowledgeGraph) -> Overview:
    """Choose entities by their number of papers, then papers by their number of chosen entities.

    Ties go to the first id, and every chosen entity has one of its papers shown, unless it has
    none. Results and links are never chosen: they are seen beside their paper.
    """
    part = sure_part(graph)
    held = {
        paper: list(part.edges_from(paper, *ROLE_RELATIONS))
        for paper in graph.nodes(NodeKind.PAPER)
    }
    papers = {each: 0 for kind in Kind for each in graph.nodes(kind) if is_sure(graph, each)}
    papers.update(Counter(edge.target for edges in held.values() for edge in edges))
    entities = sorted(papers, key=lambda entity: (-papers[entity], entity))[:MOST_ENTITIES]
    chosen = set(entities)
    ends = {paper: {edge.target for edge in edges} & chosen for paper, edges in held.items()}
    ranked = sorted(held, key=lambda paper: (-len(ends[paper]), paper))
    shown = [*_one_for_each(ranked, ends), *ranked]
    shown = list(dict.fromkeys(shown))[:MOST_PAPERS]
    edges = tuple(
        (edge.source, edge.target, edge.relation)
        for paper in shown
        for edge in held[paper]
        if edge.target in chosen
    )
    return Overview((*entities, *shown), edges, papers)


def _one_for_each(ranked: list[str], ends: dict[str, set[str]]) -> list[str]:
    """Return the first papers of `ranked` that together hold all entities of `ends`."""
    seen: set[str] = set()
    needed = []
    for paper in ranked:
        if ends[paper] - seen:
            needed.append(paper)
            seen |= ends[paper]
    return needed
