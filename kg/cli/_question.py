"""A question in the terminal: its help, and its options read from words."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from kg.errors import InvalidValueError, UnknownNameError

if TYPE_CHECKING:
    from kg.queries import Parameter, Question
    from kg.queries._registry import Value

_COMMON: Final = (
    ("--graph DIR", "folder that `kg build` wrote (default: graph)"),
    ("--format FORM", "table, csv, json or markdown (default: table)"),
)


def read_values(question: Question, words: Sequence[str]) -> dict[str, Value]:
    """Read `--metric X`, `--metric=X` and flags; bare words are what is needed, in its order."""
    parameters = question.parameters
    needed = [parameter for parameter in parameters.values() if parameter.is_required]
    values: dict[str, Value] = {}
    bare = []
    rest = iter(words)
    for word in rest:
        if not word.startswith("--"):
            bare.append(word)
            continue
        name, equals, value = word.removeprefix("--").partition("=")
        parameter = _parameter(question, name)
        values[parameter.name] = _value(parameter, value if equals else None, rest)
    free = [parameter for parameter in needed if parameter.name not in values]
    if len(bare) > len(free):
        raise InvalidValueError(
            f"{bare[len(free)]!r} belongs to no option of {question.name}; quote names of several"
            f" words, and see `kg ask {question.name} --help`"
        )
    return {**values, **{p.name: p.read(w) for p, w in zip(free, bare, strict=False)}}


def _parameter(question: Question, name: str) -> Parameter:
    known = {parameter.option: parameter for parameter in question.parameters.values()}
    written = f"--{name.replace('_', '-')}"
    if written not in known:
        raise unknown(f"option of {question.name}", written, known)
    return known[written]


def _value(parameter: Parameter, value: str | None, rest: Iterator[str]) -> Value:
    if value is None and parameter.type is bool:
        return True
    found = next(rest, None) if value is None else value
    if found is None:
        raise InvalidValueError(f"{parameter.option} has no value; write {_usage(parameter)}")
    return parameter.read(found)


def unknown(what: str, name: str, known: Iterable[str]) -> UnknownNameError:
    """Return an error that names what may be meant, or else all that is known."""
    everything = sorted(known)
    near = get_close_matches(name, everything, n=3)
    return UnknownNameError(what, name, near or everything, near=bool(near))


def listing(questions: Mapping[str, Question], width: int) -> str:
    """Return every question with its first sentence."""
    rows = [(name, question.summary) for name, question in questions.items()]
    return "\n".join([
        "Questions, to be asked of a graph in ./graph or in --graph DIR:",
        *_columns(rows, width),
        "`kg ask QUESTION --help` shows the options of one, its columns and an example.",
    ])


def help_text(question: Question, width: int) -> str:
    """Return how a question is asked, what its options and columns mean, and an example."""
    parameters = question.parameters.values()
    needed = " ".join(_metavar(p) for p in parameters if p.is_required)
    options = [(_usage(p), _said(p)) for p in parameters]
    meant = [(name.replace("_", " "), said) for name, said in question.columns.items()]
    details = [textwrap.fill(question.details, width)] if question.details else []
    return "\n".join([
        f"Usage: kg ask {question.name} {needed} [OPTIONS]".replace("  ", " "),
        "",
        textwrap.fill(question.summary, width),
        *details,
        "",
        "Options:",
        *_columns([*options, *_COMMON], width),
        "",
        "Columns (tables leave out ids, the other formats have all):",
        *_columns(meant, width),
        "",
        f"Example: {question.command}",
    ])


def _usage(parameter: Parameter) -> str:
    if parameter.type is bool:
        return parameter.option
    return f"{parameter.option} {_metavar(parameter)}"


def _metavar(parameter: Parameter) -> str:
    if parameter.type is str:
        return parameter.name.upper()
    return "N" if parameter.type is int else "NUMBER"


def _said(parameter: Parameter) -> str:
    if parameter.is_required:
        return f"{parameter.description} (required)"
    has_default = parameter.default is not None and parameter.type is not bool
    return f"{parameter.description}{f' (default: {parameter.default})' if has_default else ''}"


def _columns(rows: Sequence[tuple[str, str]], width: int) -> Iterator[str]:
    """Yield lines of two columns, the second one folded."""
    left = max(len(name) for name, _ in rows) + 4
    for name, text in rows:
        lines = textwrap.wrap(text, max(width - left, 20), break_on_hyphens=False) or [""]
        for number, line in enumerate(lines):
            yield f"{'' if number else f'  {name}':{left}}{line}".rstrip()
