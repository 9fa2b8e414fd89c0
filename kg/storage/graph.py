"""Node-link JSON: the whole graph, to be read back by `read` or by NetworkX.

`networkx.node_link_graph(data, edges="edges")` gives the same multigraph, with lists where the
graph has tuples, and with objects where it has sources:
https://networkx.org/documentation/stable/reference/readwrite/json_graph.html. Keys are sorted, and
each node and each edge has a line of its own, so that versions of a file can be compared.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import BinaryIO

from kg.collector import without_collector
from kg.errors import GraphError, PaperkgError
from kg.graph import Edge, KnowledgeGraph
from kg.storage.graph_reader import graph_from_json


def write(graph: KnowledgeGraph, file: BinaryIO) -> None:
    """Write `graph` whole: edges by source, target and relation, then nodes by id."""
    file.write(b'{"directed": true, "edges": [')
    _write_lines(file, (_edge(edge) for edge in graph.edges()))
    file.write(b'], "graph": {}, "multigraph": true, "nodes": [')
    _write_lines(file, ({**graph.node(node), "id": node} for node in graph.nodes()))
    file.write(b"]}\n")


def read(file: BinaryIO) -> KnowledgeGraph:
    """Return the graph that `write` wrote; a file that holds none is a `GraphError`."""
    name = getattr(file, "name", "the file")
    try:
        with without_collector():
            return graph_from_json(_parse(file.read()))
    except (PaperkgError, ValueError, RecursionError) as error:
        problem = " ".join(str(error).split())
        raise GraphError(
            f"{name}: holds no graph in node-link JSON ({problem}); build it again with `kg build`"
        ) from error


def load(path: Path) -> KnowledgeGraph:
    """Return the graph of the file at `path`; one that cannot be read is a `GraphError` too."""
    try:
        with path.open("rb") as file:
            return read(file)
    except OSError as error:
        raise GraphError(
            f"{path}: no graph can be read there ({error.strerror}); build one with `kg build`"
        ) from error


def _parse(content: bytes) -> object:
    text = content.decode()
    data: object = json.loads(text, parse_constant=_refuse)
    if "\\ud" in text or "\\uD" in text:
        # Half of a surrogate pair is no character, and no later output could hold it.
        json.dumps(data, ensure_ascii=False).encode()
    return data


def _refuse(constant: str) -> object:
    raise ValueError(f"{constant} is no JSON number")


def _write_lines(file: BinaryIO, items: Iterable[dict[str, object]]) -> None:
    separator = b"\n"
    for item in items:
        line = json.dumps(item, ensure_ascii=False, sort_keys=True, allow_nan=False, default=asdict)
        file.write(separator + line.encode())
        separator = b",\n"
    file.write(b"\n")


def _edge(edge: Edge) -> dict[str, object]:
    return {
        "source": edge.source,
        "target": edge.target,
        "key": edge.relation,
        **edge.statement.attributes,
    }
