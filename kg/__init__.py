"""paperkg: a knowledge graph of papers, with the words that say so.

`kg.build` and `kg.load` give a `KnowledgeGraph`, `kg.rdf` its triples, `kg.queries` the
questions to ask of it, `kg.diff` what differs between two; what they need is imported when first
used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from kg.version import __version__

if TYPE_CHECKING:
    from kg import queries
    from kg.api import build, diff, extract, load, rdf
    from kg.interactive.graph import InteractiveGraph as KnowledgeGraph

__all__ = ["KnowledgeGraph", "__version__", "build", "diff", "extract", "load", "queries", "rdf"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - PEP 562 gives whatever the name stands for
    if name in {"build", "diff", "extract", "load", "rdf"}:
        from kg import api

        return getattr(api, name)
    if name == "queries":
        return import_module("kg.queries")
    if name == "KnowledgeGraph":
        from kg.interactive.graph import InteractiveGraph

        return InteractiveGraph
    raise AttributeError(f"module 'kg' has no attribute {name!r}")
