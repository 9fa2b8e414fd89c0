"""From the JSON of a graph to the graph: lists become tuples, and the graph checks the rest."""

from collections.abc import Callable, Mapping
from sys import intern
from typing import Any

from kg.errors import InvalidValueError
from kg.graph import KnowledgeGraph, Statement
from kg.graph.attributes import LAYOUTS
from kg.graph.fields import Filled, Identifiers
from kg.model import MergedName, Source
from kg.schema import Relation, Rule
from kg.storage.fields import Fields, source_fields, text_field, word_field


def graph_from_json(data: object) -> KnowledgeGraph:
    """Return the graph that `data` describes; raise PaperkgError if it cannot be true."""
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
    node = text_field(fields, "id")
    if node in graph:
        raise InvalidValueError(f"node {node!r} is there twice; keep one")
    data = {
        name: _READ[name](fields, name) if name in _READ else value
        for name, value in fields.items()
        if name != "id"
    }
    graph.add_attributes(node, data)


def _add_edge(graph: KnowledgeGraph, fields: Fields, ids: Mapping[str, str]) -> None:
    statement = Statement(
        evidence=_pairs(fields, "evidence"),
        confidence=_number(fields.get("confidence", 1.0)),
        extractor=intern(text_field(fields, "extractor")),
        role_confidence=_number(fields.get("role_confidence")),
        sure=_number(fields.get("sure", True)),
    )
    source, target = text_field(fields, "source"), text_field(fields, "target")
    relation = _RELATIONS.get(str(fields.get("key"))) or word_field(fields, "key", Relation)
    graph.add_edge(ids.get(source, source), ids.get(target, target), relation, statement)


def _object(what: str, value: object) -> Fields:
    if not isinstance(value, dict):
        raise InvalidValueError(f"{what} holds {type(value).__name__} where an object is needed")
    return value


def _list(fields: Fields, key: str) -> list[Any]:
    value = fields.get(key)
    if not isinstance(value, list):
        raise InvalidValueError(f"{key} is {type(value).__name__}; give a list")
    return value


def _objects(fields: Fields, key: str) -> list[Fields]:
    return [_object(key, item) for item in _list(fields, key)]


def _tuple(fields: Fields, key: str) -> tuple[Any, ...]:
    return tuple(_list(fields, key))


def _pairs(fields: Fields, key: str) -> tuple[Any, ...]:
    return tuple(tuple(item) if isinstance(item, list) else item for item in _list(fields, key))


def _sources(fields: Fields, key: str) -> tuple[Source, ...]:
    return tuple(source_fields(item) for item in _objects(fields, key))


def _merges(fields: Fields, key: str) -> tuple[MergedName, ...]:
    merges = []
    for item in _list(fields, key):
        if not isinstance(item, list) or len(item) != 3:
            raise InvalidValueError(f"{key} has {item!r}; give surface, rule, number of papers")
        merges.append(MergedName(item[0], word_field({key: item[1]}, key, Rule), item[2]))
    return tuple(merges)


def _number(value: Any) -> Any:  # noqa: ANN401 - the graph checks what it is
    return float(value) if type(value) is int else value


def _word(fields: Fields, key: str) -> object:
    value = fields[key]
    # One text for all nodes: less memory.
    return intern(value) if isinstance(value, str) else value


_RELATIONS: Mapping[str, Relation] = {relation.value: relation for relation in Relation}
_BY_TYPE: Mapping[object, Callable[[Fields, str], object]] = {
    tuple[str, ...]: _tuple,
    tuple[Filled, ...]: _tuple,
    tuple[Source, ...]: _sources,
    tuple[MergedName, ...]: _merges,
    Identifiers: _pairs,
}
_READ = {
    "kind": _word,
    "aliases": _tuple,
    **{
        attribute.name: _BY_TYPE[attribute.type]
        for layout in LAYOUTS.values()
        for attribute in layout.attributes
        if attribute.type in _BY_TYPE
    },
}
"""How the attributes are read that are something else in JSON than in the graph."""
