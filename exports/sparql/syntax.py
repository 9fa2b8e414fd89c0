"""Explain a syntax error: where it is, and what was expected there.

Oxigraph's own messages name a place up to a keyword's length too far on, and of the keywords that
could follow only the longest. Its parser is asked instead: a beginning of the query may be
completed where the parser, given many spaces after it, gets to the end of them.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping

from pyoxigraph import Store

_LONGEST_KEYWORD = 14  # ENCODE_FOR_URI; so far beyond its place a mistake is reported
_SPACES = " " * 40
_TOKEN = re.compile(r"[\w?$:@-]+|\S")
_PLACE = re.compile(r"error at (\d+):(\d+): ")
_SENTENCE = re.compile(r"\b[A-Z][A-Za-z]* [a-z][A-Za-z ]+")
_PREFIX = re.compile(r"([\w.-]*):")
_NOTHING_WRITES_THIS = "\x01"
_CANDIDATES: Mapping[str, str] = {
    **{sign: sign for sign in ("{", "}", "(", ")", ".", "*", "=")},
    "a variable": "?v",
    "an IRI": "<a:b>",
    "a string": "'s'",
    "a number": "1",
    **{
        word: word
        for word in (
            *("SELECT", "ASK", "CONSTRUCT", "DESCRIBE", "WHERE", "AS", "BY"),
            *("FILTER", "OPTIONAL", "BIND", "VALUES", "UNION", "GROUP", "ORDER", "LIMIT"),
        )
    },
}
_MOST = 8  # of what could follow, in one line
_AROUND = 40  # code points of the line, on each side of the place


def explain(query: str, prefixes: Mapping[str, str], error: SyntaxError) -> str:
    """Return one line about `error`: line and column, both from 1, and what was expected."""
    tokens = [match.start() for match in _TOKEN.finditer(query)]
    ends = [match.end() for match in _TOKEN.finditer(query)]
    # Beginnings that can be completed come before those that cannot.
    wrong = bisect_left(ends, True, key=lambda end: not _can_go_on(query[:end], prefixes))
    at = tokens[wrong] if wrong < len(tokens) else len(query)
    sentences = _SENTENCE.findall(str(error))
    if sentences and at == len(query):
        return f"the query cannot be understood: {'; '.join(sentences)}"
    problem = _unknown_prefix(query, at, prefixes) or _expected(query[:at], prefixes)
    return f"{_place(query, at)}: {problem}"


def syntax_error(query: str, prefixes: Mapping[str, str]) -> SyntaxError | None:
    """Return the error of Oxigraph's parser for `query`, or None."""
    try:
        Store().query(query, prefixes=dict(prefixes))
    except SyntaxError as error:
        return error
    except (RuntimeError, ValueError, OSError):
        # It parsed, and failed over the empty store; over the graph it will say so again.
        return None
    return None


def _can_go_on(beginning: str, prefixes: Mapping[str, str]) -> bool:
    error = syntax_error(beginning + _SPACES, prefixes)
    place = error and _PLACE.match(str(error))
    if not place:
        return True
    *_, last = beginning.split("\n")
    same_line = int(place[1]) == beginning.count("\n") + 1
    return same_line and int(place[2]) > len(last) + _LONGEST_KEYWORD + 1


def _expected(beginning: str, prefixes: Mapping[str, str]) -> str:
    if _can_go_on(f"{beginning} {_NOTHING_WRITES_THIS} ", prefixes):
        return "a string, an IRI or a comment does not end"
    found = [
        name
        for name, sample in _CANDIDATES.items()
        if _can_go_on(f"{beginning} {sample} ", prefixes)
    ]
    if len(found) > _MOST:
        found = [*found[:_MOST], "the like"]
    *some, last = found or ["something else"]
    return f"expected {', '.join(some)} or {last}" if some else f"expected {last}"


def _unknown_prefix(query: str, at: int, prefixes: Mapping[str, str]) -> str | None:
    match = _PREFIX.match(query, at)
    if match is None or match[1] in prefixes:
        return None
    if re.search(rf"(?i:\bprefix)\s+{re.escape(match[0])}", query):
        return None
    others = f", or use one of {', '.join(sorted(prefixes))}" if prefixes else ""
    return f"prefix {match[1]!r} is not declared; declare it{others}"


def _place(query: str, at: int) -> str:
    start = query.rfind("\n", 0, at) + 1  # only a line feed ends a line
    end = query.find("\n", at)
    before = query[max(start, at - _AROUND) : at]
    after = query[at : min(len(query) if end < 0 else end, at + _AROUND)]
    number, column = query.count("\n", 0, at) + 1, at - start + 1
    return f"line {number}, column {column}, where ^ stands in `{before}^{after}`"
