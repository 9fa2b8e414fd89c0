"""The answer to a question: typed rows in order, for Python, notebooks and data frames."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Protocol, TypeVar, overload

from kg.errors import InvalidValueError, MissingPackageError

if TYPE_CHECKING:
    import pandas as pd

DETAIL: Mapping[str, Any] = {"place": "detail"}
"""Metadata of a field that tables leave out: ids and offsets, for programs."""

BELOW: Mapping[str, Any] = {"place": "below"}
"""Metadata of a field that stands on lines of its own under the row: sentences."""

PYTHON_ONLY: Mapping[str, Any] = {"sparql": False}
"""Metadata of a field that SPARQL cannot say; joined with others by `|`."""


class Row(Protocol):
    """A frozen dataclass whose fields are text, numbers, truth values or None."""

    __dataclass_fields__: ClassVar[dict[str, Any]]


R = TypeVar("R", bound=Row)
R_co = TypeVar("R_co", bound=Row, covariant=True)


@dataclass(frozen=True, slots=True, repr=False)
class Answer(Sequence[R_co], Generic[R_co]):
    """Rows in the order that the question gives them; `total` counts those cut off by a limit too.

    Two answers are equal where all three are.
    """

    row: type[R_co]
    rows: tuple[R_co, ...]
    total: int

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, index: int) -> R_co: ...
    @overload
    def __getitem__(self, index: slice) -> Answer[R_co]: ...
    def __getitem__(self, index: int | slice) -> R_co | Answer[R_co]:
        """Return a row, or for a slice an answer of these rows out of as many."""
        if isinstance(index, slice):
            return Answer(self.row, self.rows[index], self.total)
        return self.rows[index]

    def __iter__(self) -> Iterator[R_co]:
        return iter(self.rows)

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the fields of a row, in order."""
        return columns(self.row)

    def to_records(self) -> list[dict[str, Any]]:
        """Return each row as a dictionary of its fields, which JSON can hold."""
        names = self.columns
        return [{name: getattr(row, name) for name in names} for row in self.rows]

    def to_frame(self) -> pd.DataFrame:
        """Return a pandas data frame, one column a field; without pandas `MissingPackageError`."""
        try:
            import pandas as pd
        except ImportError as error:
            raise MissingPackageError("pandas", "frames") from error
        return pd.DataFrame(self.to_records(), columns=list(self.columns))

    def __repr__(self) -> str:
        from kg.queries._table import text_table

        return text_table(self)

    def _repr_html_(self) -> str:
        from kg.queries._table import html_table

        return html_table(self)


def columns(row: type[Row]) -> tuple[str, ...]:
    """Return the names of the fields of a row, in order."""
    return tuple(field.name for field in fields(row))


def answer(row: type[R], rows: Iterable[R], limit: int) -> Answer[R]:
    """Return the first `limit` of `rows` as an answer; a limit below 1 is `InvalidValueError`."""
    if limit < 1:
        raise InvalidValueError(f"limit is {limit}; give a whole number from 1 on")
    found = tuple(rows)
    return Answer(row, found[:limit], len(found))
