"""What stands in a node: a record for each kind of node, a field for each attribute.

A new field here, or in `kg.model.Paper`, is a new attribute of the nodes in `nx`: what it may hold
follows from its type (`kg.graph.fields`), and graph files hold it too. A field with a default may
be missing in a file.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from kg.graph.fields import DecimalText, Filled, Identifiers
from kg.model import LEFT_OUT, MergedName, Paper
from kg.schema import Better, Kind, LinkKind, Relation, ResultKind, Sign


@dataclass(frozen=True, slots=True)
class EntityRecord:
    """A model, method, dataset, metric or task."""

    kind: Kind
    name: Filled
    aliases: tuple[Filled, ...] = ()
    """Other names, sorted; never the name itself."""
    merges: tuple[MergedName, ...] = ()
    """The written names that stand for the entity."""
    identifiers: Identifiers = field(default=(), metadata=LEFT_OUT)
    replaces: tuple[Filled, ...] = field(default=(), metadata=LEFT_OUT)
    """Ids that the entity had in earlier builds, or that were joined to it; sorted."""
    better: Better | None = field(default=None, metadata=LEFT_OUT)
    """Which value of a metric is the better one, where known; None for every other kind."""


_OF_EVERY_RESULT: Final = (
    Relation.FOR_TASK,
    Relation.ON_DATASET,
    Relation.OF_MODEL,
    Relation.BY_METRIC,
)


@dataclass(frozen=True, slots=True)
class ResultRecord:
    """A number that a paper reports."""

    name: Filled
    value: Filled
    """The number as written, without its sign."""
    number: DecimalText | None
    unit: str
    result_kind: ResultKind
    aliases: tuple[Filled, ...] = ()
    sign: Sign | None = field(default=None, metadata=LEFT_OUT)
    """Whether the measured value of a difference rises or falls, where known."""
    relative: bool = field(default=False, metadata=LEFT_OUT)
    """Whether a difference is a share of the rival's value."""
    uncertainty: str = field(default="", metadata=LEFT_OUT)
    """Deviation or interval around the value, such as `±0.3`."""

    def key(self, ends: Mapping[Relation, str | None]) -> Iterator[str | None]:
        """Yield all that tells the result apart from others of its paper, given what it is of.

        What only differences have is there only where they have it, so that older ids stay.
        """
        yield from map(ends.get, _OF_EVERY_RESULT)
        yield from (self.result_kind, self.value, self.unit)
        yield from filter(None, (self.sign, ends.get(Relation.VERSUS)))
        if self.relative:
            yield "relative"


@dataclass(frozen=True, slots=True)
class LinkRecord:
    """A URL that abstracts give; `aliases` are other spellings of it."""

    url: Filled
    link_kind: LinkKind
    aliases: tuple[Filled, ...] = ()


Record = Paper | EntityRecord | ResultRecord | LinkRecord
"""What stands in a node of the graph; a paper is a `kg.model.Paper`."""
