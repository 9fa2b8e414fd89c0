"""Records as attributes of nodes in `nx`, and back.

Every node has `kind`, `name` and `aliases`, and an attribute for each field of its record. Words
of `kg.schema` stand there as plain strings, which NetworkX's own writers know. The graph adds
`sure`, which follows from the edges.
"""

from collections.abc import Iterable, Mapping
from dataclasses import MISSING, dataclass, fields
from enum import StrEnum
from operator import attrgetter
from typing import Any, Final, get_args, get_type_hints

from kg.errors import GraphError
from kg.graph.fields import FieldRule, rule_of
from kg.graph.records import EntityRecord, LinkRecord, Record, ResultRecord
from kg.model import Paper
from kg.schema import Kind, NodeKind

Attributes = Mapping[str, Any]
"""The attributes of a node or an edge, as they stand in `nx`."""

Adjacent = Mapping[str, Mapping[str, Attributes]]
"""The neighbours of a node on one side, each with the edges there: attributes by relation."""

SHARED: Final = frozenset({"kind", "name", "aliases"})
"""What every node has."""

_RENAMED: Final = {"id": "paper_id"}
"""Fields whose attribute is called otherwise: `id` in node-link JSON is the id of the node."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute that nodes of a kind have, and the field of their record that it is."""

    name: str
    field: str
    type: object
    rule: FieldRule
    default: object
    """MISSING where the attribute must be there."""
    is_left_out: bool
    """Whether a node is without the attribute while it would be the default."""

    @property
    def words(self) -> Mapping[str | None, StrEnum | None]:
        """The words of the schema that the attribute is one of, by their strings; else none."""
        for candidate in (self.type, *get_args(self.type)):
            if isinstance(candidate, type) and issubclass(candidate, StrEnum):
                return {None: None, **{word.value: word for word in candidate}}
        return {}


class Layout:
    """How records of one type stand in nodes.

    `kind` is that of the nodes, unless records have one themselves, and `named_by` the field that
    is also the name.
    """

    def __init__(
        self, record: type[Record], kind: NodeKind | None = None, named_by: str = "name"
    ) -> None:
        self.named_by = named_by
        self.attributes = tuple(_attributes(record))
        required = [a.name for a in self.attributes if a.default is MISSING]
        self.names = SHARED.union({"sure"}, (a.name for a in self.attributes))
        self.required = SHARED.union(required)
        # What follows is needed for every node: it is laid out for speed.
        self.checks = [(a.name, a.default, a.rule.holds) for a in self.attributes]
        self._record = record
        kept = [a for a in self.attributes if not a.is_left_out]
        self._names = [a.name for a in kept]
        self._fields = attrgetter(*(a.field for a in kept))
        fill = {a.name: getattr(record, a.field).__set__ for a in self.attributes}
        self._first = [(fill[name], name) for name in required]
        self._others = [
            (fill[a.name], a.name, a.default) for a in self.attributes if a.default is not MISSING
        ]
        self._left_out = [
            (a.name, attrgetter(a.field), a.default) for a in self.attributes if a.is_left_out
        ]
        self._words = [(fill[a.name], a.name, a.words) for a in self.attributes if a.words]
        self._shared: dict[str, Any] = {"kind": kind and kind.value, "name": "", "aliases": ()}

    def read(self, data: Attributes) -> Record:
        """Return the record that attributes of this kind are; others are ignored."""
        record = object.__new__(self._record)
        # What a node holds was checked when it was added. The constructor of a frozen dataclass
        # would check it again, and take twice the time.
        for fill, name in self._first:
            fill(record, data[name])
        for fill, name, default in self._others:
            fill(record, data.get(name, default))
        for fill, name, words in self._words:
            fill(record, words[data.get(name)])
        return record

    def write(self, record: Record) -> dict[str, Any]:
        """Return the attributes of a node with that record, which need not be a valid one."""
        data = self._shared | dict(zip(self._names, self._fields(record), strict=True))
        data["name"] = data[self.named_by]
        for name, field, default in self._left_out:
            if (value := field(record)) != default:
                data[name] = value
        for _, name, _ in self._words:
            if isinstance(value := data.get(name), StrEnum):
                data[name] = value._value_
        return data


def _attributes(record: Any) -> list[Attribute]:  # noqa: ANN401 - any dataclass
    types = get_type_hints(record, include_extras=True)
    return [
        Attribute(
            name=_RENAMED.get(field.name, field.name),
            field=field.name,
            type=types[field.name],
            rule=rule_of(types[field.name]),
            default=field.default,
            is_left_out="left_out" in field.metadata,
        )
        for field in fields(record)
    ]


_ENTITY = Layout(EntityRecord)
LAYOUTS: Mapping[str, Layout] = {
    **dict.fromkeys(Kind, _ENTITY),
    NodeKind.PAPER: Layout(Paper, NodeKind.PAPER, named_by="title"),
    NodeKind.RESULT: Layout(ResultRecord, NodeKind.RESULT),
    NodeKind.LINK: Layout(LinkRecord, NodeKind.LINK, named_by="url"),
}
"""How nodes of each kind hold their records."""

_BY_TYPE: Final = {
    Paper: LAYOUTS[NodeKind.PAPER],
    EntityRecord: _ENTITY,
    ResultRecord: LAYOUTS[NodeKind.RESULT],
    LinkRecord: LAYOUTS[NodeKind.LINK],
}
_UNKNOWN: Final = (None, ())


def layout_for(record: Record) -> Layout:
    """Return the layout of a record; raise GraphError if it is no record of a node."""
    layout = _BY_TYPE.get(type(record))
    if layout is None:
        known = ", ".join(sorted(each.__name__ for each in _BY_TYPE))
        raise GraphError(f"{type(record).__name__} is no record of a node; give one of {known}")
    return layout


def joined(node: str, held: Attributes, told: Attributes) -> dict[str, Any]:
    """Return the attributes of a node that holds some and is told others of the same kind.

    Aliases and sources are those of both; else what is held stays, and what is not yet known is
    added. Another kind, or another text of a paper, is a GraphError.
    """
    if held["kind"] != told["kind"]:
        raise GraphError(
            f"{node} is a {held['kind']} and cannot also be a {told['kind']}; rename one"
        )
    if held["kind"] == NodeKind.PAPER:
        _check_text(node, held, told)
    both = {**told, **{name: value for name, value in held.items() if value not in _UNKNOWN}}
    both["aliases"] = aliases_of(both["name"], (*held["aliases"], *told["aliases"], told["name"]))
    if "source" in both:
        both["source"] = tuple(sorted({*held["source"], *told["source"]}))
    return both


def aliases_of(name: str, spellings: Iterable[str]) -> tuple[str, ...]:
    """Return the spellings other than the name, each once, sorted."""
    return tuple(sorted(set(spellings) - {name}))


def _check_text(node: str, held: Attributes, told: Attributes) -> None:
    for part in ("title", "abstract"):
        if held[part] != told[part]:
            # Evidence counts characters of one text.
            raise GraphError(
                f"{node} has another {part} already; give one of the papers another id"
            )
