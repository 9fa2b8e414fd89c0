"""What is known of a metric: which of its values are better, and on which scale they are given.

What is not known is not guessed from the values.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from kg.schema import Kind
from kg.vocabulary import Better, Scale, Term, load_kind


def better(metric: Mapping[str, Any]) -> Better | None:
    """Return which values of a metric are better, given the attributes of its node.

    None if that is unknown. The node's own attribute comes first. A name that the vocabulary does
    not have counts as the metric that it ends in.

    >>> better({"name": "balanced top-1 accuracy"}).value
    'higher'
    >>> better({"name": "elegance"}) is None
    True
    """
    if "better" in metric:
        return Better(metric["better"])
    term = _nearest_term(metric["name"])
    return None if term is None else term.better


def scale(metric: Mapping[str, Any]) -> Scale | None:
    """Return the scale of a metric, given the attributes of its node; None if unknown."""
    term = _nearest_term(metric["name"])
    return None if term is None else term.scale


@lru_cache(maxsize=4096)
def _nearest_term(name: str) -> Term | None:
    """Return the vocabulary's metric of that name, else of the most of its last words."""
    words = name.split()
    for start in range(len(words)):
        term = load_kind(Kind.METRIC).lookup(" ".join(words[start:]))
        if term is not None:
            return term
    return None
