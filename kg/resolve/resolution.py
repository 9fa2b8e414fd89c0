"""The decision for every entity of every paper, and the nodes that come of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kg.model import Entity, Extraction, MergedName
from kg.names.folding import fold
from kg.resolve.decisions import decide
from kg.resolve.nodes import Node, make_nodes
from kg.resolve.variants import connect
from kg.schema import Kind


@dataclass(frozen=True, slots=True)
class Resolution:
    """Which node each entity of each paper is."""

    nodes: tuple[Node, ...]
    """Sorted by id; the last of what papers name, and families that no paper names itself."""
    variants: tuple[tuple[str, str, float], ...]
    """Ids of a variant and of what it is a variant of, and how sure that is; sorted."""
    _entities: Mapping[str, tuple[tuple[Entity, Node], ...]] = field(repr=False)
    _surfaces: Mapping[str, tuple[frozenset[str], ...]] = field(repr=False)
    _merges: Mapping[str, tuple[MergedName, ...]] = field(repr=False)

    def node(self, paper: str, index: int) -> str:
        """Return the node of the paper's entity at `index`, 0-based in the extraction's order."""
        return self._entities[paper][index][1].id

    def merges(self, node: str) -> tuple[MergedName, ...]:
        """Return what was merged into the node, most papers first; nothing for a bare family."""
        return self._merges.get(node, ())

    def named(self, paper: str, name: str | None, *kinds: Kind) -> str | None:
        """Return the node of one of `kinds` that the paper calls `name`, or None.

        An entity with that name comes before one with such a surface. The kind is that of the
        node: papers may disagree on it.
        """
        if name is None:
            return None
        wanted = fold(name)
        found = [
            (fold(entity.name) != wanted, index, node.id)
            for index, (entity, node) in enumerate(self._entities[paper])
            if node.kind in kinds and wanted in self._surfaces[paper][index]
        ]
        return min(found)[-1] if found else None


def resolve(extractions: Sequence[Extraction]) -> Resolution:
    """Decide for every entity which node it is; pure, and independent of the papers' order."""
    surfaces = {
        extraction.paper.id: tuple(_surfaces(extraction, e) for e in extraction.entities)
        for extraction in extractions
    }
    decisions = decide(extractions, surfaces)
    nodes, merges = make_nodes(extractions, decisions)
    entities = {
        extraction.paper.id: tuple(
            (entity, nodes[key])
            for entity, key in zip(
                extraction.entities, decisions.keys[extraction.paper.id], strict=True
            )
        )
        for extraction in extractions
    }
    families, variants = connect(list(nodes.values()))
    together = sorted([*nodes.values(), *families], key=lambda node: node.id)
    return Resolution(tuple(together), variants, entities, surfaces, merges)


def _surfaces(extraction: Extraction, entity: Entity) -> frozenset[str]:
    text = extraction.paper.text
    written = {text[mention.start : mention.end] for mention in entity.mentions}
    return frozenset(fold(name) for name in {entity.name, *written})
