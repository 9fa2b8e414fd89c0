"""Which papers have which entities, in which role, both ways: the table that counts begin with."""

from collections.abc import Mapping
from dataclasses import dataclass

from kg.graph import KnowledgeGraph
from kg.schema import ROLE_RELATION, NodeKind, Role

_ROLE_OF = {str(relation): role for role, relation in ROLE_RELATION.items()}


@dataclass(frozen=True, slots=True)
class Roles:
    """The role of each entity in each paper; a paper without entities has none, and is there."""

    of_paper: Mapping[str, Mapping[str, Role]]
    """By the id of a paper, then of an entity."""
    of_entity: Mapping[str, Mapping[str, Role]]
    """By the id of an entity that a paper has, then of the paper."""

    def papers(self, entity: str) -> int:
        """Return the number of papers that have an entity, in any role."""
        return len(self.of_entity.get(entity, ()))


def roles(graph: KnowledgeGraph) -> Roles:
    """Return the roles in `graph`, from a table that is made once."""
    return graph.derived(_roles)


def _roles(graph: KnowledgeGraph) -> Roles:
    of_paper: dict[str, dict[str, Role]] = {
        node: {} for node, data in graph.nx.nodes(data=True) if data["kind"] == NodeKind.PAPER
    }
    of_entity: dict[str, dict[str, Role]] = {}
    for paper, entity, key in graph.nx.edges(keys=True):
        role = _ROLE_OF.get(key)
        if role is not None:
            of_paper[paper][entity] = role
            of_entity.setdefault(entity, {})[paper] = role
    return Roles(of_paper, of_entity)
