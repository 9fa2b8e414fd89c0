"""The rows of answers, and metadata that says where each field is shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any, ClassVar, Protocol

DETAIL: Mapping[str, Any] = {"place": "detail"}
"""Metadata of a field that tables leave out: ids and offsets, for programs."""

BELOW: Mapping[str, Any] = {"place": "below"}
"""Metadata of a field that stands on lines of its own under the row: sentences."""

MARK: Mapping[str, Any] = {"place": "mark"}
"""Metadata of a truth value that tables show only where one of their rows has it false."""

PYTHON_ONLY: Mapping[str, Any] = {"sparql": False}
"""Metadata of a field that SPARQL cannot say; joined with others by `|`."""


class Row(Protocol):
    """A frozen dataclass whose fields are text, numbers, truth values or None."""

    __dataclass_fields__: ClassVar[dict[str, Any]]


def columns(row: type[Row]) -> tuple[str, ...]:
    """Return the names of the fields of a row, in order."""
    return tuple(field.name for field in fields(row))


class Rows(Protocol):
    """Rows of one class, in order; `total` also counts rows beyond the limit."""

    @property
    def row(self) -> type[Row]:
        """The class of the rows."""
        ...

    @property
    def total(self) -> int:
        """The number of rows without a limit."""
        ...

    @property
    def left_out(self) -> int:
        """The number of rows that are left out, since they are not sure."""
        ...

    @property
    def why_none(self) -> str:
        """Why there are no rows; empty where there are some, or nothing is to be said."""
        ...

    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[Row]: ...
