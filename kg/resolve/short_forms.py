"""Which short forms stand for which long forms, judged over all papers."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping

Key = tuple[str, str]
"""A kind and a folded name."""

AGREEMENT = 0.9
"""Share of the papers expanding a short form that have to expand it alike."""

_SEVERAL = 2
"""Papers of the graph that have to spell out a form that is ambiguous elsewhere."""


def numbers(name: str) -> tuple[str, ...]:
    """Return the numbers in a name, sorted: its version, size or year.

    >>> numbers("gpt 3.5 turbo 16k")
    ('16', '3.5')
    """
    return tuple(sorted(re.findall(r"\d+(?:\.\d+)*", name)))


def same_version(first: str, second: str) -> bool:
    """Say whether two names bear the same numbers, or only one of them bears any.

    >>> same_version("gpt 3", "gpt 4")
    False
    """
    return numbers(first) == numbers(second) or not (numbers(first) and numbers(second))


def is_ellipsis(short: str, long: str) -> bool:
    """Say whether `short` is `long` with words left out, which names less, outside its paper.

    >>> is_ellipsis("report generation", "medical report generation")
    True
    """
    return set(short.split()) < set(long.split())


def unambiguous(
    expansions: Mapping[Key, Mapping[Key, int]],
    votes: Mapping[Key, Mapping[Key, int]],
    ambiguous: Mapping[Key, Key],
) -> Mapping[Key, Key]:
    """Return the long form of each short form that papers expand alike.

    `expansions` say how many papers expand each short form how; `votes` how many others do, those
    that mean something else under an empty name. By an `ambiguous` form several papers have to mean
    the same, or one what others mostly mean. A long form of a long form is followed to its end; a
    circle of forms is cut at its smallest key.
    """
    agreed: dict[Key, Key] = {}
    for short in sorted(expansions.keys() | votes.keys()):
        counts = Counter(expansions.get(short, {}))
        counts.update(votes.get(short, {}))
        best = min(counts, key=lambda long: (-counts[long], long))
        is_agreed = counts[best] >= AGREEMENT * counts.total()
        least = 1 if ambiguous.get(short, best) == best else _SEVERAL
        if best[1] and is_agreed and counts[best] >= least:
            agreed[short] = best
    return _one_version({short: end_of(short, agreed) for short in agreed})


def _one_version(agreed: Mapping[Key, Key]) -> Mapping[Key, Key]:
    """Of short forms of one long form that bear different numbers, keep those with its own."""
    versions: dict[Key, set[tuple[str, ...]]] = defaultdict(set)
    for short, long in agreed.items():
        versions[long].add(numbers(short[1]))
    return {
        short: long
        for short, long in agreed.items()
        if len(versions[long]) == 1 or numbers(short[1]) == numbers(long[1])
    }


def end_of(start: Key, links: Mapping[Key, Key]) -> Key:
    """Return where the links lead to from a key; a circle is cut at its smallest key.

    >>> links = {("Model", "a"): ("Model", "b"), ("Model", "b"): ("Model", "c")}
    >>> end_of(("Model", "a"), links)
    ('Model', 'c')
    """
    seen = [start]
    while (following := links.get(seen[-1])) is not None:
        if following in seen:
            return min(seen[seen.index(following) :])
        seen.append(following)
    return seen[-1]
