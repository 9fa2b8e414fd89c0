"""How long each shipped query takes with its defaults, over a loaded graph.

python -m benchmarks.queries GRAPH.ttl
"""

import sys
import time
from pathlib import Path
from statistics import median

from exports import query_book
from exports.sparql.store import QueryableGraph

REPEATS = 5


def milliseconds(graph: QueryableGraph, query: str) -> float:
    """Return the shortest of some runs: the machine is shared."""
    times = []
    for _ in range(REPEATS):
        began = time.perf_counter()
        graph.run(query)
        times.append(time.perf_counter() - began)
    return 1000 * min(times)


def main(path: str) -> None:
    """Print each query's time and rows, then the middle one and the longest."""
    graph = QueryableGraph(Path(path))
    taken = []
    for name, query in query_book().items():
        text = query.fill({})
        taken.append(milliseconds(graph, text))
        print(f"{name:24}{taken[-1]:8.1f} ms{len(graph.run(text).rows):6} rows")  # noqa: T201 - a report for the terminal
    print(f"{len(taken)} queries: median {median(taken):.1f} ms, longest {max(taken):.1f} ms")  # noqa: T201


if __name__ == "__main__":
    main(*sys.argv[1:])
