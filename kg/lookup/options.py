"""Options that several questions have: a kind, a role, a period, a limit."""

from __future__ import annotations

from dataclasses import dataclass

from kg.analysis.dates import known_date
from kg.errors import InvalidValueError, UnknownNameError
from kg.schema import Kind, Role


def kind_named(name: str | None) -> Kind | None:
    """Return the kind with that name in any case, or None, which stands for all kinds, for None.

    Raise `UnknownNameError` for another name.

    >>> kind_named("dataset").value, kind_named(None) is None
    ('Dataset', True)
    """
    if name is None:
        return None
    for kind in Kind:
        if kind.casefold() == name.strip().casefold():
            return kind
    raise UnknownNameError("kind", name, Kind)


def roles_named(name: str | None) -> frozenset[Role]:
    """Return the role with that name in any case, or introduced and used for None.

    Raise `UnknownNameError` for another name.

    >>> sorted(roles_named(None))
    [<Role.INTRODUCED: 'introduced'>, <Role.USED: 'used'>]
    """
    if name is None:
        return frozenset({Role.INTRODUCED, Role.USED})
    for role in Role:
        if role == name.strip().casefold():
            return frozenset({role})
    raise UnknownNameError("role", name, Role)


@dataclass(frozen=True, slots=True)
class Period:
    """From `since` to `until`, both included: days, months or years; None is no limit.

    Dates are compared as far as both are known: a paper of 2024 is in every period that overlaps
    2024. Raise `InvalidValueError` if a date is not one, or if `since` is after `until`.
    """

    since: str | None
    until: str | None

    def __post_init__(self) -> None:
        for name, text in (("since", self.since), ("until", self.until)):
            if text is not None and known_date(text) is None:
                raise InvalidValueError(
                    f"{name} is {text!r}; give a day, month or year such as 2024 or 2024-05"
                )
        if self.since and self.until and not _in_order(self.since, self.until):
            raise InvalidValueError(
                f"since {self.since} is after until {self.until}; give the earlier date first"
            )

    @property
    def is_open(self) -> bool:
        """Whether it has no limits, so that papers without a date belong to it too."""
        return self.since is None and self.until is None

    def __contains__(self, known: str | None) -> bool:
        if known is None:
            return self.is_open
        return _in_order(self.since or known, known) and _in_order(known, self.until or known)


def _in_order(first: str, second: str) -> bool:
    return first[: len(second)] <= second[: len(first)]
