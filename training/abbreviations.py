"""Train the choice of long forms and write its weights.

    python -m training.abbreviations --train FILE... --dev FILE \
        --out extractors/models/abbreviations.json

Prints precision, recall and F1 of the abbreviations: cross-validated over the training papers,
and on the papers of `--dev`, which nothing is fitted on.
"""

import argparse
import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from extractors.abbreviations.component import DECISION, Choice, choices, choose
from extractors.linear_model import Weights
from kg.evaluate import Figure
from kg.model import Extraction
from training._choices import Instance, fit
from training._examples import read_papers

PENALTY = 4.0
"""The strength of the L2 penalty, by cross-validation."""

_LEAST = 4
_PARTS = 5

Pairs = frozenset[tuple[str, str]]


def _fold(form: str) -> str:
    return re.sub(r"[\s\-–_]+", " ", form).strip().casefold()


def annotated(paper: Extraction) -> Pairs:
    """Return the annotated pairs of a paper, folded as `kg.evaluate` folds them."""
    return frozenset((_fold(a.short), _fold(a.long)) for a in paper.abbreviations)


def instance(choice: Choice, right: Pairs) -> Instance:
    """Return a choice with the place of its right option: the last where no pair is annotated."""
    folded = [(_fold(item.short), _fold(item.long)) for item in choice.candidates]
    place = next((k for k, pair in enumerate(folded) if pair in right), len(folded))
    return Instance(choice.options, place)


def part_of(paper: Extraction) -> int:
    """Return the part of the papers that a paper is tested with, by its id alone."""
    return int(hashlib.sha256(paper.paper.id.encode()).hexdigest(), 16) % _PARTS


def train(papers: Sequence[Extraction], made: Sequence[Sequence[Choice]]) -> dict[str, float]:
    """Return the weights learned from the choices of papers."""
    instances = [
        instance(choice, annotated(paper))
        for paper, of_paper in zip(papers, made, strict=True)
        for choice in of_paper
    ]
    return fit(instances, penalty=PENALTY, least=_LEAST)


def judged(paper: Extraction, made: Sequence[Choice], weights: Weights) -> Figure:
    """Return how many pairs of a paper are right, wrong and missed."""
    chosen = [item for choice in made if (item := choose(choice, weights))]
    found = frozenset((_fold(item.short), _fold(item.long)) for item in chosen)
    wanted = annotated(paper)
    return Figure(len(wanted & found), len(found - wanted), len(wanted - found))


def cross_validated(
    papers: Sequence[Extraction], made: Sequence[Sequence[Choice]]
) -> Iterator[Figure]:
    """Yield the figures of each paper with weights that have not seen it."""
    pairs = list(zip(papers, made, strict=True))
    for part in range(_PARTS):
        rest = [pair for pair in pairs if part_of(pair[0]) != part]
        weights = train([paper for paper, _ in rest], [of_paper for _, of_paper in rest])
        for paper, of_paper in pairs:
            if part_of(paper) == part:
                yield judged(paper, of_paper, weights)


def _report(title: str, figures: Sequence[Figure]) -> None:
    total = Figure(
        sum(f.right for f in figures), sum(f.wrong for f in figures), sum(f.missed for f in figures)
    )
    line = f"{total.precision:.3f} {total.recall:.3f} {total.f1:.3f}"
    print(f"{title:16} {line}")  # noqa: T201  # its output


def main() -> None:
    """Read the arguments, train, report and write the weights."""
    cli = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    cli.add_argument("--train", type=Path, nargs="+", required=True)
    cli.add_argument("--dev", type=Path, required=True)
    cli.add_argument("--out", type=Path, required=True)
    arguments = cli.parse_args()
    papers = list(read_papers(arguments.train))
    made = [list(choices(paper.paper.text)) for paper in papers]
    _report("cross-validated", list(cross_validated(papers, made)))
    weights = train(papers, made)
    text = json.dumps({DECISION: weights}, indent=0, sort_keys=True, ensure_ascii=False)
    arguments.out.write_text(text + "\n", encoding="utf-8")
    held = list(read_papers([arguments.dev]))
    _report("dev", [judged(p, list(choices(p.paper.text)), weights) for p in held])


if __name__ == "__main__":
    main()
