"""Whether names that stand for one thing are one node: pairs of names, judged in a graph.

A table of tab-separated values, a pair a row: kind, two names, and `same`, `different` or
`variant`. The two are one where both names are found and lead to one node; variants are connected
where their nodes are at most two `variantOf` edges apart, in either direction.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kg.errors import InvalidValueError, SourceError
from kg.graph import KnowledgeGraph
from kg.schema import Kind, Relation

__all__ = ["IdentityFigures", "Pair", "PairRelation", "Verdict", "compare_pairs", "read_pairs"]


class PairRelation(StrEnum):
    """How two names stand to each other."""

    SAME = "same"
    """Both name one thing."""
    DIFFERENT = "different"
    """They name two things."""
    VARIANT = "variant"
    """They name two versions, sizes, splits or forms of one thing."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names of one kind, and how they stand to each other."""

    kind: Kind
    first: str
    second: str
    relation: PairRelation


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a graph makes of a pair: the nodes of its names, or None for a name it has not."""

    pair: Pair
    first: str | None
    second: str | None
    is_connected: bool
    """Whether the nodes are two, at most two `variantOf` edges apart."""

    @property
    def is_merged(self) -> bool:
        """Whether both names lead to one node."""
        return self.first is not None and self.first == self.second

    @property
    def is_right(self) -> bool:
        """Whether the graph says of the pair what the table says."""
        if self.pair.relation == PairRelation.VARIANT:
            return self.is_connected
        return self.is_merged == (self.pair.relation == PairRelation.SAME)


@dataclass(frozen=True, slots=True)
class IdentityFigures:
    """The verdicts on all pairs, in the order of the table."""

    verdicts: tuple[Verdict, ...]

    def of(self, relation: PairRelation) -> tuple[Verdict, ...]:
        """Return the verdicts on the pairs of one relation."""
        return tuple(v for v in self.verdicts if v.pair.relation == relation)

    def merged(self, relation: PairRelation) -> int:
        """Return how many pairs of one relation are one node."""
        return sum(verdict.is_merged for verdict in self.of(relation))

    @property
    def failed(self) -> tuple[Verdict, ...]:
        """The pairs that the graph gets wrong, in the order of the table."""
        return tuple(verdict for verdict in self.verdicts if not verdict.is_right)

    @property
    def precision(self) -> float:
        """Share of the pairs in one node that are the same; 1 where no pair is in one node."""
        merged = sum(verdict.is_merged for verdict in self.verdicts)
        return self.merged(PairRelation.SAME) / merged if merged else 1.0

    @property
    def recall(self) -> float:
        """Share of the pairs that are the same which are in one node; 1 where there are none."""
        same = len(self.of(PairRelation.SAME))
        return self.merged(PairRelation.SAME) / same if same else 1.0

    @property
    def connected(self) -> float:
        """Share of the variants that are connected; 1 where there are none."""
        variants = self.of(PairRelation.VARIANT)
        return sum(v.is_connected for v in variants) / len(variants) if variants else 1.0


def read_pairs(path: Path) -> tuple[Pair, ...]:
    """Return the pairs of a table, in order; a row that is none is a `SourceError`.

    Empty lines are passed over; a table without a pair is an error too.
    """
    pairs = []
    for line, row in enumerate(_text(path).split("\n"), start=1):
        if not row.strip():
            continue
        try:
            pairs.append(_pair(row.removesuffix("\r").split("\t")))
        except ValueError as error:
            rule = "give kind, name, name and same, different or variant, parted by tabs"
            raise SourceError(str(path), line, f"holds no pair ({error})", rule) from error
    if not pairs:
        raise SourceError(str(path), 0, "holds no pair", "give a pair of names a line")
    return tuple(pairs)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise SourceError(str(path), 0, "is no UTF-8 text", "save it as UTF-8") from error


def _pair(cells: list[str]) -> Pair:
    if len(cells) != 4:
        raise InvalidValueError(f"{len(cells)} cells where 4 are needed")
    kind, first, second, relation = cells
    return Pair(Kind(kind), first, second, PairRelation(relation))


def compare_pairs(graph: KnowledgeGraph, pairs: Iterable[Pair]) -> IdentityFigures:
    """Return what the graph makes of each pair, in the order given."""
    return IdentityFigures(tuple(_verdicts(graph, pairs)))


def _verdicts(graph: KnowledgeGraph, pairs: Iterable[Pair]) -> Iterator[Verdict]:
    for pair in pairs:
        first, second = (graph.resolve(name, pair.kind) for name in (pair.first, pair.second))
        connected = first is not None and second is not None and first != second
        if first is not None and second is not None and connected:
            near = _near(graph, first)
            connected = second in near or bool(near & _near(graph, second))
        yield Verdict(pair, first, second, connected)


def _near(graph: KnowledgeGraph, node: str) -> set[str]:
    """Return the nodes one edge away, in either direction."""
    to = {edge.target for edge in graph.edges_from(node, Relation.VARIANT_OF)}
    return to | {edge.source for edge in graph.edges_to(node, Relation.VARIANT_OF)}
