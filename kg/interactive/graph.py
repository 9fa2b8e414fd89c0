"""The graph that `kg.build` and `kg.load` return: data, look-up, questions and display."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from kg.answers import Answer
from kg.graph import KnowledgeGraph
from kg.interactive.html import graph_html
from kg.interactive.node import Node, node
from kg.queries import QUESTIONS

if TYPE_CHECKING:
    from kg.lookup.finding import NameMatch


class InteractiveGraph(KnowledgeGraph):
    """A knowledge graph with look-up, questions and display, public as `kg.KnowledgeGraph`.

    The base class holds all data; the rest of the package works with that.
    """

    @classmethod
    def of(cls, graph: KnowledgeGraph) -> Self:
        """Return an interactive graph that shares its data with `graph`."""
        made = cls()
        made.data, made._derived = graph.data, graph._derived  # noqa: SLF001 - one graph
        return made

    def __getitem__(self, name: str) -> Node:
        """Return a node by id, name, alias or title; raise `UnknownNameError` if there is none."""
        return node(self, name)

    def find(self, name: str, *, kind: str | None = None, limit: int = 10) -> Answer[NameMatch]:
        """Return the nodes with a name that fits, best first; see `kg.queries.find`."""
        return self.ask("find", name=name, kind=kind, limit=limit)

    def ask(self, question: str, **parameters: str | float | bool | None) -> Answer[Any]:
        """Return the answer to the question of that name in `kg.queries`."""
        return QUESTIONS[question.replace("_", "-")](self, **parameters)

    def _repr_html_(self) -> str:
        return graph_html(self)
