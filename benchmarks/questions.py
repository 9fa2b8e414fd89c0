"""How long every question takes, on a graph of any size with the degrees of a real one.

    python -m benchmarks.questions graph --papers 50000

The graph is that of a built folder, taken several times over: what three papers or more have is one
node in all copies, so that its degree grows with the graph; anything else is a node of its own in
each copy. It is written as `graph.json` and loaded, as people do. Prints seconds of the processor:
of loading; of each question alone, the best of three calls on the graph as it is after loading,
without the tables that questions leave behind; and of the best of three calls with them.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

import kg
from exports import EXPORTERS, Options
from kg.graph import KnowledgeGraph, LinkRecord, Record
from kg.model import Paper
from kg.names.folding import fold
from kg.names.ids import paper_id
from kg.queries import QUESTIONS, Question
from kg.queries._registry import Value
from kg.schema import Kind, NodeKind, Relation
from kg.storage.folder import GRAPH_FILE

_SHARED_FROM = 3
_KINDS: Mapping[str, Sequence[Kind | NodeKind]] = {
    "dataset": [Kind.DATASET],
    "task": [Kind.TASK],
    "paper": [NodeKind.PAPER],
    "first": [NodeKind.PAPER],
    "second": [NodeKind.PAPER],
}
"""What a question asks for by parameters of these names; by any other, any entity."""


_ALSO: Mapping[str, Mapping[str, Value]] = {"centrality": {"by": "betweenness"}}
"""Options with which a question is asked a second time, since they take longer."""


def enlarged(graph: KnowledgeGraph, papers: int) -> KnowledgeGraph:
    """Return copies of `graph`, as many as hold at least `papers` papers, joined in what is common.

    >>> from kg.example import example
    >>> enlarged(example(), 18)
    <KnowledgeGraph: 18 papers, 123 nodes, 264 edges>
    """
    many = -(-papers // sum(1 for _ in graph.nodes(NodeKind.PAPER)))
    shared = {n for n in graph.entities() if len(graph.papers_of(n)) >= _SHARED_FROM}
    large = KnowledgeGraph()
    for copy in range(many):
        ids = {}
        for node in graph.nx:
            record = graph.record(node)
            if copy and node not in shared:
                record, ids[node] = _copied(record, copy), f"{node}-copy-{copy}"
                if isinstance(record, Paper):
                    ids[node] = paper_id(record.id)
            large.add_node(ids.setdefault(node, node), record)
        for source, target, key in graph.nx.edges(keys=True):
            relation = Relation(key)
            said = graph.statement(source, target, relation)
            large.add_edge(ids[source], ids[target], relation, said)
    return large


def _copied(record: Record, copy: int) -> Record:
    """Return the record under another name; a longer title leaves all evidence in the text."""
    mark = f" copy {copy}"
    if isinstance(record, Paper):
        return replace(record, id=f"{record.id}-copy-{copy}", title=f"{record.title}{mark}")
    if isinstance(record, LinkRecord):
        return replace(record, url=f"{record.url}{mark}")
    aliases = tuple(f"{alias}{mark}" for alias in record.aliases)
    return replace(record, name=f"{record.name}{mark}", aliases=aliases)


def values(graph: KnowledgeGraph, question: Question) -> dict[str, Value]:
    """Return the names with most edges for what a question needs."""
    needed: dict[str, Value] = {}
    for parameter in question.parameters.values():
        if parameter.is_required:
            kinds = _KINDS.get(parameter.name, list(Kind))
            nodes = [node for kind in kinds for node in graph.nodes(kind)]
            nodes.sort(key=lambda node: (-graph.nx.degree(node), node))
            names = [graph.name(node) for node in nodes[:2]]
            taken = set(needed.values())
            needed[parameter.name] = next(name for name in names if name not in taken)
    return needed


def seconds(call: Callable[[], object]) -> float:
    """Return how many seconds of the processor a call takes, whatever else the machine does."""
    start = process_time()
    call()
    return process_time() - start


def loaded(graph: KnowledgeGraph) -> KnowledgeGraph:
    """Write a graph, load it, and print how long loading takes."""
    with TemporaryDirectory() as folder:
        with (Path(folder) / GRAPH_FILE).open("wb") as file:
            EXPORTERS["node-link"].write(graph, file, Options())
        start = process_time()
        found = kg.load(folder)
        sys.stdout.write(f"{found!r}\nloaded in {process_time() - start:.1f} s\n")
    return found


def alone(graph: KnowledgeGraph, question: Question, asked: Mapping[str, Value]) -> float:
    """Return the seconds of a question that is the first one of this graph."""
    fresh = KnowledgeGraph()
    fresh.nx = graph.nx
    fold.cache_clear()
    return seconds(partial(question, fresh, **asked))


def main() -> None:
    """Print the seconds of every question."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder")
    parser.add_argument("--papers", type=int, default=50_000)
    parser.add_argument("--only", help="one question")
    options = parser.parse_args()
    graph = loaded(enlarged(kg.load(options.folder), options.papers))
    sys.stdout.write("question              alone   again\n")
    for name, question in QUESTIONS.items():
        if options.only not in {None, name}:
            continue
        needed = values(graph, question)
        for asked in (needed, {**needed, **_ALSO[name]}) if name in _ALSO else (needed,):
            question(graph, **asked)
            first = min(alone(graph, question, asked) for _ in range(3))
            later = min(seconds(partial(question, graph, **asked)) for _ in range(3))
            sys.stdout.write(f"{name:18} {first:8.3f} {later:8.3f}  {asked}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
