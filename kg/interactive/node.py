"""A node as an object with properties, for notebooks and the prompt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from kg.answers import Answer
from kg.errors import UnknownNameError
from kg.graph import KnowledgeGraph, sure_part
from kg.interactive.html import node_html
from kg.leaderboards.reported import reported_on
from kg.lookup import names
from kg.lookup.finding import near_names
from kg.queries.leaderboard import Score, scores_of
from kg.schema import ROLE_RELATIONS, NodeKind, Relation
from kg.text.counts import counted


@dataclass(frozen=True, slots=True, repr=False)
class Node:
    """A node of a graph; equal to another if graph and id are the same. Tuples are sorted by id.

    What is not sure is left out, unless the node is the `all` of another.
    """

    graph: KnowledgeGraph
    id: str
    shows_all: bool = False

    def __eq__(self, other: object) -> bool:
        # Two graphs are compared whole, which takes long; here it is one graph or another.
        if not isinstance(other, Node):
            return NotImplemented
        return self.id == other.id and self.graph is other.graph

    def __hash__(self) -> int:
        return hash((self.id, id(self.graph)))

    @property
    def all(self) -> Node:
        """The same node, with what is not sure too."""
        return replace(self, shows_all=True)

    @property
    def _shown(self) -> KnowledgeGraph:
        return self.graph if self.shows_all else sure_part(self.graph)

    @property
    def attributes(self) -> Mapping[str, Any]:
        """The attributes of the node in the graph."""
        return self.graph.node(self.id)

    @property
    def kind(self) -> str:
        """Model, Method, Dataset, Metric, Task, Paper, Result or Link."""
        return str(self.graph.kind(self.id))

    @property
    def name(self) -> str:
        """The preferred name; of a paper its title."""
        return self.graph.name(self.id)

    @property
    def aliases(self) -> tuple[str, ...]:
        """Other names, sorted."""
        return self.graph.names(self.id)[1:]

    @property
    def papers(self) -> tuple[Node, ...]:
        """The papers that introduce, use or mention it; of a result or link, that have it."""
        sources = self._before(*ROLE_RELATIONS, Relation.REPORTS)
        return sources or self._before(Relation.HAS_REPOSITORY, Relation.LINKS_TO)

    @property
    def introduced_by(self) -> tuple[Node, ...]:
        """The papers that introduce it."""
        return self._before(Relation.INTRODUCES)

    @property
    def used_by(self) -> tuple[Node, ...]:
        """The papers that use it."""
        return self._before(Relation.USES)

    @property
    def mentioned_by(self) -> tuple[Node, ...]:
        """The papers that only mention it."""
        return self._before(Relation.MENTIONS)

    @property
    def introduces(self) -> tuple[Node, ...]:
        """What a paper introduces."""
        return self._after(Relation.INTRODUCES)

    @property
    def uses(self) -> tuple[Node, ...]:
        """What a paper uses."""
        return self._after(Relation.USES)

    @property
    def mentions(self) -> tuple[Node, ...]:
        """What a paper only mentions."""
        return self._after(Relation.MENTIONS)

    @property
    def variants(self) -> tuple[Node, ...]:
        """Its versions, sizes and splits that are nodes of their own."""
        return self._before(Relation.VARIANT_OF)

    @property
    def variant_of(self) -> tuple[Node, ...]:
        """What it is a version, size or split of."""
        return self._after(Relation.VARIANT_OF)

    @property
    def links(self) -> tuple[Node, ...]:
        """What a paper links to, its own and others'."""
        return self._after(Relation.HAS_REPOSITORY, Relation.LINKS_TO)

    @property
    def results(self) -> Answer[Score]:
        """The scores that a paper reports, or that are tied to an entity, without ranks."""
        return scores_of(self._shown, self.id)

    def _before(self, *relations: Relation) -> tuple[Node, ...]:
        wanted, near = set(map(str, relations)), self._shown.pred(self.id)
        found = (source for source, said in near.items() if wanted & said.keys())
        return tuple(replace(self, id=source) for source in sorted(found))

    def _after(self, *relations: Relation) -> tuple[Node, ...]:
        wanted, near = set(map(str, relations)), self._shown.succ(self.id)
        found = (target for target, said in near.items() if wanted & said.keys())
        return tuple(replace(self, id=target) for target in sorted(found))

    @property
    def summary(self) -> str:
        """How many papers have it in which role, or how much of what a paper has."""
        is_paper = self.kind == NodeKind.PAPER
        return (
            ", ".join(self._of_paper() if is_paper else self._of_others()) or "nothing more is said"
        )

    def __repr__(self) -> str:
        return f"<{self.kind} {self.name!r}: {self.summary}>"

    def _of_paper(self) -> Iterator[str]:
        roles = {"introduces": self.introduces, "uses": self.uses, "mentions": self.mentions}
        yield from (f"{verb} {len(nodes):,}" for verb, nodes in roles.items() if nodes)
        if self.links:
            yield counted(len(self.links), "link")
        if reported := self._after(Relation.REPORTS):
            yield counted(len(reported), "result")

    def _of_others(self) -> Iterator[str]:
        roles = {
            "introduced": self.introduced_by,
            "used": self.used_by,
            "mentioned": self.mentioned_by,
        }
        yield from (f"{verb} by {len(papers):,}" for verb, papers in roles.items() if papers)
        if self.variants:
            yield counted(len(self.variants), "variant")
        if results := reported_on(self._shown, self.id):
            yield counted(len(results), "result")

    def _repr_html_(self) -> str:
        return node_html(self._shown, self.id, self.summary)


def node(graph: KnowledgeGraph, name: str) -> Node:
    """Return the node with this id, name or alias; a paper also by the beginning of its title.

    Entities come before papers. Raise `UnknownNameError`, a `KeyError`, with near names if there
    is no such node.
    """
    found = name if name in graph else graph.resolve(name)
    if found is None:
        try:
            found = names.paper(graph, name)
        except UnknownNameError as error:
            raise UnknownNameError("name", name, near_names(graph, name), near=True) from error
    return Node(graph, found)
