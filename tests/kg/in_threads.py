"""Eight threads that build, load and ask at once, in a process that has imported nothing before.

python -m tests.kg.in_threads PAPERS FOLDER prints what they found, a line for each thread. Each
builds a graph of PAPERS, loads that of FOLDER and asks it every question; then each asks every
question of one graph, and reads all papers with one extractor, that all share.
"""

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from itertools import chain
from threading import Barrier
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import kg
    from extractors import SpacyExtractor

THREADS = 8


def alone(papers: str, folder: str) -> Iterator[str]:
    """Yield what there is to find without the others."""
    import kg

    built = kg.build([papers])
    yield from map(repr, built.edges())
    loaded = kg.load(folder)
    yield from asked(loaded)
    yield kg.rdf(loaded).serialize(format="nt")


def asked(graph: "kg.KnowledgeGraph") -> Iterator[str]:
    """Yield the answer to every question of which there is an example."""
    from kg.queries import QUESTIONS

    for name, question in QUESTIONS.items():
        yield f"{name}: {graph.ask(name, **question.example)}"


def read(papers: str, extractor: "SpacyExtractor") -> Iterator[str]:
    """Yield what is extracted from each paper."""
    from kg.model import Paper
    from kg.sources import read as read_papers

    items = [item for item in read_papers([papers]) if isinstance(item, Paper)]
    yield from map(repr, extractor(items))


def main(papers: str, folder: str) -> None:
    """Print what each thread finds."""
    together = Barrier(THREADS)

    def first(_: int) -> str:
        together.wait()
        return digest(alone(papers, folder))

    with ThreadPoolExecutor(THREADS) as pool:
        found = list(pool.map(first, range(THREADS)))
        import kg
        from extractors import SpacyExtractor

        graph, extractor = kg.load(folder), SpacyExtractor()

        def second(_: int) -> str:
            together.wait()
            return digest(chain(asked(graph), read(papers, extractor)))

        again = list(pool.map(second, range(THREADS)))
    for one, other in zip(found, again, strict=True):
        sys.stdout.write(f"{one} {other}\n")


def digest(lines: Iterator[str]) -> str:
    """Return the digest of lines."""
    return sha256("\n".join(lines).encode()).hexdigest()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
