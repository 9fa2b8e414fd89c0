"""The entities of a graph while they are corrected, and where each of its nodes has gone."""

from collections import defaultdict
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from kg.corrections.paper.names import called
from kg.corrections.rewriting import Target
from kg.graph import Edge, EntityRecord, KnowledgeGraph, Span
from kg.model import MergedName
from kg.names.folding import fold
from kg.names.ids import entity_id, term_id
from kg.schema import ROLE_RELATIONS, Kind, NodeKind, Rule
from kg.vocabulary import load as load_vocabulary
from kg.vocabulary.identifiers import facts


@dataclass(eq=False, slots=True)
class CorrectedEntity:
    """What an entity has become so far.

    `aliases` are those of `record` and others, in the order in which they were found; `papers` are
    the nodes of those that speak of the entity.
    """

    id: str
    record: EntityRecord
    aliases: list[str] = field(default_factory=list)
    papers: set[str] = field(default_factory=set)
    replaces: set[str] = field(default_factory=set)
    into: "CorrectedEntity | None" = None
    stopped: bool = False

    @property
    def kind(self) -> Kind:
        """The kind that the entity has now."""
        return self.record.kind

    @property
    def name(self) -> str:
        """The preferred name that the entity has now."""
        return self.record.name

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
        self.graph = graph
        self._whole: dict[str, CorrectedEntity] = {}
        self._parts: dict[str, dict[tuple[str, str], CorrectedEntity]] = defaultdict(dict)
        self._live: dict[str, CorrectedEntity] = {}
        self._named: dict[tuple[Kind, str], list[CorrectedEntity]] = defaultdict(list)
        self._papers: dict[str, list[str]] = defaultdict(list)
        for node in graph.entities():
            self._whole[node] = self._add(_entity(graph, node))
        for paper in graph.nodes(NodeKind.PAPER):
            of = graph.paper(paper)
            for name in {*called(of)}:
                self._papers[name].append(paper)

    def find(self, kind: Kind, name: str) -> CorrectedEntity | None:
        """Return the entity that bears the name, as `KnowledgeGraph.resolve` would choose it."""
        return next(iter(self.bearers(kind, name)), None)

    def bearers(self, kind: Kind, name: str) -> list[CorrectedEntity]:
        """Return all entities that bear the name, that of `find` first."""
        folded = fold(name)
        found = {entity.end for entity in self._named[kind, folded]}
        return sorted(
            (entity for entity in found if not entity.stopped and entity.kind == kind),
            key=lambda e: (fold(e.name) != folded, -len(e.papers), e.id),
        )

    def papers_called(self, name: str) -> list[str]:
        """Return the nodes of the papers that have this id or title."""
        return self._papers.get(name) or self._papers.get(fold(name), [])

    def join(self, target: CorrectedEntity, other: CorrectedEntity) -> None:
        """Make `other` one with `target`, whose name and id stay."""
        target, other = target.end, other.end
        if target is other:
            return
        other.into = target
        del self._live[other.id]
        target.replaces |= {other.id, *other.replaces}
        target.papers |= other.papers
        target.aliases += [other.name, *other.aliases]
        merges = (
            *target.record.merges,
            MergedName(other.name, Rule.OVERRIDE, len(other.papers)),
            *_without(other.record.merges, other.name),
        )
        target.record = replace(target.record, merges=merges)
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
        entity.record = replace(entity.record, kind=kind, name=name)
        if not same:
            # What the vocabulary says belongs to what a node is called.
            known = facts(entity.id, kind, name)
            entity.record = replace(
                entity.record, identifiers=known.identifiers, better=known.better
            )
        self._add(entity)

    def written(self, entity: CorrectedEntity, paper: str) -> dict[str, str]:
        """Return how the paper writes what is the entity now, by what that folds to."""
        return {fold(surface): surface for _, surface in self._own(entity, paper)}

    def move(
        self, entity: CorrectedEntity, paper: str, name: str, surfaces: AbstractSet[str]
    ) -> None:
        """Make what this one paper writes so the entity called `name`, which is made if need be.

        `surfaces` are folded. An entity that no paper is left to speak of is joined to it.
        """
        other = self.find(entity.kind, name)
        if other is None or other is entity:
            node = _id(entity.kind, name)
            known = facts(node, entity.kind, name)
            record = EntityRecord(
                entity.kind, name, identifiers=known.identifiers, better=known.better
            )
            other = self._live.get(node) or self._add(CorrectedEntity(node, record))
        _forget(entity, name)
        own = {(node, fold(surface)) for node, surface in self._own(entity, paper)}
        self._parts[paper].update({place: other for place in own if place[1] in surfaces})
        other.papers.add(paper)
        if all(surface in surfaces for _, surface in own):
            entity.papers.discard(paper)
        if not entity.papers:
            self.join(other, entity)

    def stop(self, entity: CorrectedEntity) -> None:
        """Take the entity away with all edges."""
        entity.stopped = True
        del self._live[entity.id]

    def place(self, node: str, paper: str | None, near: Span | None) -> str | None:
        """Return the id of what `node` has become, in general or in a paper; None: stopped.

        In a paper where it has become several, the mention decides that is nearest to `near`.
        """
        entity = self._whole[node]
        if paper in self._parts:
            entity = self._owner(node, paper, self._mention(node, paper, near))
        return None if entity.end.stopped else entity.end.id

    def targets(self) -> Iterator[Target]:
        """Yield the entities as they are now, by id."""
        for node, entity in sorted(self._live.items()):
            replaces = tuple(sorted(old for old in entity.replaces if old not in self._live))
            record = replace(entity.record, aliases=_aliases(entity), replaces=replaces)
            yield Target(node, record)

    def _owner(self, node: str, paper: str, surface: str) -> CorrectedEntity:
        return self._parts.get(paper, {}).get((node, surface), self._whole[node]).end

    def _own(self, entity: CorrectedEntity, paper: str) -> Iterator[tuple[str, str]]:
        """Yield the nodes, and how the paper writes them, that are the entity now."""
        for edge in self.graph.edges_from(paper, *ROLE_RELATIONS):
            for surface in self._surfaces(paper, edge):
                if self._owner(edge.target, paper, fold(surface)) is entity:
                    yield edge.target, surface

    def _surfaces(self, paper: str, edge: Edge) -> list[str]:
        text = self.graph.text(paper)
        written = [text[start:end] for start, end in edge.statement.evidence]
        return written or [self.graph.name(edge.target)]

    def _mention(self, node: str, paper: str, near: Span | None) -> str:
        """Return how the paper writes the node where that is nearest to a span, folded."""
        edges = self.graph.edges_from(paper, *ROLE_RELATIONS)
        spans = [s for edge in edges if edge.target == node for s in edge.statement.evidence]
        if not spans:
            return fold(self.graph.name(node))
        first, last = near or spans[0]
        start, end = min(spans, key=lambda s: (max(s[0] - last, first - s[1], 0), s))
        return fold(self.graph.text(paper)[start:end])

    def _add(self, entity: CorrectedEntity) -> CorrectedEntity:
        self._live[entity.id] = entity
        for name in (entity.name, *entity.aliases):
            self._named[entity.kind, fold(name)].append(entity)
        return entity


