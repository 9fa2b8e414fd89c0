"""Count which short forms stand for what in abstracts, and write the table that ships.

    python -m training.abbreviation_table --abstracts FILE... --without FILE... \
        --out kg/vocabulary/abbreviations.tsv

Files are JSON Lines, plain or `.xz`, with `title` and `abstract`; papers of equal titles count
once, those of `--without` not at all. `extractors.abbreviations` finds the definitions of each
paper. Long forms are the same up to case, hyphens, British spelling, small words and endings. What
is a row: `kg.vocabulary.abbreviations`.
"""

import argparse
import json
import lzma
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from extractors.abbreviations.component import definitions
from extractors.grouping.stems import stem
from extractors.surface_forms import SMALL_WORDS, words
from kg.names.folding import fold
from kg.names.generic import is_generic
from kg.resolve.spelling import spelled
from kg.schema import Kind
from kg.vocabulary.abbreviations import AGREEMENT, COLUMNS, LEAST, Expansion

__all__ = ["expansions", "texts"]

HALF = 0.5
"""Share of the papers that have to mean the same, so that it is told of an ambiguous form."""

_PREFIX: Final = re.compile(
    r"\b(anti|auto|bi|co|cross|de|hyper|inter|intra|meta|micro|mono|multi|non|over|post|pre|re|semi|sub"
    r"|super|trans|tri|un|uni) (?=[a-z])"
)

Pair = tuple[str, str]
"""A short and a long form, as a paper writes them."""


def texts(paths: Iterable[Path], without: frozenset[str] = frozenset()) -> Iterator[str]:
    """Yield title and abstract of each paper, in the order of the files.

    Of equal titles (case folded) the first stands for all; those of `without` are left out.
    """
    seen = set(without)
    for path in paths:
        opener = lzma.open if path.suffix == ".xz" else open
        with opener(path, "rt", encoding="utf-8") as file:
            for line in file:
                paper = json.loads(line)
                title = str(paper["title"])
                if title.casefold() not in seen:
                    seen.add(title.casefold())
                    yield f"{title}\n{paper['abstract']}"


@dataclass(slots=True)
class _Counts:
    """How papers define one short form: in all, and each folded long form."""

    papers: int = 0
    short: Counter[str] = field(default_factory=Counter)
    long: Counter[str] = field(default_factory=Counter)
    written: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def add(self, pairs: Iterable[Pair]) -> None:
        """Count the definitions of this short form in one paper."""
        self.papers += 1
        for short, long in pairs:
            self.short[short] += 1
            self.written[fold(long)][long] += 1
        self.long.update({fold(long) for _, long in pairs})


def expansions(papers: Iterable[Iterable[Pair]]) -> list[Expansion]:
    """Return what the short forms of papers stand for; each item is one paper's pairs.

    Sorted by folded short form, the commonest spelling of the long form first.

    >>> vit = [[("ViT", "vision transformer")]] * 9 + [[("ViTs", "Vision Transformers")]]
    >>> cl = [[("CL", f"{way} learning")] for way in ("continual", "contrastive", "curriculum")] * 2
    >>> for row in expansions([*vit, *cl, [("SAM", "segment anything model")]]):
    ...     print(row)
    Expansion(short='CL', long='', papers=0, agreeing=0, defining=6)
    Expansion(short='ViT', long='vision transformer', papers=10, agreeing=10, defining=10)
    """
    counts: dict[str, _Counts] = defaultdict(_Counts)
    for pairs in papers:
        by_short: dict[str, set[Pair]] = defaultdict(set)
        for short, long in pairs:
            if not _is_part_of_another(fold(short), long):
                by_short[fold(short)].add((short, long))
        for short, own in by_short.items():
            counts[short].add(own)
    agreed: dict[str, str] = {}
    # Once more with what the first round gives, so that `multimodal LLM` is spelled out.
    for _ in range(2):
        rows = [row for short in sorted(counts) for row in _rows(counts[short], agreed)]
        agreed = {fold(row.short): fold(row.long) for row in reversed(rows) if row.long}
    return rows


def _is_part_of_another(short: str, long: str) -> bool:
    """Return whether the pair is cut out of another: `LLM-based`, or `cone-beam CBCT (CT)`."""
    *_, last = words(long)
    return short.endswith((" based", " s")) or (last != short and last.endswith(short))


def _rows(counts: _Counts, agreed: Mapping[str, str]) -> Iterator[Expansion]:
    groups: dict[str, Counter[str]] = defaultdict(Counter)
    for long, papers in counts.long.items():
        groups[_meaning(long, agreed)][long] = papers
    best = max(groups.values(), key=lambda group: (group.total(), min(group)))
    short = re.sub(r"(?<=[A-Z])s$", "", _commonest(counts.short))
    if counts.papers < LEAST:
        return
    if best.total() < HALF * counts.papers:
        yield Expansion(short, "", 0, 0, counts.papers)
        return
    is_agreed = best.total() >= max(LEAST, AGREEMENT * counts.papers)
    common = sorted(best, key=lambda long: (-best[long], long))
    frequent = [long for long in common if best[long] >= LEAST and is_agreed]
    for long in frequent or common[:1]:
        written = _commonest(counts.written[long])
        yield Expansion(short, written, best[long], best.total(), counts.papers)


def _meaning(long: str, agreed: Mapping[str, str]) -> str:
    """Return what the spellings of one folded long form share.

    >>> forms = ("multi-modal LLMs", "multimodal large language models", "multimodal LLM model")
    >>> len({_meaning(fold(form), {"llm": "large language model"}) for form in forms})
    1
    """
    joined = _PREFIX.sub(r"\1", long)
    spelled_out = [part for word in words(joined) for part in words(agreed.get(word, word))]
    kept = [spelled(Kind.TASK, word) for word in spelled_out if word not in SMALL_WORDS]
    while len(kept) > 2 and is_generic(kept[-1]):
        kept.pop()
    return " ".join(map(stem, kept))


def _commonest(spellings: Counter[str]) -> str:
    return min(spellings, key=lambda spelling: (-spellings[spelling], spelling))


def _titles(paths: Iterable[Path]) -> frozenset[str]:
    lines = (line for path in paths for line in path.read_text(encoding="utf-8").splitlines())
    return frozenset(str(json.loads(line)["title"]).casefold() for line in lines)


def main() -> None:
    """Read the arguments, count and write the table."""
    cli = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    cli.add_argument("--abstracts", type=Path, nargs="+", required=True)
    cli.add_argument("--without", type=Path, nargs="*", default=[], help="papers to leave out")
    cli.add_argument("--out", type=Path, required=True)
    options = cli.parse_args()
    found = expansions(
        [(item.short, item.long) for item in definitions(text)]
        for text in texts(options.abstracts, _titles(options.without))
    )
    rows = ["\t".join(COLUMNS), *("\t".join(map(str, row)) for row in found)]
    options.out.write_text("\n".join(rows) + "\n", encoding="utf-8")
    print(f"{len({row.short for row in found})} short forms, {len(found)} rows")  # noqa: T201


if __name__ == "__main__":
    main()
