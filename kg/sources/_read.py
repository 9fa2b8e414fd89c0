"""Files, folders and standard input to one list of papers."""

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kg.errors import Problem, SourceError
from kg.model import Extraction, Paper
from kg.sources._join import join
from kg.sources._registry import SOURCES, Report, SourceFormat
from kg.sources._text import decode, document
from kg.storage.extraction import log_problem
from kg.text.characters import mend


@dataclass(frozen=True, slots=True)
class _Input:
    """One file: its name in papers and in messages, its bytes, and whether the user named it."""

    name: str
    shown: str
    data: bytes
    named: bool


def read(
    inputs: Sequence[str | Path],
    *,
    format: str | None = None,  # noqa: A002 - the word that the command line uses too
    strict: bool = False,
    skip: Path | None = None,
    report: Report = log_problem,
) -> list[Paper | Extraction]:
    """Read papers from files, folders (with all that is below them) and `-`, standard input.

    The result is sorted by paper id, each id once, and does not depend on the order of `inputs`.
    An item is an `Extraction` where the input is one; nothing is left to extract from it.
    `format` is a name in `SOURCES`; without it the format of each file is recognised.
    In folders hidden files and `README.md` are passed over, links to folders are not followed, and
    the folder `skip` is left out: where the output goes to.

    `report` gets each record that is left out, each file of a folder that no format recognises,
    each character that had to be replaced, and papers that contradict each other; with `strict`
    the first of them is a `SourceError`. An input that gives no paper at all, that is missing,
    empty, binary or cut off, is a `SourceError`; an unknown format an `UnknownNameError`.
    """
    forced = None if format is None else SOURCES[format]
    tell = _stop if strict else report
    items: list[Paper | Extraction] = []
    for given in inputs:
        found: list[Paper | Extraction] = []
        for file in _files(given, skip):
            found.extend(_items(file, forced, tell))
        if not found:
            remedy = f"give papers in one of these formats: {', '.join(SOURCES)}"
            raise SourceError(_shown(given), 0, "no paper in it", remedy)
        items.extend(found)
    return join(items, tell)


def _stop(problem: Problem) -> None:
    text = problem.text.removeprefix("the record is left out: ")
    raise SourceError(problem.file, problem.line, text, "mend it, or read without strict")


def _shown(given: str | Path) -> str:
    return mend(str(given))[0]


def _files(given: str | Path, skip: Path | None) -> Iterator[_Input]:
    if str(given) == "-":
        yield _Input("-", "-", sys.stdin.buffer.read(), named=True)
        return
    path = Path(given)
    try:
        if not path.exists():
            problem = "there is no such file or folder"
            raise SourceError(_shown(given), 0, problem, "check the path")
        if not path.is_dir():
            yield _Input(mend(path.name)[0], _shown(given), path.read_bytes(), named=True)
            return
        for below in _below(path, skip):
            name = mend(below.relative_to(path).as_posix())[0]
            yield _Input(name, _shown(below), below.read_bytes(), named=False)
    except OSError as error:
        shown = _shown(error.filename or given)
        problem = f"it cannot be read ({error.strerror})"
        raise SourceError(shown, 0, problem, "check its permissions") from error


def _below(folder: Path, skip: Path | None) -> list[Path]:
    found: list[Path] = []
    # `Path.rglob` passes over folders that it may not read, without a word.
    for where, folders, names in os.walk(folder, onerror=_raise):
        folders[:] = [
            name for name in folders if not name.startswith(".") and not _is_same(where, name, skip)
        ]
        found.extend(Path(where, name) for name in names if _is_wanted(name))
    files = [path for path in found if path.is_file() or path.is_symlink()]
    return sorted(files, key=lambda path: path.relative_to(folder).parts)


def _is_same(where: str, name: str, skip: Path | None) -> bool:
    return skip is not None and Path(where, name).resolve() == skip.resolve()


def _is_wanted(name: str) -> bool:
    return not name.startswith(".") and name.casefold() != "readme.md"


def _raise(error: OSError) -> None:
    raise error


def _items(
    file: _Input, forced: SourceFormat | None, report: Report
) -> Iterator[Paper | Extraction]:
    """Yield what a file holds; messages name it as the user did, papers by its own name alone."""

    def tell(problem: Problem) -> None:
        report(replace(problem, file=file.shown))

    try:
        format_ = forced or _recognised(file, tell)
        if format_ is not None:
            yield from format_.read(document(file.name, file.data, tell), tell)
    except SourceError as error:
        raise SourceError(file.shown, error.line, error.problem, error.remedy) from error


def _recognised(file: _Input, report: Report) -> SourceFormat | None:
    text = file.data.decode("utf-8-sig", "replace")
    matches = {name: format_.sniff(text) for name, format_ in SOURCES.items()}
    best = max(matches.values())
    names = [name for name, match in matches.items() if match == best]
    if best and len(names) == 1:
        return SOURCES[names[0]]
    problem = f"no source format recognises it (known: {', '.join(SOURCES)})"
    if best:
        problem = f"it may be of several source formats: {', '.join(names)}"
    if file.named:
        decode(file.name, file.data)  # empty and binary input have a better message
        remedy = "name its format (`--from NAME`, in Python `format=`), or leave it out"
        raise SourceError(file.name, 0, problem, remedy)
    report(Problem(file.name, 0, problem))
    return None
