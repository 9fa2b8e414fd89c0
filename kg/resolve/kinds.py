"""What kind a name is that papers hold to be of several."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Final

from kg.resolve.gathered import Gathered
from kg.schema import Kind
from kg.vocabulary import load as load_vocabulary

__all__ = ["decide_kinds"]

# Kinds between which the same thing falls to one side or the other as its paper puts it. A dataset
# that is called like a model is another thing.
_NEAR: Final = (
    {Kind.MODEL, Kind.METHOD},
    {Kind.METHOD, Kind.TASK},
    {Kind.METHOD, Kind.METRIC},
)
# So many papers, and such a share of them, say that a name stands for two things.
_SUPPORTED: Final = 3
_SHARE: Final = 1 / 3


def decide_kinds(gathered: Gathered) -> Mapping[tuple[Kind, str], Kind]:
    """Return the kind that stands for each kind and folded name that is given up for it.

    The vocabulary decides, else most papers. A paper that has a name as two
    kinds tells two things apart, and so do kinds that enough papers hold each.
    """
    votes: dict[str, Counter[Kind]] = defaultdict(Counter)
    for (name, kind), papers in gathered.kinds.items():
        votes[name][kind] = papers
    decided: dict[tuple[Kind, str], Kind] = {}
    for name, counts in votes.items():
        if len(counts) > 1 and name not in gathered.apart:
            decided.update(_decide(name, counts))
    return decided


def _decide(name: str, counts: Counter[Kind]) -> dict[tuple[Kind, str], Kind]:
    known = {term.kind for term in load_vocabulary().lookup_all(name)}
    order = list(Kind)
    best = min(counts, key=lambda kind: (kind not in known, -counts[kind], order.index(kind)))
    return {
        (kind, name): best
        for kind in counts
        if kind != best
        and kind not in known
        and {kind, best} in _NEAR
        and not _is_supported(kind, counts)
        and (best in known or counts[best] > counts[kind] or " " in name)
    }


def _is_supported(kind: Kind, counts: Counter[Kind]) -> bool:
    return counts[kind] >= _SUPPORTED and counts[kind] >= _SHARE * counts.total()
