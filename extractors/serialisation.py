"""Frozen dataclasses in the bytes of a spaCy document.

spaCy writes what stands under `doc._` as MessagePack (https://msgpack.org), which knows plain
values only. What is registered here is written and read too, so that `doc.to_bytes`, `DocBin` and
`nlp.pipe(..., n_process=2)` work. A tuple that is no field of a dataclass is read back as a list.
"""

from collections.abc import Callable
from dataclasses import fields
from enum import Enum
from functools import cache
from typing import Any, Final, get_type_hints

import srsly

__all__ = ["register_records"]

_TYPE: Final = "paperkg"
_FIELDS: Final = "fields"
_RECORDS: Final[dict[str, Any]] = {}

Chain = Callable[[Any], Any] | None


def register_records(*types: type) -> None:
    """Make these dataclasses serialisable; their names must differ.

    The fields may hold plain values, enumerations of strings, registered dataclasses, and tuples
    of all these.
    """
    _RECORDS.update({each.__name__: each for each in types})


def _encode(value: Any, chain: Chain = None) -> Any:  # noqa: ANN401  # whatever msgpack cannot write
    """Return a registered dataclass as a dictionary; leave anything else to `chain`."""
    name = type(value).__name__
    if name in _RECORDS and type(value) is _RECORDS[name]:
        values = {field.name: getattr(value, field.name) for field in fields(value)}
        return {_TYPE: name, _FIELDS: values}
    return value if chain is None else chain(value)


def _decode(value: Any, chain: Chain = None) -> Any:  # noqa: ANN401  # likewise
    """Return the dataclass that `_encode` wrote; leave anything else to `chain`."""
    if isinstance(value, dict) and value.get(_TYPE) in _RECORDS:
        cls = _RECORDS[value[_TYPE]]
        hints = _hints(cls)
        return cls(**{name: _restored(each, hints[name]) for name, each in value[_FIELDS].items()})
    return value if chain is None else chain(value)


@cache
def _hints(cls: type) -> dict[str, Any]:
    return get_type_hints(cls)


def _restored(value: Any, hint: Any) -> Any:  # noqa: ANN401  # any field
    """Return a value as its field has it: MessagePack has neither tuples nor enumerations."""
    if isinstance(value, list):
        return tuple(value)
    return hint(value) if isinstance(hint, type) and issubclass(hint, Enum) else value


srsly.msgpack_encoders.register(_TYPE, func=_encode)
srsly.msgpack_decoders.register(_TYPE, func=_decode)
