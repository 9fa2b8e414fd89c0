"""The query page, with the shipped queries and the answer as a table."""

import json
from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from starlette.responses import Response

from exports.server.pages.cells import Cell, cell
from exports.server.pages.template import page
from exports.server.site import Site
from exports.sparql.answers import QueryAnswer
from exports.sparql.book import NamedQuery, query_book

PARAMETER = "p-"
"""The prefix of a shipped query's parameters in an address."""
MOST_SHOWN = 500
"""Rows of an answer on the page; the other formats have all."""

_START = """\
# The models that most papers use.
SELECT ?model ?name (COUNT(?paper) AS ?papers) {
  ?paper a lpwcc:paper ; lpwc:hasModel ?model .
  ?model skos:prefLabel ?name .
}
GROUP BY ?model ?name
ORDER BY DESC(?papers) ?name
LIMIT 20
"""


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
    """Return the page with a query and its answer or error."""
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
    return [[cell(site, term) for term in row] for row in answer.terms[:MOST_SHOWN]]
