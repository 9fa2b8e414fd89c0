"""What the vocabulary adds to an entity: where else it is known, and which way is better."""

from dataclasses import dataclass

from kg.names.ids import term_id
from kg.schema import IDENTIFIER_SCHEMES, Better, Kind
from kg.vocabulary import load


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of an entity: pairs of scheme and identifier, sorted, and a metric's way."""

    identifiers: tuple[tuple[str, str], ...] = ()
    better: Better | None = None


def facts(node: str, kind: Kind, name: str) -> Facts:
    """Return what is known of the node that is an entry of the vocabulary, by its id; else nothing.

    >>> facts("metric/word-error-rate", Kind.METRIC, "word error rate").better.value
    'lower'
    >>> facts("metric/word-error-rate-2", Kind.METRIC, "word error rate")
    Facts(identifiers=(), better=None)
    """
    term = load().lookup(name, kind)
    if term is None or term_id(kind, term.name) != node:
        return Facts()
    columns = ((scheme, getattr(term, scheme)) for scheme in IDENTIFIER_SCHEMES)
    return Facts(tuple(pair for pair in columns if pair[1]), term.better)
