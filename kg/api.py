"""The composition root for Python: what a notebook calls.

Extractors and exporters are imported inside the functions that need them, so that
`import kg` is quick.

All functions may be called in several threads at once, and threads may share a graph that none of
them changes.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kg.storage.extraction import log_problem

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import rdflib

    from kg.changes import Comparison
    from kg.errors import Problem
    from kg.graph import KnowledgeGraph
    from kg.interactive.graph import InteractiveGraph
    from kg.model import Extraction


def extract(
    inputs: Sequence[str | Path],
    *,
    format: str | None = None,  # noqa: A002 - the word that the command line uses too
    columns: Mapping[str, str] | None = None,
    strict: bool = False,
    report: Callable[[Problem], None] = log_problem,
    workers: int = 1,
) -> list[Extraction]:
    """Read papers from files and folders and extract each, sorted by paper id.

    `format` names a source format where recognising it is not enough, and `columns` the columns
    of tables whose headings do not say what they hold, `{"title": "Paper"}`; `report` is called
    with every record that is left out (as it is, a warning is logged), and with `strict` the
    first one raises `SourceError` instead.

    `workers` is the number of processes that share the extraction. A script that asks for more
    than one needs `if __name__ == "__main__":`, as each process imports it. A paper that ends two
    processes is reported, and its extraction is empty.
    """
    from extractors import SpacyExtractor
    from kg.engines.extraction import extract as extract_items
    from kg.sources import read
    from kg.vocabulary.coverage import few_known

    papers = read(inputs, format=format, columns=columns, strict=strict, report=report)
    came = extract_items(papers, SpacyExtractor(), workers=workers, report=report)
    found = sorted(came, key=lambda extraction: extraction.paper.id)
    for problem in few_known(found):
        report(problem)
    return found


def build(
    inputs: Sequence[str | Path],
    *,
    format: str | None = None,  # noqa: A002 - the word that the command line uses too
    columns: Mapping[str, str] | None = None,
    strict: bool = False,
    report: Callable[[Problem], None] = log_problem,
    overrides: str | Path | None = None,
    keep_ids: KnowledgeGraph | None = None,
) -> InteractiveGraph:
    """Read papers, extract, resolve, and return the graph; arguments as for `extract`.

    `overrides` is a file of corrections, of which `report` is told those that match nothing;
    `keep_ids` is an earlier graph whose ids are carried over.
    """
    from kg.corrections.corrected import corrected
    from kg.corrections.override_file import read_overrides
    from kg.corrections.sorts import Overrides
    from kg.interactive.graph import InteractiveGraph

    wanted = Overrides() if overrides is None else read_overrides(overrides)
    found = extract(inputs, format=format, columns=columns, strict=strict, report=report)
    made = corrected(found, wanted, keep_ids)
    for problem in made.unmatched:
        report(problem)
    return InteractiveGraph.of(made.graph)


def load(folder: str | Path) -> InteractiveGraph:
    """Return the graph of a folder that `kg build` wrote, or of one of its files.

    From the tables (`graph.sqlite`) a large graph is there at once, since what is asked of it is
    read when it is asked; `graph.json` is read whole. A path that holds no graph is a `GraphError`.
    """
    from kg.interactive.graph import InteractiveGraph
    from kg.storage.folder import open_graph

    return InteractiveGraph.of(open_graph(Path(folder)))


def diff(
    old: KnowledgeGraph | str | Path,
    new: KnowledgeGraph | str | Path,
    *,
    all: bool = False,
) -> Comparison:
    """Return what is new, gone or changed from one graph to another, each a graph or its folder.

    What is not sure is left out, unless `all` is true. See `kg.changes`.
    """
    from kg.changes import compare

    first, second = (
        load(graph) if isinstance(graph, (str, Path)) else graph for graph in (old, new)
    )
    return compare(first, second, all=all)


def rdf(
    graph: KnowledgeGraph,
    *,
    base_iri: str | None = None,
    evidence: str | None = None,
    date: str | None = None,
) -> rdflib.Graph:
    """Return the graph as RDF: the same triples that `graph.ttl` holds, its prefixes bound.

    Queries are answered by Oxigraph, as `kg query` answers them. Arguments as the options of
    `kg build`: `evidence` is `none`, `quotes` or, as it is, `full`.
    """
    from exports import Options
    from exports.rdf.rdflib_graph import as_rdflib

    return as_rdflib(graph, Options.given(base_iri, evidence, date))
