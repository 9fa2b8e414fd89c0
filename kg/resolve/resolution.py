"""The decision for every entity of every paper, and the nodes that come of it.

What the papers say about names is gathered, all is decided on that, and each paper is joined with
what was decided: a paper costs what it brings.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.model import Extraction, MergedName
from kg.names.folding import fold
from kg.resolve.decisions import decide
from kg.resolve.gathered import gather
from kg.resolve.nodes import Node, make_nodes
from kg.resolve.paper_names import PaperNames, Use, paper_names
from kg.resolve.variants import connect
from kg.schema import Kind


class _Named(NamedTuple):
    """An entity of a paper: its folded name, all it is called there, folded, and its node."""

    name: str
    surfaces: frozenset[str]
    node: Node


@dataclass(frozen=True, slots=True)
class Resolution:
    """Which node each entity of each paper is."""

    nodes: tuple[Node, ...]
    """Sorted by id; the last of what papers name, and families that no paper names itself."""
    variants: tuple[tuple[str, str, float], ...]
    """Ids of a variant and of what it is a variant of, and how sure that is; sorted."""
    _papers: Mapping[str, tuple[_Named, ...]] = field(repr=False)
    _merges: Mapping[str, tuple[MergedName, ...]] = field(repr=False)

    def node(self, paper: str, index: int) -> str:
        """Return the node of the paper's entity at `index`, 0-based in the extraction's order."""
        return self._papers[paper][index].node.id

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
            (entity.name != wanted, index, entity.node.id)
            for index, entity in enumerate(self._papers[paper])
            if wanted in entity.surfaces and entity.node.kind in kinds
        ]
        return min(found)[-1] if found else None


def join(paper: PaperNames, nodes: Mapping[Use, Node]) -> tuple[_Named, ...]:
    """Return the entities of a paper, in the order of the extraction, by the nodes of all uses."""
    return tuple([
        _Named(fold(entity.use.name), entity.surfaces, nodes[entity.use])
        for entity in paper.entities
    ])


def resolve(extractions: Iterable[Extraction]) -> Resolution:
    """Decide for every entity which node it is; pure, and independent of the papers' order."""
    papers = [paper_names(extraction) for extraction in extractions]
    gathered = gather(papers)
    decisions = decide(gathered)
    of_key, merges = make_nodes(gathered, decisions)
    nodes = {use: of_key[key] for use, key in decisions.keys.items()}
    families, variants = connect(list(of_key.values()))
    together = sorted([*of_key.values(), *families], key=lambda node: node.id)
    joined = {paper.paper: join(paper, nodes) for paper in papers}
    return Resolution(tuple(together), variants, joined, merges)
