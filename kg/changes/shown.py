"""What of a graph is compared: all of it, or what is shown by default."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from kg.analysis.roles import Roles, roles
from kg.graph import KnowledgeGraph, sure_part
from kg.leaderboards.reported import Reported, all_reported
from kg.schema import Kind, NodeKind, Relation


@dataclass(frozen=True)
class Shown:
    """One of the two graphs, without what is not compared."""

    graph: KnowledgeGraph
    entities: frozenset[str]
    papers: tuple[str, ...]
    """Ids of nodes, sorted."""

    @classmethod
    def of(cls, graph: KnowledgeGraph, *, everything: bool) -> Shown:
        """Return what is sure of a graph and the entities that papers speak of, or everything."""
        part = graph if everything else sure_part(graph)
        entities = frozenset(part.entities())
        if not everything:
            entities &= roles(part).of_entity.keys()
        return cls(part, entities, tuple(part.nodes(NodeKind.PAPER)))

    @property
    def roles(self) -> Roles:
        """Which papers have which entities."""
        return roles(self.graph)

    @cached_property
    def results(self) -> tuple[Reported, ...]:
        """The results that papers report, sorted by id."""
        return tuple(all_reported(self.graph))

    @cached_property
    def links(self) -> dict[tuple[str, str], bool]:
        """Whether a link is the paper's own, by the ids of paper and link."""
        edges = self.graph.nx.edges(keys=True)
        whose = {Relation.HAS_REPOSITORY: True, Relation.LINKS_TO: False}
        found: dict[tuple[str, str], bool] = {}
        for paper, link, key in edges:
            if key in whose:
                found[paper, link] = whose[Relation(key)] or found.get((paper, link), False)
        return found

    @cached_property
    def numbers(self) -> dict[str, int]:
        """How many there are of each sort of thing: papers, entities by kind, results, links."""
        kinds = Counter(self.graph.kind(node) for node in self.entities)
        return {
            "papers": len(self.papers),
            **{f"{kind.lower()}s": kinds[kind] for kind in Kind},
            "results": len(self.results),
            "links": len(self.links),
        }
