"""The file of a user's corrections, TOML: https://toml.io/en/v1.0.0."""

import json
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Final, TypeAlias

from kg.errors import InvalidValueError
from kg.schema import Kind
from kg.storage.fields import json_type, text_field, word_field
from kg.storage.files import atomic_write


@dataclass(frozen=True, slots=True)
class Merge:
    """All `names` are one entity, which is called `into`, or else as the first name is."""

    kind: Kind
    names: tuple[str, ...]
    into: str = ""


@dataclass(frozen=True, slots=True)
class Split:
    """In these papers, given by id or title, `name` is another entity, called `into`."""

    kind: Kind
    name: str
    papers: tuple[str, ...]
    into: str


@dataclass(frozen=True, slots=True)
class Rename:
    """The entity is called `to`; its old name becomes an alias."""

    kind: Kind
    name: str
    to: str


@dataclass(frozen=True, slots=True)
class Retype:
    """The entity is of kind `to`."""

    kind: Kind
    name: str
    to: Kind


@dataclass(frozen=True, slots=True)
class Stop:
    """The name is no entity."""

    kind: Kind
    name: str


Override: TypeAlias = Merge | Split | Rename | Retype | Stop


@dataclass(frozen=True, slots=True)
class Overrides:
    """The corrections of one file, in its order; `file` is named in reports."""

    file: str = ""
    merge: tuple[Merge, ...] = ()
    split: tuple[Split, ...] = ()
    rename: tuple[Rename, ...] = ()
    retype: tuple[Retype, ...] = ()
    stop: tuple[Stop, ...] = ()

    @property
    def all(self) -> tuple[Override, ...]:
        """The corrections of every sort."""
        return (*self.merge, *self.split, *self.rename, *self.retype, *self.stop)


_KEYS: Final[Mapping[str, Mapping[str, bool]]] = {
    "merge": {"kind": True, "names": True, "into": False},
    "split": {"kind": True, "name": True, "papers": True, "as": True},
    "rename": {"kind": True, "name": True, "to": True},
    "retype": {"kind": True, "name": True, "to": True},
    "stop": {"kind": True, "name": True},
}
"""The keys of each sort of table, and whether they must be there."""

_MAKE: Final[Mapping[str, Callable[[Mapping[str, object]], Override]]] = {
    "merge": lambda t: Merge(_kind(t, "kind"), _several(t, "names"), _filled(t, "into", "")),
    "split": lambda t: Split(
        _kind(t, "kind"), _filled(t, "name"), _several(t, "papers"), _filled(t, "as")
    ),
    "rename": lambda t: Rename(_kind(t, "kind"), _filled(t, "name"), _filled(t, "to")),
    "retype": lambda t: Retype(_kind(t, "kind"), _filled(t, "name"), _kind(t, "to")),
    "stop": lambda t: Stop(_kind(t, "kind"), _filled(t, "name")),
}


def read_overrides(path: str | Path) -> Overrides:
    """Return the corrections of a file; what is none is an `InvalidValueError` with its place."""
    return parse(_text(Path(path)), str(path))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8"
        raise InvalidValueError(
            f"{path}: no overrides can be read there ({reason}); check the path"
        ) from error


def parse(text: str, file: str = "overrides") -> Overrides:
    r"""Return the corrections that `text` holds; `file` is what errors call it.

    >>> parse('[[stop]]\nname = "Results"\nkind = "Metric"').stop
    (Stop(kind=<Kind.METRIC: 'Metric'>, name='Results'),)
    """
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise InvalidValueError(f"{file}: is no TOML ({error}); correct it there") from error
    if unknown := sorted(data.keys() - _KEYS.keys()):
        raise InvalidValueError(
            f"{file}: unknown table {unknown[0]!r}; write one of {', '.join(_KEYS)}"
        )
    tables: dict[str, Any] = {sort: _tables(file, sort, data.get(sort, [])) for sort in _KEYS}
    return Overrides(file, **tables)


def _tables(file: str, sort: str, tables: object) -> tuple[Override, ...]:
    if not isinstance(tables, list):
        raise InvalidValueError(f"{file}: {sort} is no list of tables; write [[{sort}]] above each")
    made = []
    for number, table in enumerate(tables, start=1):
        try:
            made.append(_table(sort, table))
        except InvalidValueError as error:
            raise InvalidValueError(f"{file}: {sort} {number}: {error}") from error
    return tuple(made)


def _table(sort: str, table: object) -> Override:
    if not isinstance(table, dict):
        raise InvalidValueError(f"is {table!r} and no table; write [[{sort}]] above its keys")
    known = _KEYS[sort]
    if unknown := sorted(table.keys() - known.keys()):
        raise InvalidValueError(f"unknown key {unknown[0]!r}; known: {', '.join(known)}")
    missing = [key for key, needed in known.items() if needed and key not in table]
    if missing:
        raise InvalidValueError(f"has no {missing[0]!r}; add it")
    return _MAKE[sort](table)


def _kind(table: Mapping[str, object], key: str) -> Kind:
    return word_field(table, key, Kind)


def _filled(table: Mapping[str, object], key: str, default: str | None = None) -> str:
    text = text_field(table, key, default)
    if key in table and not text.strip():
        raise InvalidValueError(f"{key} is {text!r}; give a name")
    return text


def _several(table: Mapping[str, object], key: str) -> tuple[str, ...]:
    values = table[key]
    if not isinstance(values, list) or not values:
        shown = "an empty array" if values == [] else _toml_type(values)
        raise InvalidValueError(f'{key} is {shown}; give a list such as ["A", "B"]')
    return tuple(_filled({key: value}, key) for value in values)


def _toml_type(value: object) -> str:
    plain = isinstance(value, str | bool | int | float | dict)
    return json_type(value) if plain else type(value).__name__


def append(path: Path, decided: Iterable[Override]) -> int:
    """Add the corrections that the file does not hold yet, and return how many those are.

    What stands there stays as it is written; a file that is none is made.
    """
    before = _text(path) if path.exists() else ""
    held = parse(before, str(path))
    known = set(held.all)
    new = [override for override in dict.fromkeys(decided) if override not in known]
    if new:
        gap = "" if before.endswith("\n") or not before else "\n"
        added = toml(new) if before else toml(new).removeprefix("\n")
        with atomic_write(path) as file:
            file.write(f"{before}{gap}{added}".encode())
    return len(new)


def toml(overrides: Iterable[Override]) -> str:
    r"""Return the corrections as tables of TOML, each with an empty line before it.

    >>> print(toml([Rename(Kind.MODEL, "Zorb", 'Zorb "2"')]))
    <BLANKLINE>
    [[rename]]
    kind = "Model"
    name = "Zorb"
    to = "Zorb \"2\""
    <BLANKLINE>
    """
    return "".join(f"\n[[{type(o).__name__.lower()}]]\n{_lines(o)}" for o in overrides)


def _lines(override: Override) -> str:
    values = {field.name: getattr(override, field.name) for field in fields(override)}
    if isinstance(override, Split):
        values["as"] = values.pop("into")
    return "".join(f"{key} = {_value(value)}\n" for key, value in values.items() if value)


def _value(value: object) -> str:
    # A string of JSON is one of TOML, but for this character, which TOML wants escaped.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