def _entity(graph: KnowledgeGraph, node: str) -> CorrectedEntity:
    record, papers = graph.entity(node), set(graph.papers_of(node))
    return CorrectedEntity(node, record, list(record.aliases), papers, set(record.replaces))


def _id(kind: Kind, name: str) -> str:
    term = load_vocabulary().lookup(name, kind)
    is_called_so = term is not None and fold(term.name) == fold(name)
    return term_id(kind, term.name) if term and is_called_so else entity_id(kind, name)


def _forget(entity: CorrectedEntity, name: str) -> None:
    """Take the name off the aliases, and off what was merged into the entity."""
    entity.aliases = [alias for alias in entity.aliases if fold(alias) != fold(name)]
    entity.record = replace(entity.record, merges=_without(entity.record.merges, name))


def _without(merges: tuple[MergedName, ...], name: str) -> tuple[MergedName, ...]:
    return tuple(merge for merge in merges if fold(merge.surface) != fold(name))


def _aliases(entity: CorrectedEntity) -> tuple[str, ...]:
    """Return one spelling each folded form, the first that was known, sorted."""
    spelled: dict[str, str] = {}
    for alias in entity.aliases:
        spelled.setdefault(fold(alias), alias)
    spelled.pop(fold(entity.name), None)
    return tuple(sorted(spelled.values()))
