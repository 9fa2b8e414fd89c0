"""Corrections as tables of TOML: which keys each sort has, read and written."""

import datetime as dt
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any, Final

from kg.corrections.sorts import (
    RESULT_FIELDS,
    AddEntity,
    Distinct,
    Drop,
    EditResult,
    Merge,
    Override,
    Rename,
    ResultFields,
    Retype,
    SetRole,
    Split,
    Stop,
)
from kg.errors import InvalidValueError
from kg.names.folding import fold
from kg.schema import Kind, ResultKind, Role
from kg.storage.fields import json_type, text_field, truth_field, word_field

Table = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class _Key:
    """How a key is read; `field` is that of the correction, where it is called otherwise."""

    read: Callable[[Table, str], object]
    needed: bool = True
    field: str = ""


def _kind(table: Table, key: str) -> Kind:
    return word_field(table, key, Kind)


def _filled(table: Table, key: str) -> str:
    text = text_field(table, key)
    if not text.strip():
        raise InvalidValueError(f"{key} is {text!r}; give a name")
    return text


def _several(table: Table, key: str) -> tuple[str, ...]:
    values = table[key]
    if not isinstance(values, list) or not values:
        shown = "an empty array" if values == [] else _toml_type(values)
        raise InvalidValueError(f'{key} is {shown}; give a list such as ["A", "B"]')
    return tuple(_filled({key: value}, key) for value in values)


def _one_or_several(table: Table, key: str) -> tuple[str, ...]:
    return (_filled(table, key),) if isinstance(table[key], str) else _several(table, key)


def _toml_type(value: object) -> str:
    plain = isinstance(value, str | bool | int | float | dict)
    return json_type(value) if plain else type(value).__name__


def _date(table: Table, key: str) -> dt.date:
    value = table[key]
    if not isinstance(value, dt.date) or isinstance(value, dt.datetime):
        raise InvalidValueError(f"{key} is {value!r}; give a date without quotes: 2024-05-31")
    return value


def _fields(table: Table, key: str) -> ResultFields:
    value = table[key]
    if not isinstance(value, dict):
        raise InvalidValueError(
            f'{key} is {_toml_type(value)}; give fields such as {{ metric = "F1", model = "" }}'
        )
    return ResultFields(**_read(value, _OF_RESULT))


def _read(table: Table, keys: Mapping[str, _Key]) -> dict[str, Any]:
    """Return the values of a table by the fields that they fill."""
    if unknown := sorted(table.keys() - keys.keys()):
        raise InvalidValueError(f"unknown key {unknown[0]!r}; known: {', '.join(keys)}")
    missing = [key for key, of in keys.items() if of.needed and key not in table]
    if missing:
        raise InvalidValueError(f"has no {missing[0]!r}; add it")
    return {of.field or key: of.read(table, key) for key, of in keys.items() if key in table}


_READ: Final[Mapping[str, Callable[[Table, str], object]]] = {
    "kind": lambda table, key: word_field(table, key, ResultKind),
    "relative": truth_field,
}
_OF_RESULT: Final = {
    name: _Key(_READ.get(name, text_field), needed=False) for name in RESULT_FIELDS
}
_NOTES: Final = {"reason": _Key(text_field, needed=False), "date": _Key(_date, needed=False)}
_KIND, _NAME, _PAPER = {"kind": _Key(_kind)}, {"name": _Key(_filled)}, {"paper": _Key(_filled)}

_SORTS: Final[Mapping[str, tuple[type[Override], Mapping[str, _Key]]]] = {
    cls.sort: (cls, {**keys, **_NOTES})
    for cls, keys in (
        (Merge, {**_KIND, "names": _Key(_several), "into": _Key(_filled, needed=False)}),
        (
            Split,
            {**_KIND, **_NAME, "papers": _Key(_several), "as": _Key(_filled, field="into")},
        ),
        (Rename, {**_KIND, **_NAME, "to": _Key(_filled)}),
        (Retype, {**_KIND, **_NAME, "to": _Key(_kind)}),
        (Stop, {**_KIND, **_NAME}),
        (Distinct, {**_KIND, "names": _Key(_several)}),
        (
            SetRole,
            {**_PAPER, **_KIND, **_NAME, "to": _Key(lambda t, k: word_field(t, k, Role))},
        ),
        (
            EditResult,
            {
                **_PAPER,
                **_OF_RESULT,
                "set": _Key(_fields, needed=False, field="to"),
                "drop": _Key(truth_field, needed=False),
            },
        ),
        (
            AddEntity,
            {
                **_PAPER,
                **_KIND,
                **_NAME,
                "role": _Key(lambda t, k: word_field(t, k, Role)),
                "words": _Key(_one_or_several, needed=False),
            },
        ),
        (
            Drop,
            {
                **_PAPER,
                "kind": _Key(_kind, needed=False),
                "name": _Key(_filled, needed=False),
                "url": _Key(_filled, needed=False),
            },
        ),
    )
}
"""The class of each sort, and the keys of its table in the order in which they are written."""


_OF_SEVERAL: Final[Mapping[type[Override], str]] = {
    Merge: 'add another name of it, or give it one: into = "A"',
    Distinct: "add the name of what it is not",
}
"""The sorts that say something of several names, and what to do where there is one."""


def read_table(sort: str, table: object) -> Override:
    """Return the correction of a table; what is wrong is an `InvalidValueError` with the key."""
    if not isinstance(table, dict):
        raise InvalidValueError(f"is {table!r} and no table; write [[{sort}]] above its keys")
    made, keys = _SORTS[sort]
    values = _read(table, keys)
    if made in _OF_SEVERAL and "into" not in values:
        _check_several(values["names"], _OF_SEVERAL[made])
    if made is EditResult:
        drops = values.pop("drop", False)
        if drops == ("to" in values):
            raise InvalidValueError("says not what to do; give either set or drop = true")
        of = {name: values.pop(name) for name in RESULT_FIELDS if name in values}
        values["of"] = ResultFields(**of)
    return made(**values)


def _check_several(names: tuple[str, ...], remedy: str) -> None:
    """Raise `InvalidValueError` if the names are one, in spellings that make no difference."""
    if len({*map(fold, names)}) == 1:
        raise InvalidValueError(f"names has one name alone, {names[0]!r}; {remedy}")


def written_table(override: Override) -> str:
    r"""Return the correction as a table of TOML.

    >>> print(written_table(Rename(Kind.MODEL, "Zorb", 'Zorb "2"', reason="a typo")))
    [[rename]]
    kind = "Model"
    name = "Zorb"
    to = "Zorb \"2\""
    reason = "a typo"
    <BLANKLINE>
    """
    values: dict[str, object] = {f.name: getattr(override, f.name) for f in fields(override)}
    if isinstance(override, EditResult):
        values |= {**override.of.given, "drop": override.to is None}
    keys = _SORTS[override.sort][1]
    shown = {key: values.get(of.field or key) for key, of in keys.items()}
    lines = [
        f"{key} = {_value(value)}\n"
        for key, value in shown.items()
        if _is_said(override, key, value)
    ]
    return f"[[{override.sort}]]\n{''.join(lines)}"


def _is_said(override: Override, key: str, value: object) -> bool:
    if isinstance(override, EditResult) and key in RESULT_FIELDS:
        return value is not None
    return bool(value)


def _value(value: object) -> str:
    if isinstance(value, ResultFields):
        return f"{{ {', '.join(f'{key} = {_value(said)}' for key, said in value.given.items())} }}"
    if isinstance(value, dt.date):
        return value.isoformat()
    # A string of JSON is one of TOML, but for this character, which TOML wants escaped.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
