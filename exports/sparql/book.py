"""The queries that ship with the package, by file name: `queries/*.rq`.

A file begins with comments:

    # Papers evaluated on a dataset
    # Each paper that reports a result on it, with its models.
    # dataset = "ImageNet-1K": a name or an alias
    # limit = 20: rows at most

The first line is the title, if it does not end as a sentence does; else the file's name is. Then
comes what the query asks, in sentences of one line or more, then a line for each parameter with
its default, as JSON writes it, and what it means. The query has `{dataset}` where the value goes:
a string, a number, or a truth value, as the default is.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import takewhile

from kg.errors import QueryError, UnknownNameError

Default = str | int | float | bool

_PARAMETER = re.compile(r'# (\w+) = ("(?:[^"\\]|\\.)*"|[^ :"]+)(?:: (.+))?')


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A shipped query: name, title, summary and text.

    `parameters` are names with defaults, `descriptions` say what they mean.
    """

    name: str
    title: str
    summary: str
    parameters: Mapping[str, Default]
    descriptions: Mapping[str, str]
    template: str

    @property
    def body(self) -> str:
        """The query without the comments before it, its defaults filled in."""
        lines = self.fill({}).splitlines(keepends=True)
        return "".join(lines[len(_head(lines)) :])

    def fill(self, values: Mapping[str, str]) -> str:
        """Return the query with `values` in place of defaults.

        Raise `UnknownNameError` for a parameter that it does not have, and `QueryError` for a value
        of the wrong type.
        """
        for name in values:
            if name not in self.parameters:
                raise UnknownNameError(f"parameter of query {self.name!r}", name, self.parameters)
        terms = {
            name: _term(name, values.get(name), default)
            for name, default in self.parameters.items()
        }
        # At once, so that a value may look like a parameter.
        return re.sub(r"\{(\w+)\}", lambda match: terms.get(match[1], match[0]), self.template)


def _term(name: str, value: str | None, default: Default) -> str:
    if isinstance(default, str):
        # The escapes of JSON are SPARQL's too.
        return json.dumps(default if value is None else value, ensure_ascii=False)
    if value is None:
        return json.dumps(default)
    pattern, wanted = _NUMBERS[type(default)]
    if not re.fullmatch(pattern, value):
        raise QueryError(f"{name} is {value!r}; give {wanted}")
    return value.lower()


_NUMBERS: Mapping[type, tuple[str, str]] = {
    bool: ("(?i:true|false)", "true or false"),
    int: (r"[0-9]{1,9}", "a whole number"),
    float: (r"[0-9]{1,9}(?:\.[0-9]{1,9})?", "a number"),
}


@cache
def query_book() -> Mapping[str, NamedQuery]:
    """Return the shipped queries by name, sorted."""
    folder = files("exports") / "sparql" / "queries"
    names = (file.name.removesuffix(".rq") for file in folder.iterdir() if file.name[-3:] == ".rq")
    return {
        name: parse(name, (folder / f"{name}.rq").read_text(encoding="utf-8"))
        for name in sorted(names)
    }


def named_query(name: str) -> NamedQuery:
    """Return the query with that name; raise `UnknownNameError` with the known ones if none has."""
    book = query_book()
    if name not in book:
        raise UnknownNameError("query", name, book)
    return book[name]


def parse(name: str, text: str) -> NamedQuery:
    """Return the query that `text`, the content of a file, describes."""
    parameters: dict[str, Default] = {}
    descriptions: dict[str, str] = {}
    said: list[str] = []
    for line in _head(text.splitlines()):
        match = _PARAMETER.fullmatch(line)
        if match:
            parameters[match[1]] = json.loads(match[2])
            descriptions[match[1]] = match[3] or ""
        else:
            said.append(line.removeprefix("#").strip())
    titled = bool(said) and not said[0].endswith(".")
    title = said[0] if titled else name.replace("-", " ").capitalize()
    summary = " ".join(said[titled:])
    return NamedQuery(name, title, summary, parameters, descriptions, text)


def _head(lines: Iterable[str]) -> list[str]:
    return list(takewhile(lambda line: line.startswith("#"), lines))
