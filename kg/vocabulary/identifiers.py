"""What the vocabulary adds to a node: where else the thing is known, and which way is better."""

from collections.abc import Mapping

from kg.names.ids import term_id
from kg.schema import Kind
from kg.vocabulary import load

SCHEMES = ("arxiv", "homepage", "hub", "wikidata")
"""The columns of the tables that identify a term elsewhere."""


def facts(node: str, kind: Kind, name: str) -> Mapping[str, object]:
    """Return attributes of the node that is an entry of the vocabulary, by its id; else nothing.

    `identifiers` are pairs of scheme and value, sorted; `better` is which value of a metric is.

    >>> facts("metric/word-error-rate", Kind.METRIC, "word error rate")["better"]
    'lower'
    >>> facts("metric/word-error-rate-2", Kind.METRIC, "word error rate")
    {}
    """
    term = load().lookup(name, kind)
    if term is None or term_id(kind, term.name) != node:
        return {}
    known: dict[str, object] = {}
    identifiers = [(scheme, getattr(term, scheme)) for scheme in SCHEMES if getattr(term, scheme)]
    if identifiers:
        known["identifiers"] = tuple(identifiers)
    if term.better is not None:
        known["better"] = str(term.better)
    return known
