"""Files, folders and standard input to papers: every step from bytes on, in their order."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from kg.errors import NoPapersError, Outcome, Problem, SourceError, UnknownNameError
from kg.model import Extraction, Paper
from kg.reading.document import Document
from kg.reading.inputs.files import Input, files, shown
from kg.reading.recognition import format_of, readable_formats
from kg.reading.registry import SOURCES, Report
from kg.reading.tables.spellings import checked_columns
from kg.storage.extraction import log_problem

if TYPE_CHECKING:
    from kg.reading.joining.joined import Papers

__all__ = ["Progress", "read"]

Progress = Callable[[str, int], None]
"""Gets the input that is read and the number of papers read so far, for each paper."""
_SHOWN: Final = 5
"""Names of files that a message has room for."""


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

    Compressed files are decompressed and zip archives read like folders. The result can be
    iterated more than once; it is sorted by paper id, each paper and each id once, and does not
    depend on the order of `inputs`. An item is an `Extraction` where the input is one; nothing is
    left to extract from it. What is read lies in a temporary file, not in memory. `format` is a
    name in `SOURCES`; without it the format of each file is recognised by its content. `columns`
    names the columns of tables by what they hold, where their headings do not say it:
    `{"title": "Paper"}`. In folders hidden files are passed over, links to folders are not
    followed, and the folder `skip` is left out: where the output goes to.

    `report` gets each record that is left out, what in a record was mended or left out, papers
    that contradict each other, and once what of a folder holds no papers. With `strict` the first
    record that is left out or mended is a `SourceError`. An input that gives no paper at all, that
    is missing, empty, of no known format or cut off, is a `SourceError`; an unknown format an
    `UnknownNameError`.
    """
    from kg.reading.joining.joined import Joiner

    if format is not None and format not in readable_formats():
        raise UnknownNameError(SOURCES.what, format, readable_formats())
    tell = _stop(report) if strict else report
    reading = _Reading(format, checked_columns(columns or {}), tell, progress)
    joiner = Joiner(tell)
    for given in inputs:
        for item in reading.items(given, skip):
            joiner.add(item)
    return joiner.papers()


def _stop(report: Report) -> Report:
    def tell(problem: Problem) -> None:
        if problem.outcome is Outcome.NOTED:
            report(problem)
            return
        text = problem.text.removeprefix("the record is left out: ")
        raise SourceError(problem.file, problem.line, text, "mend it, or read without strict")

    return tell


class _Reading:
    """One call of `read`: how it reads, and how many papers it has read so far."""

    def __init__(
        self,
        format_: str | None,
        columns: Mapping[str, str],
        report: Report,
        progress: Progress,
    ) -> None:
        self._format, self._columns = format_, columns
        self._report, self._progress = report, progress
        self._count = 0

    def items(self, given: str | Path, skip: Path | None) -> Iterator[Paper | Extraction]:
        """Yield what one input of the user holds; nothing at all is a `NoPapersError`."""
        from kg.reading.inputs.archives import unpacked

        before = self._count
        passed_over: list[NoPapersError] = []
        for file in files(given, skip):
            try:
                for inside in unpacked(file):
                    yield from self._each(inside, passed_over)
            except SourceError as error:
                raise _renamed(error, file) from error
        if self._count == before:
            raise _nothing(shown(given), passed_over)
        for problem in _told(shown(given), passed_over):
            self._report(problem)

    def _each(self, file: Input, passed_over: list[NoPapersError]) -> Iterator[Paper | Extraction]:
        try:
            yield from self._read(file)
        except NoPapersError as error:
            if file.is_named:
                raise
            passed_over.append(_renamed(error, file))

    def _read(self, file: Input) -> Iterator[Paper | Extraction]:
        from kg.reading.inputs.encoding import encoding_of

        tell = _Counted(self._report, file.shown)
        encoding = encoding_of(file.opener)
        document = Document(file.name, file.opener, encoding.codec, self._columns)
        name = format_of(document, self._format)
        if encoding.note:
            outcome = Outcome.NOTED if encoding.is_lossless else Outcome.MENDED
            tell(Problem(file.name, 0, encoding.note, outcome))
        before = self._count
        for item in _papers(document, name, tell):
            self._count += 1
            self._progress(file.shown, self._count)
            yield item
        if self._count == before:
            left_out = f", and every record is left out: {tell.left_out:,}" if tell.left_out else ""
            problem = f"no paper in it; it was read as {name}{left_out}"
            raise NoPapersError(
                file.name, 0, problem, "get the whole file, or force another format"
            )


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


E = TypeVar("E", bound=SourceError)


def _renamed(error: E, file: Input) -> E:
    """Return the error with the name by which the user knows the file."""
    where = error.file.replace(file.name, file.shown, 1) if error.file != file.shown else file.shown
    return type(error)(where, error.line, error.problem, error.remedy)


def _nothing(given: str, passed_over: Sequence[NoPapersError]) -> NoPapersError:
    if len(passed_over) == 1:
        return passed_over[0]
    kinds = "; ".join(sorted({error.problem for error in passed_over}))
    problem = f"no paper in it{f': {kinds}' if kinds else ''}"
    return NoPapersError(given, 0, problem, f"give one of {', '.join(readable_formats())}")


def _told(given: str, passed_over: Sequence[NoPapersError]) -> Iterator[Problem]:
    """Yield one problem for each reason for which files were passed over."""
    by_reason: dict[str, list[str]] = defaultdict(list)
    for error in passed_over:
        by_reason[error.problem].append(error.file)
    for reason, names in by_reason.items():
        if len(names) == 1:
            yield Problem(names[0], 0, f"passed over: {reason}", Outcome.NOTED)
            continue
        shown_names = ", ".join(Path(name).name for name in names[:_SHOWN])
        rest = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
        text = f"{len(names)} files are passed over: {reason} ({shown_names}{rest})"
        yield Problem(given, 0, text, Outcome.NOTED)
