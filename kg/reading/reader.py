"""Files, folders and standard input to papers: every step from bytes on, in their order."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from kg.errors import (
    MissingPackageError,
    NoPapersError,
    Outcome,
    Problem,
    SourceError,
    UnknownNameError,
)
from kg.model import Extraction, Paper
from kg.reading.document import Document
from kg.reading.inputs.files import Input, files, shown
from kg.reading.passed_over import PassedOver
from kg.reading.recognition import format_of, readable_formats
from kg.reading.registry import SOURCES, Report
from kg.reading.tables.spellings import checked_columns
from kg.storage.extraction import log_problem

if TYPE_CHECKING:
    from kg.reading.joining.joined import Papers

__all__ = ["Progress", "ReadingOptions", "Sink", "read", "read_into"]

Progress = Callable[[str, int], None]
"""Gets the input that is read and the number of papers read so far, for each paper."""


def read(
    inputs: Sequence[str | Path],
    *,
    format: str | None = None,  # noqa: A002 - the word that the command line uses too
    columns: Mapping[str, str] | None = None,
    strict: bool = False,
    skip: Path | None = None,
    report: Report = log_problem,
    progress: Progress = lambda _name, _count: None,
) -> "Papers":
    """Read papers from files, folders (with all that is below them) and `-`, standard input.

    Compressed files are decompressed, and zip and tar archives read like folders. The result is
    sorted by paper id, each paper and each id once, does not depend on the order of `inputs`, and
    can be iterated more than once; it lies in a temporary file, not in memory. An item is an
    `Extraction` where the input is one; nothing is left to extract from it. `format` is a name in
    `SOURCES`; without it the format of each file is recognised by its content. `columns` names the
    columns of tables by what they hold, `{"title": "Paper"}`; a table without such a column keeps
    its usual headings. In folders hidden files are passed over, links to folders are not followed,
    and the folder `skip` is left out: where the output goes to.

    `report` gets each record that is left out, what in a record was mended or left out, what was
    joined, and papers that contradict each other. A file of a folder or an archive that cannot be
    read or holds no papers is passed over as a whole, and reported; where the user names it, it is
    a `SourceError`. With `strict` the first record that is left out or mended and the first file
    that cannot be read are a `SourceError`. An input that gives no paper at all, that is missing,
    empty, of no known format or cut off, is a `SourceError`; an unknown format an
    `UnknownNameError`.
    """
    from kg.reading.joining.joined import Joiner

    options = ReadingOptions(format, columns or {}, strict)
    joiner = Joiner(options.told_to(report))
    for given in inputs:
        read_into(joiner, given, options, skip=skip, report=report, progress=progress)
    return joiner.papers()


class Sink(Protocol):
    """Takes the items of inputs as they are read, before they are joined."""

    @property
    def count(self) -> int:
        """The number of items that it holds."""
        ...

    def add(self, item: Paper | Extraction, /) -> None:
        """Take an item."""
        ...

    def forget(self, number: int, /) -> None:
        """Forget all items but the first `number` ones."""
        ...


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """How files are read: as one format or as what they are, and what stops the reading.

    What each means: `read`. Raise `UnknownNameError` for a format that is not known, and
    `InvalidValueError` for columns of fields that there are not.
    """

    format: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    strict: bool = False

    def __post_init__(self) -> None:
        if self.format is not None and self.format not in readable_formats():
            raise UnknownNameError(SOURCES.what, self.format, readable_formats())
        checked_columns(self.columns)

    def told_to(self, report: Report) -> Report:
        """Return a report that raises `SourceError` at what must not be with `strict`."""
        return _stop(report) if self.strict else report


def read_into(
    sink: Sink,
    given: str | Path,
    options: ReadingOptions,
    *,
    skip: Path | None = None,
    report: Report = log_problem,
    progress: Progress = lambda _name, _count: None,
) -> None:
    """Read what one input of the user holds into `sink`; nothing at all is a `SourceError`."""
    _Reading(options, sink, options.told_to(report), progress).add(given, skip)


def _stop(report: Report) -> Report:
    def tell(problem: Problem) -> None:
        if problem.outcome not in {Outcome.LEFT_OUT, Outcome.MENDED}:
            report(problem)
            return
        text = problem.text.removeprefix("the record is left out: ")
        raise SourceError(problem.file, problem.line, text, "mend it, or read without strict")

    return tell


class _Reading:
    """Adds the papers of an input to a sink."""

    def __init__(
        self, options: ReadingOptions, sink: Sink, report: Report, progress: Progress
    ) -> None:
        self._options, self._sink = options, sink
        self._report, self._progress = report, progress

    def add(self, given: str | Path, skip: Path | None) -> None:
        from kg.reading.inputs.archives import unpacked

        before = self._sink.count
        passed_over = PassedOver(shown(given))
        for file in files(given, skip):
            for inside in unpacked(file):
                self._add_file(inside, passed_over)
        if self._sink.count == before:
            raise passed_over.nothing()
        for problem in passed_over.problems():
            self._report(problem)

    def _add_file(self, file: Input, passed_over: PassedOver) -> None:
        """Add all papers of a file, or none where it is passed over."""
        before = self._sink.count
        try:
            with _faults(file):
                for item in self._items(file):
                    self._sink.add(item)
                    self._progress(file.shown, self._sink.count)
        except SourceError as error:
            stops = self._options.strict and not isinstance(error, NoPapersError)
            if file.is_named or stops:
                raise
            self._sink.forget(before)
            passed_over.add(error)

    def _items(self, file: Input) -> Iterator[Paper | Extraction]:
        from kg.reading.inputs.encoding import encoding_of

        tell = _Counted(self._report, file.shown)
        encoding = encoding_of(file.opener)
        document = Document(file.name, file.opener, encoding.codec, self._options.columns)
        name = format_of(document, self._options.format)
        if encoding.note:
            outcome = Outcome.NOTED if encoding.is_lossless else Outcome.MENDED
            tell(Problem(file.name, 0, encoding.note, outcome))
        items = _papers(document, name, tell)
        first = next(items, None)
        if first is None:
            left_out = f", and every record is left out: {tell.left_out:,}" if tell.left_out else ""
            problem = f"no paper in it; it was read as {name}{left_out}"
            remedy = "get the whole file, or force another format"
            raise NoPapersError(file.name, 0, problem, remedy)
        yield from chain([first], items)


@contextmanager
def _faults(file: Input) -> Iterator[None]:
    """Raise what a file cannot be read for as a `SourceError` with the name that the user gave."""
    try:
        yield
    except SourceError as error:
        raise _renamed(error, file) from error
    except OSError as error:
        problem = f"it cannot be read ({error.strerror or error})"
        raise SourceError(file.shown, 0, problem, "check its permissions") from error
    except MissingPackageError as error:
        if file.is_named:
            raise
        raise SourceError(file.shown, 0, error.problem, error.remedy) from error


def _papers(document: Document, name: str, report: Report) -> Iterator[Paper | Extraction]:
    from kg.reading.door import paper_of

    source = SOURCES[name]
    assert source.read is not None
    for entry in source.read(document, report):
        if isinstance(entry, Extraction):
            yield entry
        elif paper := paper_of(entry, document.name, source.markup, report):
            yield paper


class _Counted:
    """A report that names the file as the user did, and counts the records that are left out."""

    def __init__(self, report: Report, shown_name: str) -> None:
        self._report, self._name = report, shown_name
        self.left_out = 0

    def __call__(self, problem: Problem) -> None:
        self.left_out += problem.outcome is Outcome.LEFT_OUT
        self._report(replace(problem, file=self._name))


def _renamed(error: SourceError, file: Input) -> SourceError:
    """Return the error with the name by which the user knows the file."""
    where = error.file.replace(file.name, file.shown, 1) if error.file != file.shown else file.shown
    return type(error)(where, error.line, error.problem, error.remedy)
