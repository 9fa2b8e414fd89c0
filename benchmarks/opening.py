"""How long `kg ask` and `kg show` take from their start, with a graph in tables and in JSON.

    python -m benchmarks.opening graph --papers 10000

The graph is that of a built folder, enlarged as by `benchmarks.questions`. It is written as
`graph.json` into one folder and as `graph.sqlite` into another, and each command is run in a new
process for either, in turns. Prints seconds of the processor, the best of three, and their ratio;
the interpreter itself and its imports are in all of them.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import kg
from benchmarks.questions import enlarged, values
from kg.graph import KnowledgeGraph
from kg.queries import QUESTIONS
from kg.storage import graph as json_storage
from kg.storage.folder import GRAPH_FILE, TABLES_FILE
from kg.storage.tables import writing

_FOLDER = "FOLDER"


def seconds(arguments: Sequence[str]) -> float:
    """Return how many seconds of the processor `kg` takes with these arguments."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", "kg", *arguments], check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def commands(graph: KnowledgeGraph) -> Iterator[tuple[str, list[str]]]:
    """Yield what to ask, and the words of the command, one of which stands for the folder."""
    for name, question in QUESTIONS.items():
        asked = values(graph, question).items()
        options = (word for key, value in asked for word in (f"--{key}", str(value)))
        yield name, ["ask", name, *options, "--graph", _FOLDER]
    for kind, name in (("entity", "dataset"), ("paper", "paper")):
        node = max(graph.nodes(), key=lambda n: (n.startswith(f"{name}/"), graph.nx.degree(n)))
        yield f"show, {kind}", ["show", _FOLDER, node]


def write(graph: KnowledgeGraph, folder: Path) -> tuple[Path, Path]:
    """Return a folder with the graph as JSON, and one with it in tables."""
    as_json, as_tables = folder / "json", folder / "tables"
    for path in (as_json, as_tables):
        path.mkdir()
    with (as_json / GRAPH_FILE).open("wb") as file:
        json_storage.write(graph, file)
    with (as_tables / TABLES_FILE).open("wb") as file:
        writing.write(graph, file)
    return as_json, as_tables


def main() -> None:
    """Print the seconds of every question, and of `kg show`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder")
    parser.add_argument("--papers", type=int, default=0)
    options = parser.parse_args()
    graph: KnowledgeGraph = kg.load(options.folder)
    if options.papers:
        graph = enlarged(graph, options.papers)
    sys.stdout.write(f"{graph!r}\n{'':18}   JSON  tables  ratio\n")
    with TemporaryDirectory() as name:
        folders = write(graph, Path(name))
        for asked, words in commands(graph):
            lines = [
                [str(folder) if word == _FOLDER else word for word in words] for folder in folders
            ]
            rounds = [[seconds(line) for line in lines] for _ in range(3)]
            slow, quick = (min(each) for each in zip(*rounds, strict=True))
            sys.stdout.write(f"{asked:18} {slow:6.2f}  {quick:6.2f}  {slow / quick:5.1f}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
