"""Answers: typed rows in order, for Python, notebooks and data frames."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from kg.answers.rows import Row, columns
from kg.answers.table import html_table, text_table
from kg.errors import InvalidValueError, MissingPackageError

if TYPE_CHECKING:
    import pandas as pd

T = TypeVar("T")
R = TypeVar("R", bound=Row)
R_co = TypeVar("R_co", bound=Row, covariant=True)


@dataclass(frozen=True, slots=True, repr=False)
class Answer(Sequence[R_co], Generic[R_co]):
    """Rows of one class, in order; `total` also counts rows beyond the limit.

    Of an answer to a question asked by name (`g.ask`, `kg ask`), `left_out` counts the rows that
    there would be with `all=True` beside these.
    """

    row: type[R_co]
    rows: tuple[R_co, ...]
    total: int
    left_out: int = 0
    why_none: str = ""
    """Why there are no rows, where more can be said of it than that there are none."""

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, index: int) -> R_co: ...
    @overload
    def __getitem__(self, index: slice) -> Answer[R_co]: ...
    def __getitem__(self, index: int | slice) -> R_co | Answer[R_co]:
        """Return a row, or for a slice an answer with those rows and the same total."""
        if isinstance(index, slice):
            return replace(self, rows=self.rows[index])
        return self.rows[index]

    def __iter__(self) -> Iterator[R_co]:
        return iter(self.rows)

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the fields of a row, in order."""
        return columns(self.row)

    def to_records(self) -> list[dict[str, Any]]:
        """Return each row as a dictionary of its fields, ready for JSON."""
        names = self.columns
        return [{name: getattr(row, name) for name in names} for row in self.rows]

    def to_frame(self) -> pd.DataFrame:
        """Return a pandas data frame with a column for each field.

        Raise `MissingPackageError` if pandas is not installed.
        """
        try:
            import pandas as pd
        except ImportError as error:
            raise MissingPackageError("pandas", "frames") from error
        return pd.DataFrame(self.to_records(), columns=list(self.columns))

    def __repr__(self) -> str:
        return text_table(self)

    def _repr_html_(self) -> str:
        return html_table(self)


def answer(row: type[R], rows: Iterable[R], limit: int) -> Answer[R]:
    """Return the first `limit` of `rows`; raise `InvalidValueError` if the limit is below 1."""
    if limit < 1:
        raise InvalidValueError(f"limit is {limit}; give a whole number from 1 on")
    found = tuple(rows)
    return Answer(row, found[:limit], len(found))


def first_of(
    row: type[R], found: Sequence[T], make: Callable[[T], R], limit: int, *, why_none: str = ""
) -> Answer[R]:
    """Return the answer of `make` over the first `limit` of `found`; the total counts all of them.

    `why_none` is told where nothing is found. Raise `InvalidValueError` if the limit is below 1.
    """
    shown = answer(row, map(make, found[: max(limit, 0)]), limit)
    return Answer(row, shown.rows, len(found), why_none="" if found else why_none)
