"""Abbreviations that a graph knows, each beside its long forms, and queries written with either."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from kg.graph import KnowledgeGraph
from kg.names.short_forms import is_short_form
from kg.names.words import Words, unspaced, words
from kg.schema import Kind

MOST_SPELLINGS: Final = 16
"""Number of ways in which one query is spelled at most."""

LONGEST_FORM: Final = 8
"""Number of words that a long form has at most."""

Abbreviations = Mapping[str, tuple[Words, ...]]
"""The long forms of each short form and the reverse, sorted, by the form `unspaced`."""


def pairs(graph: KnowledgeGraph) -> list[tuple[Words, Words]]:
    """Return the short and long forms that are names of one entity, sorted.

    A short form has no white space, and its letters stand in the long form in order.

    >>> from kg.example import example
    >>> (("vit",), ("vision", "transformer")) in pairs(example())
    True
    """
    kinds = set(Kind)
    found: set[tuple[Words, Words]] = set()
    for _, kind, name, aliases in graph.data.columns(None, "kind", "name", "aliases"):
        if aliases and kind in kinds:
            names = (name, *aliases)
            found.update((words(short), words(long)) for short, long in _pairs_of(names))
    return sorted((short, long) for short, long in found if len(long) <= LONGEST_FORM)


def _pairs_of(names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    long_forms = [name for name in names if " " in name]
    for short in names if long_forms else ():
        if " " not in short:
            yield from ((short, long) for long in long_forms if is_short_form(short, long))


def abbreviations(graph: KnowledgeGraph) -> Abbreviations:
    """Return the abbreviations of `graph`; see `pairs`."""
    found: dict[str, set[Words]] = defaultdict(set)
    for short, long in pairs(graph):
        found[unspaced(short)].add(long)
        found[unspaced(long)].add(short)
    return {form: tuple(sorted(others)) for form, others in found.items()}


def spellings(query: Words, known: Abbreviations) -> list[Words]:
    """Return the query, then the ways to write it with other forms of its abbreviations.

    >>> known = {"ner": (("named", "entity", "recognition"),)}
    >>> spellings(("few", "shot", "ner"), known)
    [('few', 'shot', 'ner'), ('few', 'shot', 'named', 'entity', 'recognition')]
    """
    ways: list[list[Words]] = [[()]]  # of the query's last words: none, one, two, ...
    for start in reversed(range(len(query))):
        found = [(query[start], *rest) for rest in ways[-1]]
        for size in range(1, min(LONGEST_FORM, len(ways)) + 1):
            for other in known.get(unspaced(query[start : start + size]), ()):
                found += [(*other, *rest) for rest in ways[-size]]
        ways.append(found[:MOST_SPELLINGS])
    return ways[-1]
