"""Select and sort papers for questions: by entity and role, by date, with their code."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from kg.analysis.dates import dates
from kg.analysis.roles import roles
from kg.errors import UnknownNameError
from kg.graph import KnowledgeGraph, Statement
from kg.schema import ROLE_RELATION, Kind, LinkKind, NodeKind, Relation, Role

_IS_OWN: Final[Mapping[str, bool]] = {
    str(Relation.HAS_REPOSITORY): True,
    str(Relation.LINKS_TO): False,
}


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository that a paper links to, its own or somebody else's."""

    id: str
    url: str
    is_own: bool

    @property
    def relation(self) -> Relation:
        """The relation from the paper to the repository."""
        return Relation.HAS_REPOSITORY if self.is_own else Relation.LINKS_TO


def papers_with(graph: KnowledgeGraph, entity: str, wanted: Collection[Role]) -> set[str]:
    """Return the papers that have `entity` in one of the roles."""
    found = roles(graph).of_entity.get(entity, {})
    return {paper for paper, role in found.items() if role in wanted}


def papers_on(
    graph: KnowledgeGraph, entity: str, wanted: Collection[Role], *, exact: bool
) -> set[str]:
    """Return the papers with `entity`, or with a variant of a task, in one of the roles.

    Few-shot classification is classification too, but a version of a model or dataset is another
    one. With `exact`, variants of a task do not count.
    """
    waiting, nodes = [entity], {entity}
    while waiting and not exact and graph.kind(entity) == Kind.TASK:
        near = graph.pred(waiting.pop()).items()
        cases = {case for case, said in near if Relation.VARIANT_OF in said} - nodes
        nodes |= cases
        waiting.extend(cases)
    return set[str]().union(*(papers_with(graph, node, wanted) for node in nodes))


def papers(graph: KnowledgeGraph) -> set[str]:
    """Return the ids of all papers."""
    return set(dates(graph))


def newest_first(graph: KnowledgeGraph, found: Iterable[str]) -> list[str]:
    """Return papers sorted by date, newest first and undated last; ties by title, then by id."""
    known = dates(graph)
    by_title = sorted(found, key=lambda paper: (graph.name(paper), paper))
    return sorted(by_title, key=lambda paper: known[paper] or "", reverse=True)


def repositories_of(graph: KnowledgeGraph, paper: str) -> list[Repository]:
    """Return the repositories that a paper links to, its own first, then by id."""
    found = [
        Repository(link, graph.name(link), _IS_OWN[key])
        for link, said in graph.succ(paper).items()
        for key in said
        if key in _IS_OWN and _is_repository(graph, link)
    ]
    return sorted(found, key=lambda each: (not each.is_own, each.id))


def repositories_by_paper(graph: KnowledgeGraph) -> Mapping[str, list[Repository]]:
    """Return what `repositories_of` gives for each paper that links to code."""
    found: dict[str, list[Repository]] = {}
    for node, kind in graph.kinds():
        if kind == NodeKind.LINK and _is_repository(graph, node):
            for paper, said in graph.pred(node).items():
                if _IS_OWN.keys() & said.keys() and paper not in found:
                    found[paper] = repositories_of(graph, paper)
    return found


def _is_repository(graph: KnowledgeGraph, link: str) -> bool:
    return graph.link(link).link_kind == LinkKind.REPOSITORY


def own_code(graph: KnowledgeGraph, paper: str) -> str | None:
    """Return the address of a paper's own code, the first by id, or None."""
    return next((each.url for each in repositories_of(graph, paper) if each.is_own), None)


def role_and_statement(graph: KnowledgeGraph, paper: str, entity: str) -> tuple[Role, Statement]:
    """Return the role of an entity in a paper, and the statement behind it.

    Raise `UnknownNameError` if the paper does not have the entity.
    """
    said = graph.succ(paper).get(entity, {})
    for role, relation in ROLE_RELATION.items():
        if relation in said:
            return role, graph.statement(paper, entity, relation)
    raise UnknownNameError(f"role in {paper} of", entity, ())
