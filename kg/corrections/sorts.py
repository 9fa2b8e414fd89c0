"""The sorts of corrections that a person makes, of the graph's names and of what papers say."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from typing import ClassVar, Final, TypeAlias

from kg.errors import InvalidValueError
from kg.schema import Kind, ResultKind, Role, Sign


@dataclass(frozen=True, slots=True, kw_only=True)
class _Correction:
    """What every correction may say of itself; two that differ in this alone are equal."""

    reason: str = field(default="", compare=False)
    date: dt.date | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Merge(_Correction):
    """All `names` are one entity, which is called `into`, or else as the first name is."""

    sort: ClassVar = "merge"
    kind: Kind
    names: tuple[str, ...]
    into: str = ""


@dataclass(frozen=True, slots=True)
class Split(_Correction):
    """In these papers, given by id or title, `name` is another entity, called `into`.

    What the papers write otherwise stays with the entity that they both were.
    """

    sort: ClassVar = "split"
    kind: Kind
    name: str
    papers: tuple[str, ...]
    into: str


@dataclass(frozen=True, slots=True)
class Rename(_Correction):
    """The entity is called `to`; its old name becomes an alias."""

    sort: ClassVar = "rename"
    kind: Kind
    name: str
    to: str


@dataclass(frozen=True, slots=True)
class Retype(_Correction):
    """The entity is of kind `to`."""

    sort: ClassVar = "retype"
    kind: Kind
    name: str
    to: Kind


@dataclass(frozen=True, slots=True)
class Stop(_Correction):
    """The name is no entity."""

    sort: ClassVar = "stop"
    kind: Kind
    name: str


@dataclass(frozen=True, slots=True)
class Distinct(_Correction):
    """These names are not one entity, and nobody is asked again; the graph stays as it is."""

    sort: ClassVar = "distinct"
    kind: Kind
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SetRole(_Correction):
    """The paper, given by id or title, introduces, uses or mentions the entity, as `to` says."""

    sort: ClassVar = "role"
    paper: str
    kind: Kind
    name: str
    to: Role


@dataclass(frozen=True, slots=True)
class ResultFields:
    """Fields of a result: None where nothing is said of one, `""` where it is to be empty."""

    value: str | None = None
    unit: str | None = None
    kind: ResultKind | None = None
    sign: str | None = None
    model: str | None = None
    task: str | None = None
    dataset: str | None = None
    metric: str | None = None
    versus: str | None = None
    uncertainty: str | None = None
    relative: bool | None = None

    def __post_init__(self) -> None:
        if self.sign not in {None, "", *Sign}:
            raise InvalidValueError(f'sign is {self.sign!r}; give "+", "-" or ""')
        if self.value is not None and not self.value.strip():
            raise InvalidValueError("value is empty; give the number as the paper writes it")

    @property
    def given(self) -> dict[str, str | bool]:
        """The fields of which something is said."""
        return {name: said for name in RESULT_FIELDS if (said := getattr(self, name)) is not None}


RESULT_FIELDS: Final = tuple(each.name for each in fields(ResultFields))


@dataclass(frozen=True, slots=True)
class EditResult(_Correction):
    """The result of the paper that has the fields `of`, its value among them, becomes `to`.

    Where `to` is None, the paper reports no such result.
    """

    sort: ClassVar = "result"
    paper: str
    of: ResultFields
    to: ResultFields | None = None

    def __post_init__(self) -> None:
        if self.of.value is None:
            raise InvalidValueError("has no 'value'; give the number as the paper writes it")
        if self.to is not None and not self.to.given:
            raise InvalidValueError("set is empty; give what to change, or drop = true")


@dataclass(frozen=True, slots=True)
class AddEntity(_Correction):
    """The paper speaks of an entity that was missed.

    `words` are quotations of title or abstract. Of one that holds the name, the name alone is the
    mention; without words, the name itself is looked for.
    """

    sort: ClassVar = "entity"
    paper: str
    kind: Kind
    name: str
    role: Role
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Drop(_Correction):
    """The paper does not speak of the entity, given by kind and name, or does not give the link."""

    sort: ClassVar = "drop"
    paper: str
    kind: Kind | None = None
    name: str = ""
    url: str = ""

    def __post_init__(self) -> None:
        is_entity = self.kind is not None and bool(self.name)
        if is_entity == bool(self.url) or bool(self.name) != (self.kind is not None):
            raise InvalidValueError("names nothing to drop; give kind and name, or url")


StatementOverride: TypeAlias = SetRole | EditResult | AddEntity | Drop
"""What changes the statements of one paper."""

Override: TypeAlias = Merge | Split | Rename | Retype | Stop | Distinct | StatementOverride


@dataclass(frozen=True, slots=True)
class Overrides:
    """The corrections of one file, each sort in the order of the file; reports name `file`."""

    file: str = ""
    merge: tuple[Merge, ...] = ()
    split: tuple[Split, ...] = ()
    rename: tuple[Rename, ...] = ()
    retype: tuple[Retype, ...] = ()
    stop: tuple[Stop, ...] = ()
    distinct: tuple[Distinct, ...] = ()
    role: tuple[SetRole, ...] = ()
    result: tuple[EditResult, ...] = ()
    entity: tuple[AddEntity, ...] = ()
    drop: tuple[Drop, ...] = ()

    @classmethod
    def of(cls, overrides: Iterable[Override], file: str = "") -> "Overrides":
        """Return the corrections put by sort.

        >>> Overrides.of([Stop(Kind.METRIC, "Results")]).stop[0].name
        'Results'
        """
        found: dict[str, list[Override]] = {sort: [] for sort in SORTS}
        for override in overrides:
            found[override.sort].append(override)
        return cls(file, **{sort: tuple(each) for sort, each in found.items()})  # type: ignore[arg-type]

    @property
    def all(self) -> tuple[Override, ...]:
        """The corrections of every sort, sort by sort."""
        return tuple(override for sort in SORTS for override in getattr(self, sort))


SORTS: Final = tuple(each.name for each in fields(Overrides))[1:]
"""The sorts by the names of their tables: `merge`, `split`, `rename` and so on."""
