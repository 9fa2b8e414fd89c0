"""From the JSON of a graph to the graph, with every field checked."""

from collections.abc import Callable, Mapping
from sys import intern

from kg.errors import InvalidValueError
from kg.graph import KnowledgeGraph, Span, Statement
from kg.model import Source
from kg.resolve.rules import Rule
from kg.schema import Kind, LinkKind, NodeKind, Relation, ResultKind
from kg.storage.fields import (
    Fields,
    confidence_field,
    mention_fields,
    name_field,
    source_fields,
    text_field,
    word_field,
)
from kg.vocabulary import Better
from kg.vocabulary.identifiers import SCHEMES

Read = Callable[[Fields, str], object]

_KINDS: Mapping[str, Kind | NodeKind] = {kind.value: kind for kind in (*Kind, *NodeKind)}


def graph_from_json(data: object) -> KnowledgeGraph:
    """Return the graph that `data` describes; what does not fit is a `PaperkgError`."""
    fields = _object("the file", data)
    graph = KnowledgeGraph()
    for node in _objects(fields, "nodes"):
        _add_node(graph, node)
    # A node has one text for its id, not one for each edge: less memory, and found sooner.
    ids = {node: node for node in graph.nx}
    for edge in _objects(fields, "edges"):
        _add_edge(graph, edge, ids)
    return graph


def _add_node(graph: KnowledgeGraph, fields: Fields) -> None:
    node, kind = text_field(fields, "id"), fields.get("kind")
    if not isinstance(kind, str) or kind not in _KINDS:
        raise InvalidValueError(f"kind of {node!r} is {kind!r}; give one of {', '.join(_KINDS)}")
    if node in graph:
        raise InvalidValueError(f"node {node!r} is there twice; keep one")
    known = _ATTRIBUTES.get(_KINDS[kind], {})
    foreign = fields.keys() - known.keys() - {"id", "kind", "name", "aliases"}
    if foreign:
        raise InvalidValueError(f"node {node!r} has unknown fields {', '.join(sorted(foreign))}")
    graph.add_node(
        node,
        _KINDS[kind],
        text_field(fields, "name"),
        aliases=_texts(fields, "aliases"),
        **{key: read(fields, key) for key, read in known.items() if _is_wanted(fields, key)},
    )


def _is_wanted(fields: Fields, key: str) -> bool:
    return key in fields or key not in _OPTIONAL


def _add_edge(graph: KnowledgeGraph, fields: Fields, ids: Mapping[str, str]) -> None:
    sure = None
    if fields.get("role_confidence") is not None:
        sure = confidence_field(fields, "role_confidence")
    statement = Statement(
        evidence=_spans(fields, "evidence"),
        confidence=confidence_field(fields, "confidence"),
        extractor=intern(text_field(fields, "extractor")),
        role_confidence=sure,
    )
    source, target = text_field(fields, "source"), text_field(fields, "target")
    relation = word_field(fields, "key", Relation)
    graph.add_edge(ids.get(source, source), ids.get(target, target), relation, statement)


def _object(what: str, value: object) -> Fields:
    if not isinstance(value, dict):
        raise InvalidValueError(f"{what} holds {type(value).__name__} where an object is needed")
    return value


def _list(fields: Fields, key: str) -> list[object]:
    value = fields.get(key)
    if not isinstance(value, list):
        raise InvalidValueError(f"{key} is {type(value).__name__}; give a list")
    return value


def _objects(fields: Fields, key: str) -> list[Fields]:
    return [_object(key, item) for item in _list(fields, key)]


def _texts(fields: Fields, key: str) -> tuple[str, ...]:
    items = _list(fields, key)
    return tuple(item if type(item) is str else text_field({key: item}, key) for item in items)


def _sources(fields: Fields, key: str) -> tuple[Source, ...]:
    return tuple(source_fields(item) for item in _objects(fields, key))


def _spans(fields: Fields, key: str) -> tuple[Span, ...]:
    spans = []
    for item in _list(fields, key):
        if not isinstance(item, list) or len(item) != 2:
            raise InvalidValueError(f"{key} has {item!r}; give start and end")
        start, end = item
        if type(start) is int and type(end) is int and 0 <= start < end:
            spans.append((start, end))
            continue
        # What does not fit has an error of its own, which takes longer to find.
        mention = mention_fields({"start": item[0], "end": item[1]})
        if mention is None:
            raise InvalidValueError(f"{key} has {item!r}; give start and end")
        spans.append((mention.start, mention.end))
    return tuple(spans)


def _identifiers(fields: Fields, key: str) -> tuple[tuple[str, str], ...]:
    pairs = []
    for item in _list(fields, key):
        if not isinstance(item, list) or len(item) != 2 or item[0] not in SCHEMES:
            raise InvalidValueError(
                f"{key} has {item!r}; give pairs of one of {', '.join(SCHEMES)} and a value"
            )
        pairs.append((text_field({key: item[0]}, key), text_field({key: item[1]}, key)))
    return tuple(pairs)


def _merges(fields: Fields, key: str) -> tuple[tuple[str, str, int], ...]:
    merges = []
    for item in _list(fields, key):
        if not isinstance(item, list) or len(item) != 3 or type(item[2]) is not int:
            raise InvalidValueError(f"{key} has {item!r}; give surface, rule, number of papers")
        rule = word_field({key: item[1]}, key, Rule)
        merges.append((text_field({key: item[0]}, key), str(rule), item[2]))
    return tuple(merges)


def _word(words: type[LinkKind] | type[ResultKind] | type[Better]) -> Read:
    return lambda fields, key: str(word_field(fields, key, words))


_OF_ENTITIES: Mapping[str, Read] = {
    "identifiers": _identifiers,
    "replaces": _texts,
    "merges": _merges,
}
_OPTIONAL = {*_OF_ENTITIES, "better"}
"""Attributes that a node may be without."""

_ATTRIBUTES: Mapping[Kind | NodeKind, Mapping[str, Read]] = {
    **dict.fromkeys(Kind, _OF_ENTITIES),
    Kind.METRIC: {**_OF_ENTITIES, "better": _word(Better)},
    NodeKind.PAPER: {
        "paper_id": text_field,
        "title": text_field,
        "abstract": text_field,
        "date": name_field,
        "url": name_field,
        "authors": _texts,
        "source": _sources,
    },
    NodeKind.RESULT: {
        "value": text_field,
        "number": name_field,
        "unit": text_field,
        "result_kind": _word(ResultKind),
    },
    NodeKind.LINK: {"url": text_field, "link_kind": _word(LinkKind)},
}
"""What a node of each kind has beside id, kind, name and aliases, and how it is read."""
