"""The graph that `kg.build` and `kg.load` give: data, and what people do with it."""

from __future__ import annotations

from typing import Any, Self

from kg.answers import Answer
from kg.graph import KnowledgeGraph
from kg.interactive.html import graph_html
from kg.interactive.node import Node, node
from kg.lookup.finding import NameMatch
from kg.queries import QUESTIONS, find


class InteractiveGraph(KnowledgeGraph):
    """A knowledge graph to look things up in and to ask questions of.

    Users know it as `kg.KnowledgeGraph`. All data stands in the class below it, which the rest of
    the package works with.
    """

    @classmethod
    def of(cls, graph: KnowledgeGraph) -> Self:
        """Return an interactive graph over the data of `graph`, which both share."""
        made = cls()
        made.nx, made._derived = graph.nx, graph._derived  # noqa: SLF001 - one graph
        return made

    def __getitem__(self, name: str) -> Node:
        """Return the node of that id, name, alias or title; without one `UnknownNameError`."""
        return node(self, name)

    def find(self, name: str, *, kind: str | None = None, limit: int = 10) -> Answer[NameMatch]:
        """Return the nodes with a name that fits, best first; see `kg.queries.find`."""
        return find(self, name, kind=kind, limit=limit)

    def ask(self, question: str, **parameters: str | float | bool | None) -> Answer[Any]:
        """Return the answer to a question of `kg.queries`, by its name."""
        return QUESTIONS[question.replace("_", "-")](self, **parameters)

    def _repr_html_(self) -> str:
        return graph_html(self)
