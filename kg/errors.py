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
    """A plug-in, node or option was asked for by a name that nothing bears.

    `known` is what there is, which is sorted, or with `near` only what may be meant, best first.
    """

    def __init__(self, what: str, name: str, known: Iterable[str], *, near: bool = False) -> None:
        self.what, self.name, self.known = what, name, list(known) if near else sorted(known)
        remedy = "nothing like it is known"
        if self.known:
            names = f"{'; '.join(self.known)}?" if near else ", ".join(self.known)
            remedy = f"{'did you mean' if near else 'known:'} {names}"
        super().__init__(f"unknown {what} {name!r}; {remedy}")

    def __str__(self) -> str:
        # KeyError shows the repr of its argument, which would put the line into quotes.
        return str(self.args[0])


class DuplicateNameError(PaperkgError, ValueError):
    """Two plug-ins ask for one name."""

    def __init__(self, what: str, name: str) -> None:
        self.what, self.name = what, name
        super().__init__(f"{what} {name!r} is registered twice; give one of them another name")


class MissingPackageError(PaperkgError, ImportError):
    """What was asked for needs a package that is not installed."""

    def __init__(self, package: str, extra: str) -> None:
        self.package, self.extra = package, extra
        super().__init__(
            f"{package} is not installed, and this needs it; run `pip install 'paperkg[{extra}]'`"
        )


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
    """A graph would hold what cannot be true, or a file that should hold a graph does not."""


class QueryError(PaperkgError):
    """A SPARQL query cannot be run."""


class QueryTimeoutError(QueryError):
    """A query took longer than it may; `limit` is in seconds."""

    def __init__(self, limit: float) -> None:
        self.limit = limit
        super().__init__(
            f"the query took more than {limit:g} seconds; make it smaller, or allow it more time"
        )


class QueryTooLargeError(QueryError):
    """An answer is larger than it may be; `limit` is in `unit`, such as rows."""

    def __init__(self, limit: int, unit: str) -> None:
        self.limit, self.unit = limit, unit
        super().__init__(f"the answer has more than {limit:,} {unit}; add LIMIT to the query")


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
