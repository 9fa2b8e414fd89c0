"""The registry of questions, from which `kg ask`, `graph.ask`, documentation and tests are made.

To add a question, write one file: a frozen dataclass for a row, and a function under `@question()`
whose docstring has one sentence, `Args:`, and a call on the graph of `kg.example`. Put the same
question in SPARQL into `exports/sparql/queries/<name>.rq`.
"""

from __future__ import annotations

import ast
import inspect
import re
import shlex
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from types import NoneType, UnionType
from typing import Any, Final, TypeVar, Union, get_args, get_origin, get_type_hints

from kg.answers import Answer, Row
from kg.answers.rows import columns
from kg.errors import DuplicateNameError, InvalidValueError, UnknownNameError
from kg.graph import KnowledgeGraph, sure_part
from kg.registry import Registry

Value = str | int | float | bool | None
Ask = TypeVar("Ask", bound=Callable[..., Answer[Any]])

_DESCRIBED: Final = re.compile(r"^ {4}(\w+): (.+(?:\n {6,}.+)*)", re.MULTILINE)
_SECTION: Final = re.compile(r"^(?:Args|Fields):\n((?:[ ]{4}.*\n?)+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a question; `default` means nothing if it `is_required`."""

    name: str
    type: type[str | int | float | bool]
    is_required: bool
    default: Value
    description: str

    @property
    def option(self) -> str:
        """The option that sets it on the command line."""
        return f"--{self.name.replace('_', '-')}"

    def read(self, text: str) -> Value:
        """Return the value of `text`; raise `InvalidValueError` if it is not of the type."""
        if self.type is bool:
            if text.casefold() not in {"true", "false"}:
                raise InvalidValueError(f"{self.name} is {text!r}; give true or false")
            return text.casefold() == "true"
        try:
            return self.type(text)
        except ValueError as error:
            wanted = "a whole number" if self.type is int else "a number"
            raise InvalidValueError(f"{self.name} is {text!r}; give {wanted}") from error


@dataclass(frozen=True)
class Question:
    """A question: its name, the function that answers it, and why SPARQL cannot ask it, if so."""

    name: str
    function: Callable[..., Answer[Any]]
    not_in_sparql: str | None = None

    def __call__(self, graph: KnowledgeGraph, /, **values: Value) -> Answer[Any]:
        """Return the answer, with the number of rows left out; see `check` for the errors."""
        self.check(values)
        answer = self.function(graph, **values)
        if "all" not in self.parameters or values.get("all") or sure_part(graph) is graph:
            return answer
        everything = self.function(graph, **{**values, "all": True})
        return replace(answer, left_out=max(everything.total - answer.total, 0))

    def check(self, values: Mapping[str, Value]) -> None:
        """Raise an error that names a parameter which is unknown, or required and missing."""
        for name in values:
            if name not in self.parameters:
                raise UnknownNameError(
                    f"parameter of question {self.name!r}", name, self.parameters
                )
        for parameter in self.parameters.values():
            if parameter.is_required and parameter.name not in values:
                raise InvalidValueError(
                    f"question {self.name!r} needs {parameter.name}: {parameter.description}"
                )

    @property
    def has_twin(self) -> bool:
        """Whether a shipped query of the same name asks the same in SPARQL."""
        return self.not_in_sparql is None

    @property
    def doc(self) -> str:
        """The docstring, without its indentation."""
        return inspect.getdoc(self.function) or ""

    @property
    def summary(self) -> str:
        """The first sentence of the docstring."""
        return self.doc.partition("\n\n")[0].replace("\n", " ")

    @property
    def details(self) -> str:
        """The docstring between the summary and the parameters; may be empty."""
        return self.doc.partition("\n\n")[2].partition("Args:\n")[0].strip()

    @cached_property
    def example(self) -> Mapping[str, Value]:
        """The arguments of the first call in the docstring, without the graph."""
        import doctest

        for each in doctest.DocTestParser().get_examples(self.doc):
            for node in ast.walk(ast.parse(each.source)):
                if isinstance(node, ast.Call) and ast.unparse(node.func) == self.function.__name__:
                    return self._values(node)
        raise InvalidValueError(f"question {self.name!r} has no example; give it one")

    @property
    def command(self) -> str:
        """The command line of the example."""
        words = ["kg", "ask", self.name]
        for name, value in self.example.items():
            words.append(self.parameters[name].option)
            if self.parameters[name].type is not bool:
                words.append(str(value))
        return " ".join(f'"{word}"' if " " in word else shlex.quote(word) for word in words)

    def _values(self, call: ast.Call) -> Mapping[str, Value]:
        named = zip(self.parameters, call.args[1:], strict=False)
        pairs = [*named, *((each.arg, each.value) for each in call.keywords if each.arg)]
        return {name: ast.literal_eval(value) for name, value in pairs}

    @cached_property
    def row(self) -> type[Row]:
        """The class of the rows."""
        (row,) = get_args(get_type_hints(self.function)["return"])
        assert isinstance(row, type)
        return row

    @cached_property
    def columns(self) -> Mapping[str, str]:
        """What each column means, by the docstring of the rows, in the order of the fields.

        Raise InvalidValueError if the docstring does not say it of one.
        """
        described = descriptions(inspect.getdoc(self.row) or "")
        for name in columns(self.row):
            if name not in described:
                raise InvalidValueError(
                    f"{self.row.__name__}, the rows of question {self.name!r}, does not say what"
                    f" {name} means; describe it below `Fields:`"
                )
        return {name: described[name] for name in columns(self.row)}

    @cached_property
    def parameters(self) -> Mapping[str, Parameter]:
        """The parameters by name, in the order of the signature."""
        hints, described = get_type_hints(self.function), descriptions(self.doc)
        _, *rest = inspect.signature(self.function).parameters.values()
        return {
            each.name: Parameter(
                each.name,
                _type(hints[each.name]),
                each.default is inspect.Parameter.empty,
                None if each.default is inspect.Parameter.empty else each.default,
                described.get(each.name, ""),
            )
            for each in rest
        }


def descriptions(doc: str) -> dict[str, str]:
    """Return the description of each name under `Args:` or `Fields:` of a docstring."""
    section = _SECTION.search(f"{doc}\n")
    found = _DESCRIBED.findall(section[1]) if section else []
    return {name: " ".join(text.split()) for name, text in found}


def _type(hint: Any) -> Any:  # noqa: ANN401 - annotations have no type of their own
    """Return the class in an annotation `X` or `X | None`."""
    if get_origin(hint) in {Union, UnionType}:
        (hint,) = (each for each in get_args(hint) if each is not NoneType)
    return hint


QUESTIONS = Registry[Question]("question", "kg.queries")


def by_python_name(questions: Iterable[Question]) -> dict[str, object]:
    """Return the functions of questions and the classes of their rows by their names in Python.

    Raise DuplicateNameError if two have one name. Questions may share the class of their rows.
    """
    found: dict[str, object] = {}
    for each in questions:
        for name, thing in (
            (each.function.__name__, each.function),
            (each.row.__name__, each.row),
        ):
            if found.setdefault(name, thing) is not thing:
                raise DuplicateNameError("question or class of rows", name)
    return found


def question(*, not_in_sparql: str | None = None) -> Callable[[Ask], Ask]:
    """Register a function as the question of its name, `-` for `_`.

    `not_in_sparql` gives the reason why SPARQL cannot ask it, such as "it has no shortest paths".
    Without one there must be a query of the same name in `exports/sparql/queries/`.
    """

    def register(function: Ask) -> Ask:
        name = function.__name__.replace("_", "-")
        QUESTIONS.register(name, Question(name, function, not_in_sparql))
        return function

    return register
