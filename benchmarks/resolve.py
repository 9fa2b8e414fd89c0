"""Resolution at scale: 1,000,000 mentions of 200,000 names, and how the time grows.

    python -m benchmarks.resolve

Names are made of syllables, and come dressed as writers dress them: plurals, hyphens, versions,
sizes, modifiers, and short forms that one paper in ten spells out. How often a name is used falls
with its rank. One core, processor time, the most memory that the process ever held.
"""

import random
import resource
import sys
import time
from collections.abc import Iterator, Sequence

from kg.model import Abbreviation, Entity, Extraction, Mention, Paper
from kg.resolve import resolve
from kg.schema import Kind, Role

_SYLLABLES = tuple(a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "ar", "en"))
_MODIFIERS = ("sparse", "deep", "zero-shot", "multi-task", "robust", "graph-based")
_VERSIONS = ("", "", "", "-2", " v3", "-large", "-7B", " 2019", "s")
_MENTIONS_A_PAPER = 20
_MENTIONS_AN_ENTITY = 2
_KINDS = tuple(Kind)


def names(count: int, chance: random.Random) -> list[tuple[Kind, str, str]]:
    """Return kind, name and short form (or nothing) of `count` different names."""
    found: dict[str, tuple[Kind, str, str]] = {}
    while len(found) < count:
        words = ["".join(chance.choices(_SYLLABLES, k=3)).title() for _ in range(2)]
        short = "".join(word[0] + word[2] for word in words).upper()
        modifier = f"{chance.choice(_MODIFIERS)} " if chance.random() < 0.2 else ""
        name = f"{modifier}{' '.join(words)}{chance.choice(_VERSIONS)}"
        has_short = chance.random() < 0.1
        found.setdefault(name, (chance.choice(_KINDS), name, short if has_short else ""))
    return list(found.values())


def extractions(mentions: int, distinct: int) -> Iterator[Extraction]:
    """Yield papers with `mentions` mentions in all, of `distinct` names."""
    chance = random.Random(0)
    known = names(distinct, chance)
    entities = _MENTIONS_A_PAPER // _MENTIONS_AN_ENTITY
    for index in range(mentions // _MENTIONS_A_PAPER):
        # Each name is used at least once; the others fall to the frequent ones.
        fresh = [known[(index * entities // 2 + at) % distinct] for at in range(entities // 2)]
        common = [known[int(distinct * chance.random() ** 3)] for _ in range(entities // 2)]
        yield _paper(f"p{index}", dict.fromkeys([*fresh, *common]))


def _paper(paper: str, known: dict[tuple[Kind, str, str], None]) -> Extraction:
    text, found, short_forms = f"{paper}\n", [], []
    for kind, name, short in known:
        spans = []
        for surface in (name, short or name):
            spans.append(Mention(len(text), len(text) + len(surface)))
            text += f"{surface}; "
        found.append(Entity(name, kind, Role.USED, tuple(spans)))
        short_forms += [Abbreviation(short, name)] if short else []
    of = Paper(paper, paper, text.partition("\n")[2])
    return Extraction(of, tuple(found), abbreviations=tuple(short_forms))


def seconds(papers: Sequence[Extraction]) -> tuple[float, int]:
    """Return the processor time that resolution takes, and how many nodes come of it."""
    begin = time.process_time()
    nodes = len(resolve(papers).nodes)
    return time.process_time() - begin, nodes


def main() -> None:
    """Print the time for a tenth of the mentions and names, then for all."""
    for mentions in (100_000, 1_000_000):
        papers = list(extractions(mentions, mentions // 5))
        spent, nodes = seconds(papers)
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
        sys.stdout.write(f"{mentions:9,} mentions {nodes:8,} nodes {spent:6.1f} s {most:.2f} GiB\n")


if __name__ == "__main__":
    main()
