"""paperkg: a knowledge graph of papers, with the words that say so.

`kg.build` and `kg.load` give a `KnowledgeGraph`; what they need is imported when first used.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.api import build, extract, load
    from kg.graph import KnowledgeGraph

__all__ = ["KnowledgeGraph", "build", "extract", "load"]
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:  # noqa: ANN401 - PEP 562 gives whatever the name stands for
    if name in {"build", "extract", "load"}:
        from kg import api

        return getattr(api, name)
    if name == "KnowledgeGraph":
        from kg.graph import KnowledgeGraph

        return KnowledgeGraph
    raise AttributeError(f"module 'kg' has no attribute {name!r}")
