"""The queries that ship with the package, by name: `queries/*.rq`.

A file begins with comments: one sentence that says what it asks, then a line for each parameter,
`# name = default`. The query has `{name}` where the value goes, as a SPARQL string or number.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kg.errors import QueryError, UnknownNameError

_PARAMETER = re.compile(r"# (\w+) = (.+)")


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A shipped query: its name, one sentence, its parameters' defaults, and its text."""

    name: str
    summary: str
    parameters: Mapping[str, str | int]
    template: str

    def fill(self, values: Mapping[str, str]) -> str:
        """Return the query with `values` in place of defaults.

        A parameter that it does not have, or no whole number where one is needed, is an error.
        """
        for name in values:
            if name not in self.parameters:
                raise UnknownNameError(f"parameter of query {self.name!r}", name, self.parameters)
        query = self.template
        for name, default in self.parameters.items():
            query = query.replace(f"{{{name}}}", _term(name, values.get(name, default), default))
        return query


def _term(name: str, value: str | int, default: str | int) -> str:
    if isinstance(default, str):
        return json.dumps(str(value), ensure_ascii=False)  # the escapes of JSON are SPARQL's too
    if not re.fullmatch(r"[0-9]{1,9}", str(value)):
        raise QueryError(f"{name} is {value!r}; give a whole number")
    return str(value)


@cache
def query_book() -> Mapping[str, NamedQuery]:
    """Return the shipped queries by name, sorted."""
    folder = files("exports") / "queries"
    found = sorted(file.name for file in folder.iterdir() if file.name.endswith(".rq"))
    return {
        name.removesuffix(".rq"): _parse(
            name.removesuffix(".rq"), (folder / name).read_text(encoding="utf-8")
        )
        for name in found
    }


def named_query(name: str) -> NamedQuery:
    """Return the query of that name; an unknown one is an error that lists the known."""
    book = query_book()
    if name not in book:
        raise UnknownNameError("query", name, book)
    return book[name]


def _parse(name: str, text: str) -> NamedQuery:
    summary, *rest = text.splitlines()
    parameters = {m[1]: json.loads(m[2]) for m in map(_PARAMETER.fullmatch, rest) if m}
    return NamedQuery(name, summary.removeprefix("# "), parameters, text)
