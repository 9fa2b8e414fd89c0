"""How long every question takes, on a graph of any size with the degrees of a real one.

    python benchmarks/questions.py graph --papers 50000

The graph is that of a built folder, taken several times over: what three papers or more have is one
node in all copies, so that its degree grows with the graph; anything else is a node of its own in
each copy. Prints seconds of the processor: of the first call, which makes the tables that later
calls share, and of the best of three later ones.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from time import process_time

import kg
from kg.graph import KnowledgeGraph
from kg.queries import QUESTIONS, Question
from kg.queries._registry import Value
from kg.schema import Kind, NodeKind

_SHARED_FROM = 3
_KINDS: Mapping[str, Sequence[Kind | NodeKind]] = {
    "dataset": [Kind.DATASET],
    "task": [Kind.TASK],
    "paper": [NodeKind.PAPER],
    "first": [NodeKind.PAPER],
    "second": [NodeKind.PAPER],
}
"""What a question asks for by parameters of these names; by any other, any entity."""


def enlarged(graph: KnowledgeGraph, papers: int) -> KnowledgeGraph:
    """Return copies of `graph`, as many as hold at least `papers` papers, joined in what is common.

    >>> from kg.queries._example import example
    >>> enlarged(example(), 18)
    <KnowledgeGraph: 18 papers, 123 nodes, 264 edges>
    """
    many = -(-papers // sum(1 for _ in graph.nodes(NodeKind.PAPER)))
    shared = {
        node
        for node in graph.nodes()
        if graph.node(node)["kind"] in set(Kind) and len(graph.papers_of(node)) >= _SHARED_FROM
    }
    large = KnowledgeGraph()
    for copy in range(many):

        def name(node: str, copy: int = copy) -> str:
            return node if node in shared or not copy else f"{node}-copy-{copy}"

        for node, data in graph.nx.nodes(data=True):
            large.nx.add_node(name(node), **_attributes(data, copy, is_shared=node in shared))
        for source, target, key, data in graph.nx.edges(keys=True, data=True):
            large.nx.add_edge(name(source), name(target), key=key, **data)
    return large


def _attributes(data: dict[str, object], copy: int, *, is_shared: bool) -> dict[str, object]:
    if is_shared or not copy:
        return data
    mark = f" copy {copy}"
    aliases = data["aliases"]
    assert isinstance(aliases, tuple)
    renamed: dict[str, object] = {
        "name": f"{data['name']}{mark}",
        "aliases": tuple(f"{alias}{mark}" for alias in aliases),
    }
    if data["kind"] == NodeKind.PAPER:
        renamed |= {"title": renamed["name"], "paper_id": f"{data['paper_id']}{mark}"}
    return data | renamed


def values(graph: KnowledgeGraph, question: Question) -> dict[str, Value]:
    """Return the names with most edges for what a question needs."""
    needed: dict[str, Value] = {}
    for parameter in question.parameters.values():
        if parameter.is_required:
            kinds = _KINDS.get(parameter.name, list(Kind))
            nodes = [node for kind in kinds for node in graph.nodes(kind)]
            nodes.sort(key=lambda node: (-graph.nx.degree(node), node))
            names = [str(graph.node(node)["name"]) for node in nodes[:2]]
            taken = set(needed.values())
            needed[parameter.name] = next(name for name in names if name not in taken)
    return needed


def seconds(call: Callable[[], object]) -> float:
    """Return how many seconds of the processor a call takes, whatever else the machine does."""
    start = process_time()
    call()
    return process_time() - start


def main() -> None:
    """Print the seconds of every question."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder")
    parser.add_argument("--papers", type=int, default=50_000)
    parser.add_argument("--only", help="one question")
    options = parser.parse_args()
    graph = enlarged(kg.load(options.folder), options.papers)
    sys.stdout.write(f"{graph!r}\n")
    for name, question in QUESTIONS.items():
        if options.only not in {None, name}:
            continue
        asked = values(graph, question)
        first, *later = (seconds(partial(question, graph, **asked)) for _ in range(4))
        sys.stdout.write(f"{name:18} {first:8.3f} {min(later):8.3f}  {asked}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
