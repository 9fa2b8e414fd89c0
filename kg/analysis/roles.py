"""Which papers have which entities, in which role, both ways: what counts begin with."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.graph import Adjacent, KnowledgeGraph
from kg.schema import ROLE_RELATION, Kind, NodeKind, Role

ROLE_OF: Mapping[str, Role] = {str(relation): role for role, relation in ROLE_RELATION.items()}
"""The role that each relation between a paper and an entity stands for."""

_Row = Mapping[str, Role]


class _Rows(Mapping[str, _Row]):
    """Rows of a table, each made when it is first asked for; an empty one may be none."""

    def __init__(
        self, nodes: Callable[[], Iterable[str]], row: Callable[[str], _Row | None]
    ) -> None:
        self._nodes, self._row = nodes, row
        self._made: dict[str, _Row | None] = {}

    def __getitem__(self, node: str) -> _Row:
        if node not in self._made:
            self._made[node] = self._row(node)
        row = self._made[node]
        if row is None:
            raise KeyError(node)
        return row

    def __iter__(self) -> Iterator[str]:
        return (node for node in self._nodes() if node in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)


@dataclass(frozen=True, slots=True)
class Roles:
    """The role of each entity in each paper; a paper without entities has none, and is there.

    Rows are made one by one, so that a question about one paper does not wait for all of them. What
    counts over the whole graph uses `kg.analysis.incidence`.
    """

    of_paper: Mapping[str, _Row]
    """By the id of a paper, then of an entity."""
    of_entity: Mapping[str, _Row]
    """By the id of an entity that a paper has, then of the paper."""

    def papers(self, entity: str) -> int:
        """Return the number of papers that have an entity, in any role."""
        return len(self.of_entity.get(entity, ()))


def roles(graph: KnowledgeGraph) -> Roles:
    """Return the roles in `graph`, from a table that fills as it is used."""
    return graph.derived(_roles)


def _roles(graph: KnowledgeGraph) -> Roles:
    def of_paper(node: str) -> _Row | None:
        if node not in graph or graph.kind(node) != NodeKind.PAPER:
            return None
        return dict(_roles_of(graph.succ(node)))

    def of_entity(node: str) -> _Row | None:
        return dict(_roles_of(graph.pred(node))) or None if node in graph else None

    def papers() -> Iterable[str]:
        return (node for node, kind in graph.kinds() if kind == NodeKind.PAPER)

    def entities() -> Iterable[str]:
        return (node for node, kind in graph.kinds() if isinstance(kind, Kind))

    return Roles(_Rows(papers, of_paper), _Rows(entities, of_entity))


def _roles_of(near: Adjacent) -> Iterator[tuple[str, Role]]:
    return ((other, ROLE_OF[key]) for other, said in near.items() for key in said if key in ROLE_OF)
