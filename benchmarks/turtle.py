"""How long Turtle takes to write, beside the writers of Oxigraph and rdflib.

Both get the same triples: Oxigraph's as they are made, rdflib's own from its memory.

python -m benchmarks.turtle [PAPERS]
"""

import os
import random
import resource
import sys
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import rdflib
from pyoxigraph import RdfFormat, serialize

from exports import EXPORTERS, Options
from exports.rdf.terms import prefixes
from exports.rdf.triples import triples
from kg.graph import EntityRecord, KnowledgeGraph, Statement
from kg.model import Paper
from kg.names.ids import entity_id, paper_id
from kg.schema import ROLE_RELATION, Kind

PAPERS = 900  # some 300,000 triples
WORDS = ("attention", "network", "visual", "deep", "sparse", "graph", "token", "image", "learned")


def generated(papers: int) -> KnowledgeGraph:
    """Return a graph of papers with 16 entities each, every one mentioned once."""
    choose = random.Random(0)
    graph = KnowledgeGraph()
    names = [f"{choose.choice(WORDS)} {choose.choice(WORDS)} {number}" for number in range(papers)]
    kinds = list(Kind)
    for number, name in enumerate(names):
        kind = kinds[number % len(kinds)]
        graph.add_node(entity_id(kind, name), EntityRecord(kind, name, (name.upper(),)))
    entities = list(graph.nodes())
    for number in range(papers):
        abstract = " ".join(choose.choice(WORDS) for _ in range(200))
        title, local = f"Paper {number}", f"p{number}"
        node = paper_id(local)
        authors = ("A. Author", "B. Author")
        graph.add_node(node, Paper(local, title, abstract, date="2024-05-06", authors=authors))
        for entity in choose.sample(entities, 16):
            start = choose.randrange(1000)
            relation = choose.choice(list(ROLE_RELATION.values()))
            found = Statement(((start, start + 9),), 0.9, "crf", 0.8)
            graph.add_edge(node, entity, relation, found)
    return graph


def seconds(work: Callable[[], object]) -> float:
    """Return the processor time of the faster of two runs; other programs count for little."""
    times = []
    for _ in range(2):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def peak() -> float:
    """Return the most memory that this process has held so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def added(write: Callable[[BinaryIO], object]) -> float:
    """Return how far writing to nowhere raises the peak of memory, in MiB."""
    before = peak()
    with Path(os.devnull).open("wb") as nowhere:
        write(nowhere)
    return peak() - before


def main(papers: int) -> None:
    """Print both times and their ratio, and the memory that each writer adds."""
    graph = generated(papers)
    turtle = EXPORTERS["turtle"]
    held = peak()
    # Memory first: the process never gives its peak back.
    our_memory = added(lambda file: turtle.write(graph, file, Options()))
    ours = seconds(lambda: turtle.write(graph, BytesIO(), Options()))
    known = prefixes(Options().base_iri)
    by_oxigraph = seconds(
        lambda: serialize(triples(graph, Options()), format=RdfFormat.TURTLE, prefixes=known)
    )
    buffer = BytesIO()
    EXPORTERS["ntriples"].write(graph, buffer, Options())
    by_rdflib = rdflib.Graph().parse(data=buffer.getvalue(), format="nt")
    their_memory = added(lambda file: by_rdflib.serialize(file, format="turtle"))
    theirs = seconds(lambda: by_rdflib.serialize(format="turtle"))
    say(f"{len(by_rdflib):,} triples; the process with the graph holds {held:.0f} MiB")
    say(f"formats.turtle, from the graph: {ours:.2f} s, {our_memory:.0f} MiB more at the peak")
    say(f"Oxigraph, from triples made:    {by_oxigraph:.2f} s")
    say(f"rdflib, from its own triples:   {theirs:.2f} s, {their_memory:.0f} MiB more at the peak")
    say(f"ratios: {by_oxigraph / ours:.1f} and {theirs / ours:.1f}")


def say(line: str) -> None:
    """Print a line of the report."""
    print(line)  # noqa: T201 - a report for the terminal


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else PAPERS)
