"""Generic nouns: they say of what sort a thing is, and seldom which thing it is."""

from collections.abc import Mapping
from typing import Final

from kg.names.plurals import singular
from kg.schema import Kind

__all__ = ["GENERIC_NOUNS", "OMISSIBLE", "is_generic"]

OMISSIBLE: Final[Mapping[Kind, tuple[str, ...]]] = {
    Kind.DATASET: (
        *("benchmark", "benchmark dataset", "benchmark suite", "challenge", "collection"),
        *("competition", "corpus", "data set", "dataset", "leaderboard", "shared task", "suite"),
        *("test suite", "track"),
    ),
    Kind.METRIC: ("measure", "metric", "score", "value"),
    Kind.MODEL: ("architecture", "model"),
    Kind.METHOD: (
        *("algorithm", "approach", "framework", "library", "mechanism", "method", "optimizer"),
        *("strategy", "technique", "toolkit"),
    ),
    Kind.TASK: ("problem", "task"),
}
"""Nouns that may be left out behind the name of a thing of that kind, whatever the paper."""

# Without one of these a name may be that of another thing: a transformer and its layer.
_OTHERS: Final = (
    *("construction", "database", "function", "index", "layer", "loss", "module", "network"),
    *("pipeline", "script", "system", "tool", "transformer"),
)

GENERIC_NOUNS: Final = frozenset(_OTHERS).union(
    noun for nouns in OMISSIBLE.values() for noun in nouns if " " not in noun
)
"""All generic nouns of one word."""


def is_generic(word: str) -> bool:
    """Return whether a lower-case word is a generic noun, in the singular or the plural.

    >>> is_generic("models"), is_generic("strategies"), is_generic("Models"), is_generic("bert")
    (True, True, False, False)
    """
    return singular(word) in GENERIC_NOUNS
