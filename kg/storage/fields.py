"""Typed access to the fields of a JSON object that people may have edited."""

from collections.abc import Mapping
from contextlib import suppress
from enum import StrEnum
from typing import TypeVar

from kg.errors import InvalidValueError
from kg.model import Mention, Source

E = TypeVar("E", bound=StrEnum)
Fields = Mapping[str, object]


def json_type(value: object) -> str:
    """Say in JSON's own words what sort of value it is.

    >>> [json_type(value) for value in (None, True, 1.5, [], "x")]
    ['null', 'a truth value', 'a number', 'an array', 'a string']
    """
    names = {bool: "a truth value", int: "a number", float: "a number", list: "an array"}
    return {str: "a string", dict: "an object", type(None): "null", **names}[type(value)]


def text_field(item: Fields, key: str, default: str | None = None) -> str:
    """Return a string; a missing one is `default`, or an `InvalidValueError` without a default.

    >>> text_field({"unit": "%"}, "unit")
    '%'
    """
    value = item.get(key, default)
    if not isinstance(value, str):
        raise InvalidValueError(f"{key} is {value!r}; give a string")
    return value


def name_field(item: Fields, key: str) -> str | None:
    """Return a string, or None where it is missing or null."""
    return None if item.get(key) is None else text_field(item, key)


def word_field(item: Fields, key: str, words: type[E], default: E | None = None) -> E:
    """Return a word of an enumeration; another one is an error that lists those known."""
    value = item.get(key, default)
    if isinstance(value, str):
        with suppress(ValueError):
            return words(value)
    known = ", ".join(word.value for word in words)
    raise InvalidValueError(f"{key} is {value!r}; give one of {known}")


def truth_field(item: Fields, key: str) -> bool:
    """Return a truth value, false where it is missing or null."""
    value = item.get(key)
    if value is not None and not isinstance(value, bool):
        raise InvalidValueError(f"{key} is {value!r}; give true or false")
    return bool(value)


def confidence_field(item: Fields, key: str) -> float:
    """Return a number from 0 to 1, which it is where it is missing."""
    value = item.get(key, 1.0)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise InvalidValueError(f"{key} is {value!r}; give a number from 0 to 1")
    return float(value)


def mention_fields(item: Fields) -> Mention | None:
    """Return the mention that `start` and `end` give, or None where both are missing or null.

    >>> mention_fields({"start": 0, "end": 3})
    Mention(start=0, end=3)
    """
    start, end = item.get("start"), item.get("end")
    if start is None and end is None:
        return None
    return Mention(_offset("start", start), _offset("end", end))


def source_fields(item: Fields) -> Source:
    """Return the place where a paper stood."""
    return Source(
        text_field(item, "file"), _offset("line", item.get("line")), name_field(item, "page_date")
    )


def _offset(key: str, value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise InvalidValueError(f"{key} is {value!r}; give a whole number")
    return value
