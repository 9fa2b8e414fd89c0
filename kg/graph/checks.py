"""What the graph refuses: nodes and edges that cannot be true, each with a `GraphError`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, NoReturn

from kg.errors import GraphError, UnknownNameError
from kg.graph.attributes import LAYOUTS, SHARED, Attributes, Layout
from kg.graph.statements import Statement
from kg.names.ids import paper_id
from kg.schema import ENDS, KINDS, ROLE_RELATIONS, Kind, NodeKind, Relation

if TYPE_CHECKING:
    from networkx import MultiDiGraph

HOLD: Final = frozenset(
    (relation, source.value, target.value)
    for relation, ends in ENDS.items()
    for source in KINDS.values()
    for target in KINDS.values()
    if ends.allow(source, target)
)
"""Every relation with the kinds of the nodes that it may lead from and to."""

_RELATIONS: Final = tuple(relation.value for relation in Relation)

Key = tuple[str, str, str]
"""Source, target and relation of an edge."""

_STATEMENT: Final = {"confidence", "evidence", "extractor"}
_OPTIONAL: Final = {"role_confidence", "sure"}

_LONGEST: Final = 60
"""So many characters of a value are shown in an error."""


def layout_of(node: str, data: Attributes) -> Layout:
    """Return the layout of a node's kind; raise GraphError unless the attributes are those of it.

    Their values are not looked at.
    """
    kind = data.get("kind")
    if not isinstance(kind, str) or kind not in KINDS:
        _refuse(node, f"kind is {_shown(kind)}; give one of {', '.join(KINDS)}")
    layout = LAYOUTS[KINDS[kind]]
    if foreign := data.keys() - layout.names:
        known = ", ".join(sorted(layout.names - SHARED))
        _refuse(node, f"a {kind} has no {', '.join(sorted(foreign))}; it may have {known}")
    if missing := layout.required - data.keys():
        _refuse(node, f"a {kind} must have {', '.join(sorted(missing))}; add what is missing")
    return layout


def check_node(node: str, layout: Layout, data: Attributes) -> None:
    """Raise GraphError unless a node with these attributes, which are the layout's, can be true."""
    if not node.strip():
        _refuse("a node", f"the id is {_shown(node)}; give one such as model/vit")
    for name, default, holds in layout.checks:
        value = data.get(name, default)
        if value is not default and not holds(value):
            _refuse_value(node, layout, name, value)
    if not isinstance(data.get("sure", True), bool):
        _refuse(node, f"sure is {_shown(data['sure'])}; give True or False")
    kind = data["kind"]
    if kind == NodeKind.PAPER:
        _check_paper(node, data)
    elif kind != Kind.METRIC and data.get("better") is not None:
        _refuse(node, f"a {kind} has no better value; give `better` to metrics alone")
    if data["name"] != data[layout.named_by]:
        _refuse(node, f"name is {_shown(data['name'])}; give the {layout.named_by}, which it is")


def _refuse_value(node: str, layout: Layout, name: str, value: object) -> NoReturn:
    rule = next(attribute.rule for attribute in layout.attributes if attribute.name == name)
    _refuse(node, f"{name} is {_shown(value)}; give {rule.says}")


def _check_paper(node: str, data: Attributes) -> None:
    if not data["title"].strip():
        _refuse(node, "the title is blank; give the paper one")
    if node != paper_id(data["paper_id"]):
        _refuse(node, f"it is no node of paper {data['paper_id']!r}; give `kg.names.ids.paper_id`")
    if data["aliases"]:
        _refuse(node, f"aliases are {_shown(data['aliases'])}; a paper has its title alone")


def check_edge(nodes: Mapping[str, Attributes], key: Key, said: Statement) -> None:
    """Raise GraphError unless an edge between two of `nodes` that says so can be true.

    An end that is no node is an UnknownNameError.
    """
    source, target, relation = key
    try:
        start, end = nodes[source], nodes[target]
    except KeyError as error:
        raise UnknownNameError("node", str(error.args[0]), ()) from None
    if (relation, start["kind"], end["kind"]) not in HOLD:
        _refuse_ends(key, start["kind"], end["kind"])
    if source == target:
        _refuse(key, "nothing is a variant of itself; leave the edge out")
    confidence, role = said.confidence, said.role_confidence
    if not (type(confidence) is float and 0.0 <= confidence <= 1.0):
        _check_confidence(key, "confidence", confidence)
    if role is not None and not (
        type(role) is float and 0.0 <= role <= 1.0 and relation in ROLE_RELATIONS
    ):
        _check_role(key, role)
    _check_said(key, said)
    if said.evidence != ():
        _check_evidence(key, start, said.evidence)


def check_nx(nx: MultiDiGraph[str]) -> None:
    """Raise GraphError unless every node and edge of a NetworkX graph can be true."""
    for node, data in nx.nodes(data=True):
        layout = layout_of(node, data)
        check_node(node, layout, data)
    for source, target, relation, data in nx.edges(keys=True, data=True):
        key = source, target, relation
        if not _STATEMENT <= data.keys() <= _STATEMENT | _OPTIONAL:
            _refuse(key, f"an edge has {', '.join(sorted(_STATEMENT))}, not {', '.join(data)}")
        check_edge(nx.nodes, key, Statement.of(data))


def _refuse_ends(key: Key, source: str, target: str) -> NoReturn:
    relation = key[2]
    if relation not in _RELATIONS:
        _refuse(key, f"unknown relation {relation!r}; give one of {', '.join(_RELATIONS)}")
    ends = ENDS[Relation(relation)]
    _refuse(key, f"{relation} leads {ends}, not from {source} to {target}; choose other ends")


def _check_said(key: Key, said: Statement) -> None:
    if not isinstance(said.extractor, str):
        _refuse(key, f"extractor is {_shown(said.extractor)}; give its name")
    if not isinstance(said.sure, bool):
        _refuse(key, f"sure is {_shown(said.sure)}; give True or False")


def _check_role(key: Key, confidence: object) -> None:
    if key[2] not in ROLE_RELATIONS:
        _refuse(key, f"a role confidence stands only with {', '.join(ROLE_RELATIONS)}; omit it")
    _check_confidence(key, "role_confidence", confidence)


def _check_confidence(key: Key, what: str, value: object) -> None:
    """Refuse what is no number from 0 to 1; NaN is none."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        _refuse(key, f"{what} is {_shown(value)}; give a number from 0 to 1")


def _check_evidence(key: Key, paper: Attributes, evidence: object) -> None:
    if paper["kind"] != NodeKind.PAPER:
        _refuse(key, f"evidence is {_shown(evidence)}; only an edge from a paper has evidence")
    length = len(paper["title"]) + 1 + len(paper["abstract"])
    if not isinstance(evidence, tuple):
        _refuse(key, f"evidence is {_shown(evidence)}; give a tuple of (start, end)")
    for span in evidence:
        if not (
            isinstance(span, tuple) and len(span) == 2 and type(span[0]) is type(span[1]) is int
        ):
            _refuse(key, f"evidence has {_shown(span)}; give (start, end), two whole numbers")
        if not 0 <= span[0] < span[1] <= length:
            rule = f"give 0 <= start < end <= {length}, which is where the text of the paper ends"
            _refuse(key, f"evidence has {span}; {rule}")


def _refuse(what: str | Key, problem: str) -> NoReturn:
    raise GraphError(f"{what if isinstance(what, str) else ' '.join(what)}: {problem}")


def _shown(value: object) -> str:
    written = repr(value)
    return written if len(written) <= _LONGEST else f"{written[:_LONGEST]}…"
