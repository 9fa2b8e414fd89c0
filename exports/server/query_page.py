"""The page to write a query, with the shipped ones to start from and the answer as a table."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from pyoxigraph import Literal, NamedNode
from starlette.responses import Response

from exports.server.pages import node_path, page, web_address
from exports.server.site import Site
from exports.sparql.answers import QueryAnswer, Term, text, value
from exports.sparql.book import NamedQuery, query_book
from kg.schema import Kind, NodeKind

PARAMETER = "p-"
"""Begins the names of a shipped query's own parameters in an address."""
MOST_SHOWN = 500
"""Rows of an answer in the page; the other forms have all."""

_START = """\
# The models that most papers use.
SELECT ?model ?name (COUNT(?paper) AS ?papers) {
  ?paper lpwc:hasModel ?model .
  ?model skos:prefLabel ?name .
}
GROUP BY ?model ?name
ORDER BY DESC(?papers) ?name
LIMIT 20
"""
_LONG = 40  # characters, beyond which a text gets more room
_KINDS = tuple(f"{kind.lower()}/" for kind in (*Kind, *NodeKind))


@dataclass(frozen=True, slots=True)
class Cell:
    """A term in a table: its characters, where it leads, and how it is set."""

    text: str
    href: str | None = None
    is_number: bool = False

    @property
    def style(self) -> str:
        """The class that sets it: numbers below one another, long texts in a wide column."""
        if self.is_number:
            return "number"
        return "long" if len(self.text) > _LONG and self.href is None else ""


def query_page(
    site: Site,
    query: str | None,
    parameters: Mapping[str, str],
    answer: QueryAnswer | None,
    *,
    error: str | None,
    status: int,
    headers: dict[str, str],
) -> Response:
    """Return the page with a query, its answer or what was wrong with it."""
    book = query_book()
    chosen = book.get(parameters.get("book", ""))
    values = {
        "query": _START if query is None else query,
        "book": book,
        "chosen": chosen,
        "values": _values(chosen, parameters),
        "error": error,
        "answer": answer,
        "rows": _table(site, answer) if answer else (),
        "total": len(answer.terms) if answer else 0,
        "address": f"/sparql?{urlencode({'query': query or ''})}",
        "prefixes": site.queries.prefixes,
    }
    return page("sparql.html", values, status=status, headers=headers)


def _values(chosen: NamedQuery | None, parameters: Mapping[str, str]) -> dict[str, str]:
    if chosen is None:
        return {}
    return {
        name: parameters.get(f"{PARAMETER}{name}", _written(default))
        for name, default in chosen.parameters.items()
    }


def _written(default: str | float) -> str:
    return default if isinstance(default, str) else json.dumps(default)


def _table(site: Site, answer: QueryAnswer) -> Sequence[Sequence[Cell]]:
    return [[_cell(site, term) for term in row] for row in answer.terms[:MOST_SHOWN]]


def _cell(site: Site, term: Term | None) -> Cell:
    if isinstance(term, NamedNode):
        return _link(site, term.value)
    if isinstance(term, Literal) and term.value in site.graph:
        # Some queries give ids, as Python has them.
        return Cell(term.value, node_path(term.value))
    is_number = isinstance(term, Literal) and not isinstance(value(term), str | bool)
    return Cell(text(term), is_number=is_number)


def _link(site: Site, iri: str) -> Cell:
    """Return an IRI by its short name; it leads to the page of its node, else to where it says."""
    path = iri.removeprefix(site.iris.base)
    if path != iri and path.startswith(_KINDS):
        return Cell(path, node_path(path))
    fitting = [(name, base) for name, base in site.queries.prefixes.items() if iri.startswith(base)]
    prefix, base = max(fitting, key=lambda pair: len(pair[1]), default=("", ""))
    return Cell(f"{prefix}:{iri.removeprefix(base)}" if base else iri, web_address(iri))
