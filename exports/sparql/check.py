"""Which queries may run: those that parse, change nothing and stay off the network.

Oxigraph fetches what a SERVICE clause names and has no switch against it. A reader of our own could
take for a comment or an IRI what Oxigraph takes for a clause, so its own parser decides: with each
`service` in the query replaced by a word that means nothing, a query with such a clause no longer
parses, and one that has the word in a string, a comment or a name still does.
"""

import re
from collections.abc import Mapping
from itertools import product

from pyoxigraph import Store

from kg.errors import QueryError

LIMITS: Mapping[str, int] = {"([{": 500, "!": 100, "+-*/|^&=<>": 2_000}
"""How often signs of a sort may stand in a query.

Oxigraph's parser is recursive, and a deep query ends the process. All are counted, in strings and
comments too: a reader of our own that passed those over could be misled about where they end.
"""
MAX_LENGTH = 50_000
"""Code points of a query."""

_SERVICE = re.compile("service", re.IGNORECASE)
_SERVICE_CLAUSE = re.compile(r"service(\s*silent)?", re.IGNORECASE)
_ERROR = re.compile(r"error at (\d+):(\d+): (?:expected )?(?:one of )?(.*)", re.DOTALL)
_EXPECTED_WORD = re.compile(r'"[^"]+"|\b[A-Z]{2,}\b')
_EXPECTED_SENTENCE = re.compile(r"\b[A-Z][A-Za-z]* [a-z][A-Za-z ]+")
_PREFIX_BEFORE = re.compile(r"([^\s:<>{}()\[\].;,|/^]*):[^\s:]*$")
_FIRST_WORD = re.compile(r"(?:\s|#[^\n]*|(?:prefix\s+[^\s<]*|base)\s*<[^>]*>)*(\w*)", re.IGNORECASE)
_UPDATES = ("insert", "delete", "load", "clear", "create", "drop", "copy", "move", "add", "with")


def check(query: str, prefixes: Mapping[str, str]) -> None:
    """Raise a `QueryError` of one line unless `query` may run; `prefixes` need no declaration."""
    _check_size(query)
    match = _FIRST_WORD.match(query)
    if match and match[1].lower() in _UPDATES:
        raise QueryError(
            f"{match[1].upper()} would change the graph, which only `kg build` does;"
            " give SELECT, ASK, CONSTRUCT or DESCRIBE"
        )
    error = _syntax_error(_SERVICE.sub(_word_absent_from(query), query), prefixes)
    if error is None:
        return
    # GRAPH stands in the same places as SERVICE and takes the same words after it.
    if _syntax_error(_SERVICE_CLAUSE.sub("graph", query), prefixes) is None:
        raise QueryError(
            "SERVICE would ask another server, and queries stay off the network;"
            " leave the clause out"
        )
    raise QueryError(_explain(str(error), query, prefixes)) from error


def _check_size(query: str) -> None:
    if len(query) > MAX_LENGTH:
        raise QueryError(
            f"the query has {len(query):,} characters, more than {MAX_LENGTH:,}; make several of it"
        )
    for signs, limit in LIMITS.items():
        found = sum(map(query.count, signs))
        if found > limit:
            raise QueryError(
                f"the query has {found:,} of the signs {signs}, more than {limit:,};"
                " make several of it"
            )


def _word_absent_from(query: str) -> str:
    """Return a word as long as `service`, so that places in messages stay where they are."""
    folded = query.lower()
    words = ("".join(letters) for letters in product("qxzjkvw", repeat=len("service")))
    return next(word for word in words if word not in folded)


def _syntax_error(query: str, prefixes: Mapping[str, str]) -> SyntaxError | None:
    try:
        Store().query(query, prefixes=dict(prefixes))
    except SyntaxError as error:
        return error
    except (RuntimeError, ValueError, OSError):
        # It parsed, and failed over the empty store; over the graph it will say so again.
        return None
    return None


def _explain(problem: str, query: str, prefixes: Mapping[str, str]) -> str:
    """Return one line of a message that lists the characters of every name that could follow."""
    match = _ERROR.match(problem)
    if match is None:
        return f"the query is no SPARQL: {' '.join(problem.split())}"
    line, column, expected = int(match[1]), int(match[2]), match[3]
    place = f"line {line}, column {column}"
    # Lines are Oxigraph's: only a line feed ends one.
    before = (query.split("\n")[line - 1 : line] or [""])[0][: column - 1].rstrip()
    unknown = _PREFIX_BEFORE.search(before)
    if "Prefix not found" in expected and unknown:
        known = ", ".join(sorted(prefixes))
        return f"{place}: prefix {unknown[1]!r} is not declared; declare it, or use one of {known}"
    sentences = _EXPECTED_SENTENCE.findall(expected)
    words = sorted(set(_EXPECTED_WORD.findall(expected)))
    reason = "; ".join(sentences) or f"expected {' or '.join(words) or 'something else'}"
    return f"{place}, after {before[-30:]!r}: {reason}; see https://www.w3.org/TR/sparql11-query/"
