"""The file of a user's corrections, TOML: https://toml.io/en/v1.0.0."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from kg.corrections.sorts import SORTS, Override, Overrides
from kg.corrections.tables import read_table, written_table
from kg.errors import InvalidValueError
from kg.storage.files import atomic_write
from kg.storage.locking import locked_file

_HEADER: Final = re.compile(r"^[ \t]*\[\[[ \t]*([\w\"']+)[ \t]*\]\]", re.MULTILINE)
_EMPTY_LINE: Final = re.compile(r"(\A|\n)[ \t]*\r?\n\Z")


def read_overrides(path: str | Path) -> Overrides:
    """Return the corrections of a file; what is none is an `InvalidValueError` with its place."""
    return parse(read_text(Path(path)), str(path))


def read_text(path: Path) -> str:
    """Return the text of a file of corrections; raise `InvalidValueError` if it has none."""
    try:
        # As it stands: reading as text would turn the line ends of Windows into others.
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8"
        raise InvalidValueError(
            f"{path}: no overrides can be read there ({reason}); check the path"
        ) from error


def parse(text: str, file: str = "overrides") -> Overrides:
    r"""Return the corrections that `text` holds; `file` is what errors call it.

    >>> parse('[[stop]]\nname = "Results"\nkind = "Metric"').stop[0].name
    'Results'
    """
    try:
        data = tomllib.loads(text.removeprefix("\ufeff"))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise InvalidValueError(f"{file}: is no TOML ({error}); correct it there") from error
    if unknown := sorted(data.keys() - {*SORTS}):
        raise InvalidValueError(
            f"{file}: unknown table {unknown[0]!r}; write one of {', '.join(SORTS)}"
        )
    tables: dict[str, Any] = {sort: _tables(file, sort, data.get(sort, [])) for sort in SORTS}
    return Overrides(file, **tables)


def _tables(file: str, sort: str, tables: object) -> tuple[Override, ...]:
    if not isinstance(tables, list):
        raise InvalidValueError(f"{file}: {sort} is no list of tables; write [[{sort}]] above each")
    made = []
    for number, table in enumerate(tables, start=1):
        try:
            made.append(read_table(sort, table))
        except InvalidValueError as error:
            raise InvalidValueError(f"{file}: {sort} {number}: {error}") from error
    return tuple(made)


def append(path: Path, decided: Iterable[Override]) -> int:
    """Add the corrections that the file does not hold yet, and return how many those are.

    What stands there stays as it is written; a file that is none is made. Of several writers each
    waits for the one before: see `kg.storage.locking.locked_file`.
    """
    with locked_file(path):
        before = read_text(path) if path.exists() else ""
        known = {*parse(before, str(path)).all}
        new = [override for override in dict.fromkeys(decided) if override not in known]
        if new:
            gap = "" if before.endswith("\n") or not before else "\n"
            added = toml(new) if before else toml(new).removeprefix("\n")
            _write(path, f"{before}{gap}{added}")
        return len(new)


def toml(overrides: Iterable[Override]) -> str:
    """Return the corrections as tables of TOML, each with an empty line before it."""
    return "".join(f"\n{written_table(override)}" for override in overrides)


def remove(path: Path, override: Override) -> bool:
    """Take a correction out of the file, the last one where it stands there several times.

    Every other line stays as it is, comments included; only the empty line goes that stands before
    the correction. Return False if the file does not hold it. A correction that is not written as a
    table with a `[[header]]` of its own is an `InvalidValueError`. Writers wait as in `append`.
    """
    with locked_file(path):
        before = read_text(path) if path.exists() else ""
        held = parse(before, str(path))
        same = getattr(held, override.sort)
        if override not in same:
            return False
        last = len(same) - 1 - same[::-1].index(override)
        left = _without_table(before, held, same[last])
        if left is None:
            raise InvalidValueError(
                f"{path}: {override.sort} {last + 1} has no [[{override.sort}]] of its own;"
                " remove it there"
            )
        _write(path, left)
        return True


def _without_table(text: str, held: Overrides, gone: Override) -> str | None:
    """Return the text without the last table that is `gone`, or None where there is none.

    What looks like a header or a comment may stand in a string of several lines: a cut is right
    where both what goes and what is left say what they should, reasons and dates included.
    """
    left = repr([each for each in held.all if each is not gone])
    for header in reversed([*_HEADER.finditer(text)]):
        start = header.start()
        before = _EMPTY_LINE.sub(r"\1", text[:start])
        for cut in _line_ends(text, header.end()):
            found = _said(text[start:cut])
            if len(found) > 1:
                break
            if repr(found) == repr([gone]) and repr(_said(before + text[cut:])) == left:
                return before + text[cut:]
    return None


def _line_ends(text: str, start: int) -> Iterator[int]:
    yield from (found.end() for found in re.compile(r"\n").finditer(text, start))
    yield len(text)


def _said(text: str) -> list[Override]:
    """Return the corrections of a part of a file; one that was cut wrongly says nothing."""
    try:
        return [*parse(text).all]
    except InvalidValueError:
        return []


def _write(path: Path, text: str) -> None:
    parse(text, str(path))  # so that no file is left behind that the next build refuses
    with atomic_write(path) as file:
        file.write(text.encode())
