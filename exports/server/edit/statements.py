"""Statements that a user points at: what they say, and what may be wrong with them."""

from collections.abc import Mapping
from dataclasses import dataclass

from exports.server.edit.choices import Choice, of_entity, of_link, of_mention
from exports.server.edit.result_choices import of_result
from kg.corrections.sorts import Override
from kg.errors import InvalidValueError
from kg.graph import Edge, KnowledgeGraph
from kg.lookup.former_ids import successors
from kg.schema import RESULT_RELATIONS, ROLE_RELATIONS, NodeKind, Relation

_LONGEST = 90  # characters of a title
_SAYS: Mapping[Relation, str] = {
    Relation.INTRODUCES: "introduces",
    Relation.USES: "uses",
    Relation.MENTIONS: "mentions",
    Relation.REPORTS: "reports",
    Relation.HAS_REPOSITORY: "has as its own link",
    Relation.LINKS_TO: "links to",
    Relation.OF_MODEL: "is a result of",
    Relation.ON_DATASET: "was measured on",
    Relation.BY_METRIC: "is given in",
    Relation.FOR_TASK: "was measured for",
    Relation.VERSUS: "is measured against",
}
"""What can be corrected: that a name is a variant of another follows from the two names."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What a user points at: an edge by its ends and relation, or a node alone."""

    source: str
    relation: str = ""
    target: str = ""

    @classmethod
    def of(cls, given: Mapping[str, object]) -> "Statement":
        """Return what a request names by `source`, `relation` and `target`, or by `source`."""
        values = [given.get(key, "") for key in ("source", "relation", "target")]
        if not all(isinstance(value, str) for value in values) or not values[0]:
            raise InvalidValueError("no statement is named; give source, relation and target")
        return cls(*map(str, values))

    def says(self, graph: KnowledgeGraph) -> str:
        """Return the statement as a sentence; raise `InvalidValueError` if it is not said."""
        if not self.relation:
            kind = str(graph.kind(self.source)).lower()
            return f"{_short(graph.name(self.source))} is a {kind}"
        edge = self._edge(graph)
        ends = (_short(graph.name(end)) for end in (edge.source, edge.target))
        return f" {_SAYS[edge.relation]} ".join(ends)

    def choices(self, graph: KnowledgeGraph) -> list[Choice]:
        """Return what may be wrong; raise `InvalidValueError` if `graph` does not say so."""
        if not self.relation:
            return list(self._of_node(graph))
        edge = self._edge(graph)
        if edge.relation in ROLE_RELATIONS:
            return list(of_mention(graph, edge))
        if edge.relation == Relation.REPORTS:
            return list(of_result(graph, edge.target))
        if edge.relation in RESULT_RELATIONS:
            return list(of_result(graph, edge.source, (edge.relation,)))
        return list(of_link(graph, edge))

    def correction(self, graph: KnowledgeGraph, name: str, value: str) -> Override:
        """Return the correction of a choice; raise `InvalidValueError` if it cannot be made."""
        choices = {choice.name: choice for choice in self.choices(graph)}
        if name not in choices:
            raise InvalidValueError(f"{name[:40]!r} is no choice here; choose {', '.join(choices)}")
        return choices[name].correction(value)

    def _of_node(self, graph: KnowledgeGraph) -> list[Choice]:
        kind = graph.kind(self.source)
        if kind == NodeKind.RESULT:
            return list(of_result(graph, self.source))
        return [] if kind in set(NodeKind) else list(of_entity(graph, self.source))

    def _edge(self, graph: KnowledgeGraph) -> Edge:
        if self.source in graph and self.relation in set(_SAYS):
            for edge in graph.edges_from(self.source, Relation(self.relation)):
                if edge.target == self.target:
                    return edge
        raise InvalidValueError("the graph does not say so (any more); load the page again")


def now(graph: KnowledgeGraph, *nodes: str) -> str | None:
    """Return the id that the first of `nodes` that is left has in `graph`, or None."""
    later = successors(graph)
    for node in nodes:
        if node in graph:
            return node
        if len(found := later.get(node, ())) == 1:
            return found[0]
    return None


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}\u2026"
