"""Every exception that this project raises on purpose.

Each message is one line that names the thing, the rule, the value found and the remedy.
The command line prints it and exits with code 2.
"""

from collections.abc import Iterable
from dataclasses import dataclass


class PaperkgError(Exception):
    """Base of all errors that a user can cause and mend."""


class InvalidValueError(PaperkgError, ValueError):
    """A value breaks a rule of the data model."""


class UnknownNameError(PaperkgError, KeyError):
    """A plug-in, node or option was asked for by a name that nothing bears."""

    def __init__(self, what: str, name: str, known: Iterable[str]) -> None:
        self.what, self.name, self.known = what, name, sorted(known)
        known_names = (
            f"known: {', '.join(self.known)}" if self.known else "nothing like it is known"
        )
        super().__init__(f"unknown {what} {name!r}; {known_names}")

    def __str__(self) -> str:
        # KeyError shows the repr of its argument, which would put the line into quotes.
        return str(self.args[0])


class DuplicateNameError(PaperkgError, ValueError):
    """Two plug-ins ask for one name."""

    def __init__(self, what: str, name: str) -> None:
        self.what, self.name = what, name
        super().__init__(f"{what} {name!r} is registered twice; give one of them another name")


class SourceError(PaperkgError):
    """An input cannot be read as papers; nothing of it can be trusted.

    `line` is 1-based; 0 stands for the file as a whole.
    """

    def __init__(self, file: str, line: int, problem: str, remedy: str) -> None:
        self.file, self.line, self.problem, self.remedy = file, line, problem, remedy
        super().__init__(f"{Problem(file, line, problem)}; {remedy}")


class OutputError(PaperkgError):
    """A result cannot be written where it was asked for."""


class GraphError(PaperkgError):
    """A file that should hold a graph does not."""


class QueryError(PaperkgError):
    """A SPARQL query cannot be run."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something in an input that was left out or mended, never silently.

    `line` is 1-based; 0 stands for the file as a whole.

    >>> print(Problem("papers.jsonl", 3, "no title"))
    papers.jsonl:3: no title
    """

    file: str
    line: int
    text: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.text}"
