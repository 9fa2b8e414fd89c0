"""Check that a query parses, changes nothing and does not reach the network.

Oxigraph fetches what a SERVICE clause names and has no switch against it. A reader of our own could
take for a comment or an IRI what Oxigraph takes for a clause, so its own parser decides: with each
`service` in the query replaced by a word that means nothing, a query with such a clause no longer
parses, and one that has the word in a string, a comment or a name still does.
"""

import re
from collections.abc import Mapping
from itertools import product

from exports.sparql.syntax import explain, syntax_error
from kg.errors import QueryError

MAX_LENGTH = 50_000
"""Code points of a query."""

_SERVICE = re.compile("service", re.IGNORECASE)
_SERVICE_CLAUSE = re.compile(r"service(\s*silent)?", re.IGNORECASE)
_FIRST_WORD = re.compile(r"(?:\s|#[^\n]*|(?:prefix\s+[^\s<]*|base)\s*<[^>]*>)*(\w*)", re.IGNORECASE)
_UPDATES = ("insert", "delete", "load", "clear", "create", "drop", "copy", "move", "add", "with")


def check(query: str, prefixes: Mapping[str, str]) -> None:
    """Raise `QueryError`, in one line, unless `query` may run; `prefixes` need no declaration."""
    check_size(query)
    match = _FIRST_WORD.match(query)
    if match and match[1].lower() in _UPDATES:
        raise QueryError(
            f"{match[1].upper()} would change the graph, which only `kg build` does;"
            " give SELECT, ASK, CONSTRUCT or DESCRIBE"
        )
    error = syntax_error(_SERVICE.sub(_word_absent_from(query), query), prefixes)
    if error is None:
        return
    # GRAPH stands in the same places as SERVICE and takes the same words after it.
    if syntax_error(_SERVICE_CLAUSE.sub("graph", query), prefixes) is None:
        raise QueryError(
            "SERVICE would ask another server, and queries stay off the network;"
            " leave the clause out"
        )
    raise QueryError(explain(query, prefixes, error)) from error


def check_size(query: str) -> None:
    """Raise `QueryError` if `query` is too long or has lone surrogates."""
    if len(query) > MAX_LENGTH:
        raise QueryError(
            f"the query has {len(query):,} characters, more than {MAX_LENGTH:,}; make several of it"
        )
    try:
        query.encode()
    except UnicodeEncodeError as error:
        raise QueryError(
            f"character {error.start + 1:,} of the query is half of one ({error.reason});"
            " leave it out"
        ) from error


def _word_absent_from(query: str) -> str:
    """Return a word that is not in the query, as long as `service`, to keep positions."""
    folded = query.lower()
    words = ("".join(letters) for letters in product("qxzjkvw", repeat=len("service")))
    return next(word for word in words if word not in folded)
