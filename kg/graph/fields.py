"""What a field of a record may hold, by the type that it is declared with."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Annotated, Any

from kg.model import MergedName, Source
from kg.schema import IDENTIFIER_SCHEMES, Better, Kind, LinkKind, ResultKind, Rule, Sign

Filled = Annotated[str, "filled"]
"""A string that is not blank."""

DecimalText = Annotated[str, "decimal"]
"""A finite decimal number with a point for its fraction."""

Identifiers = tuple[tuple[str, str], ...]
"""Pairs of a scheme, one of `kg.schema.IDENTIFIER_SCHEMES`, and the identifier in it."""

_Holds = Callable[[Any], bool]


@dataclass(frozen=True, slots=True)
class FieldRule:
    """Whether a value may stand in a field, and what may, in words that follow "give"."""

    holds: _Holds
    says: str


def rule_of(annotation: object) -> FieldRule:
    """Return the rule of fields that are declared with that type.

    >>> rule_of(str | None).holds(None), rule_of(str | None).says
    (True, 'a string or None')
    """
    return _RULES[annotation]


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_text_or_none(value: object) -> bool:
    return value is None or isinstance(value, str)


def _is_filled(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_decimal_or_none(value: object) -> bool:
    if not isinstance(value, str):
        return value is None
    try:
        return Decimal(value).is_finite()
    except InvalidOperation:
        return False


def _is_truth(value: object) -> bool:
    return isinstance(value, bool)


def _is_source(value: object) -> bool:
    return isinstance(value, Source)


def _is_merged_name(value: object) -> bool:
    match value:
        case MergedName(str(surface), Rule(), int(papers)):
            return bool(surface.strip()) and papers >= 0
    return False


def _is_identifier(value: object) -> bool:
    match value:
        case (str(scheme), str(identifier)) if isinstance(value, tuple):
            return scheme in IDENTIFIER_SCHEMES and bool(identifier.strip())
    return False


def _all(holds: _Holds) -> _Holds:
    return lambda value: isinstance(value, tuple) and all(map(holds, value))


def _word(words: type[StrEnum]) -> FieldRule:
    known = frozenset(words)
    return FieldRule(
        lambda value: isinstance(value, str) and value in known, f"one of {', '.join(words)}"
    )


def _word_or_none(words: type[StrEnum]) -> FieldRule:
    rule = _word(words)
    return FieldRule(lambda value: value is None or rule.holds(value), f"{rule.says}, or None")


_RULES: Mapping[object, FieldRule] = {
    str: FieldRule(_is_text, "a string"),
    str | None: FieldRule(_is_text_or_none, "a string or None"),
    Filled: FieldRule(_is_filled, "a string that is not blank"),
    DecimalText | None: FieldRule(_is_decimal_or_none, "a decimal number as a string, or None"),
    tuple[str, ...]: FieldRule(_all(_is_text), "a tuple of strings"),
    tuple[Filled, ...]: FieldRule(_all(_is_filled), "a tuple of strings that are not blank"),
    tuple[Source, ...]: FieldRule(_all(_is_source), "a tuple of sources"),
    tuple[MergedName, ...]: FieldRule(
        _all(_is_merged_name), "a tuple of MergedName: surface, rule, papers"
    ),
    Identifiers: FieldRule(
        _all(_is_identifier),
        f"a tuple of pairs of one of {', '.join(IDENTIFIER_SCHEMES)} and an identifier",
    ),
    Kind: _word(Kind),
    ResultKind: _word(ResultKind),
    LinkKind: _word(LinkKind),
    Better | None: _word_or_none(Better),
    Sign | None: _word_or_none(Sign),
    bool: FieldRule(_is_truth, "True or False"),
}
