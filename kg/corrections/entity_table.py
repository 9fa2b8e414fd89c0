"""The entities of a graph while they are corrected, and where each of its nodes has gone."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from kg.corrections.rewriting import Target, entities
from kg.graph import KnowledgeGraph
from kg.names.folding import fold
from kg.names.ids import entity_id, term_id
from kg.resolve.rules import Rule
from kg.schema import Kind, NodeKind
from kg.vocabulary import load as load_vocabulary
from kg.vocabulary.identifiers import facts

_OF_THE_NAME = ("better", "identifiers")
"""Attributes that belong to what a node is called, and go when it is called otherwise."""


@dataclass(eq=False, slots=True)
class CorrectedEntity:
    """What an entity has become so far.

    `papers` are the nodes of those that speak of it, `nodes` what was joined to it as a whole.
    """

    id: str
    kind: Kind
    name: str
    aliases: list[str] = field(default_factory=list)
    papers: set[str] = field(default_factory=set)
    attributes: dict[str, object] = field(default_factory=dict)
    nodes: set[str] = field(default_factory=set)
    replaces: set[str] = field(default_factory=set)
    into: "CorrectedEntity | None" = None
    stopped: bool = False

    @property
    def end(self) -> "CorrectedEntity":
        """What it is now: itself, or the last of those that it was joined to."""
        entity = self
        while entity.into is not None:
            entity = entity.into
        return entity


class EntityTable:
    """All entities of a graph, found by name, changed one by one."""

    def __init__(self, graph: KnowledgeGraph) -> None:
        self._whole: dict[str, CorrectedEntity] = {}
        self._parts: dict[str | None, dict[str, CorrectedEntity]] = defaultdict(dict)
        self._live: dict[str, CorrectedEntity] = {}
        self._named: dict[tuple[Kind, str], list[CorrectedEntity]] = defaultdict(list)
        self._papers: dict[str, list[str]] = defaultdict(list)
        for node in entities(graph):
            self._whole[node] = self._add(_entity(graph, node))
        for paper in graph.nodes(NodeKind.PAPER):
            data = graph.node(paper)
            for called in {data["paper_id"], fold(data["title"])}:
                self._papers[called].append(paper)

    def find(self, kind: Kind, name: str) -> CorrectedEntity | None:
        """Return the entity that bears the name, as `KnowledgeGraph.resolve` would choose it."""
        folded = fold(name)
        bearers = {entity.end for entity in self._named[kind, folded]}
        return min(
            (entity for entity in bearers if not entity.stopped and entity.kind == kind),
            key=lambda e: (fold(e.name) != folded, -len(e.papers), e.id),
            default=None,
        )

    def papers_called(self, called: str) -> list[str]:
        """Return the nodes of the papers that have this id or title."""
        return self._papers.get(called) or self._papers.get(fold(called), [])

    def join(self, target: CorrectedEntity, other: CorrectedEntity) -> None:
        """Make `other` one with `target`, whose name and id stay."""
        target, other = target.end, other.end
        if target is other:
            return
        other.into = target
        del self._live[other.id]
        target.replaces |= {other.id, *other.replaces}
        target.papers |= other.papers
        target.nodes |= other.nodes
        target.aliases += [other.name, *other.aliases]
        target.attributes["merges"] = (
            *_merges(target),
            (other.name, str(Rule.OVERRIDE), len(other.papers)),
            *(merge for merge in _merges(other) if fold(merge[0]) != fold(other.name)),
        )
        for name in (other.name, *other.aliases):
            self._named[target.kind, fold(name)].append(target)

    def call(self, entity: CorrectedEntity, kind: Kind, name: str) -> None:
        """Give kind and name, and the id that they make; an entity that has it is joined.

        Another spelling of the same name leaves the id as it is.
        """
        same = kind == entity.kind and fold(name) == fold(entity.name)
        wanted = entity.id if same else _id(kind, name)
        holder = self._live.get(wanted)
        if holder is not None and holder is not entity:
            self.join(holder, entity)
            entity = holder
        if entity.id != wanted:
            entity.replaces.add(entity.id)
            del self._live[entity.id]
            entity.id = wanted
        entity.aliases.insert(0, entity.name)
        entity.kind, entity.name = kind, name
        if not same:
            kept = {k: v for k, v in entity.attributes.items() if k not in _OF_THE_NAME}
            entity.attributes = {**kept, **facts(entity.id, kind, name)}
        self._add(entity)

    def move(self, entity: CorrectedEntity, paper: str, name: str) -> None:
        """Make the entity of this one paper the one called `name`, which is made if need be.

        An entity that no paper is left to speak of is joined to it.
        """
        other = self.find(entity.kind, name)
        if other is None or other is entity:
            node = _id(entity.kind, name)
            known = dict(facts(node, entity.kind, name))
            made = CorrectedEntity(node, entity.kind, name, attributes=known)
            other = self._live.get(node) or self._add(made)
        _forget(entity, name)
        parts = self._parts[paper]
        own = {node for node, part in parts.items() if part.end is entity}
        for node in own | (entity.nodes - parts.keys()):
            parts[node] = other
        entity.papers.discard(paper)
        other.papers.add(paper)
        if not entity.papers:
            self.join(other, entity)

    def stop(self, entity: CorrectedEntity) -> None:
        """Take the entity away with all edges."""
        entity.stopped = True
        del self._live[entity.id]

    def place(self, node: str, paper: str | None) -> str | None:
        """Return the id of what `node` has become, in a paper or in general; None: stopped."""
        part = self._parts[paper].get(node) if paper in self._parts else None
        entity = (part or self._whole[node]).end
        return None if entity.stopped else entity.id

    def targets(self) -> Iterator[Target]:
        """Yield the entities as they are now, by id."""
        for node, entity in sorted(self._live.items()):
            replaces = tuple(sorted(old for old in entity.replaces if old not in self._live))
            attributes: Mapping[str, object] = {"replaces": replaces} if replaces else {}
            yield Target(
                node,
                entity.kind,
                entity.name,
                _aliases(entity),
                {**entity.attributes, **attributes},
            )

    def _add(self, entity: CorrectedEntity) -> CorrectedEntity:
        self._live[entity.id] = entity
        for name in (entity.name, *entity.aliases):
            self._named[entity.kind, fold(name)].append(entity)
        return entity


def _entity(graph: KnowledgeGraph, node: str) -> CorrectedEntity:
    data = dict(graph.node(node))
    kind, name, aliases = Kind(data.pop("kind")), data.pop("name"), data.pop("aliases")
    replaces = set(data.pop("replaces", ()))
    papers = set(graph.papers_of(node))
    return CorrectedEntity(node, kind, name, list(aliases), papers, data, {node}, replaces)


def _id(kind: Kind, name: str) -> str:
    term = load_vocabulary().lookup(name, kind)
    is_called_so = term is not None and fold(term.name) == fold(name)
    return term_id(kind, term.name) if term and is_called_so else entity_id(kind, name)


def _forget(entity: CorrectedEntity, name: str) -> None:
    """Take the name off the aliases, and off what was merged into the entity."""
    entity.aliases = [alias for alias in entity.aliases if fold(alias) != fold(name)]
    entity.attributes["merges"] = tuple(
        merge for merge in _merges(entity) if fold(merge[0]) != fold(name)
    )


def _merges(entity: CorrectedEntity) -> tuple[tuple[str, str, int], ...]:
    """Return the names that were merged into the entity: surface, rule and number of papers."""
    merges = entity.attributes.get("merges", ())
    return merges if isinstance(merges, tuple) else ()


def _aliases(entity: CorrectedEntity) -> tuple[str, ...]:
    """Return one spelling each folded form, the first that was known, sorted."""
    spelled: dict[str, str] = {}
    for alias in entity.aliases:
        spelled.setdefault(fold(alias), alias)
    spelled.pop(fold(entity.name), None)
    return tuple(sorted(spelled.values()))
