"""Every exception that this project raises on purpose.

Each message is one line that names the thing, the rule, the value found and the remedy.
The command line prints it and exits with code 2.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class PaperkgError(Exception):
    """Base of all errors that a user can cause and mend."""

    def __reduce__(self) -> tuple[object, ...]:
        # Exceptions are pickled as a call with their `args`, which here are the message alone.
        return _restored, (type(self), self.args), self.__dict__


def _restored(cls: type[PaperkgError], args: tuple[object, ...]) -> PaperkgError:
    return cls.__new__(cls, *args)


class InvalidValueError(PaperkgError, ValueError):
    """A value breaks a rule of the data model."""


class UnknownNameError(PaperkgError, KeyError):
    """A plug-in, node or option was asked for by a name that nothing bears.

    `known` is what there is, which is sorted, or with `near` only what may be meant, best first;
    `note` stands behind it.
    """

    def __init__(
        self, what: str, name: str, known: Iterable[str], *, near: bool = False, note: str = ""
    ) -> None:
        self.what, self.name, self.known = what, name, list(known) if near else sorted(known)
        remedy = "nothing like it is known"
        if self.known:
            names = f"{'; '.join(self.known)}?" if near else ", ".join(self.known)
            remedy = f"{'did you mean' if near else 'known:'} {names}{f'; {note}' if note else ''}"
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
        self.problem = f"{package} is not installed, and this needs it"
        self.remedy = f"run `pip install 'paperkg[{extra}]'`"
        super().__init__(f"{self.problem}; {self.remedy}")


class SourceError(PaperkgError):
    """An input cannot be read as papers; nothing of it can be trusted.

    In folders and archives such files are reported and passed over, unless `strict` is asked for.
    `line` is 1-based; 0 stands for the file as a whole.
    """

    def __init__(self, file: str, line: int, problem: str, remedy: str) -> None:
        self.file, self.line, self.problem, self.remedy = file, line, problem, remedy
        super().__init__(f"{Problem(file, line, problem, Outcome.LEFT_OUT)}; {remedy}")


class NoPapersError(SourceError):
    """An input is whole but holds no papers: an error answer, an empty page, another sort of file.

    In folders and archives such files are reported and passed over, with `strict` too.
    """


class UnknownFormatError(NoPapersError):
    """No source format recognises an input, which is no table; the remedy lists all of them."""


class FetchError(PaperkgError):
    """A service did not give what was asked of it."""

    def __init__(self, service: str, problem: str, remedy: str) -> None:
        self.service, self.problem, self.remedy = service, problem, remedy
        super().__init__(f"{service}: {problem}; {remedy}")


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


class WorkerError(PaperkgError):
    """Processes that should share the work do not start."""

    def __init__(self) -> None:
        super().__init__(
            "no worker starts; see what it has written to standard error, put what a script does"
            ' under `if __name__ == "__main__":`, or ask for one worker'
        )


class Outcome(StrEnum):
    """What became of the entry, or of the file, that a problem is about."""

    NOTED = "noted"
    """Nothing was lost, but somebody should know."""
    JOINED = "joined"
    """It is the same paper as another entry, and the two agree."""
    MENDED = "mended"
    """A part of it was mended or left out."""
    LEFT_OUT = "left out"
    """The whole entry was left out."""
    PASSED_OVER = "passed over"
    """A whole file of a folder or an archive was left out."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something in an input that was left out, mended or is worth knowing, never silently.

    `line` is 1-based; 0 stands for the file as a whole. `count` is the number of files that it is
    about.

    >>> print(Problem("papers.jsonl", 3, "no title", Outcome.LEFT_OUT))
    papers.jsonl:3: no title
    """

    file: str
    line: int
    text: str
    outcome: Outcome
    count: int = 1

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.text}"
