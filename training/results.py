"""Train the reader of results and write its weights.

    python -m training.results --train FILE... --dev FILE --numbers training/numbers.jsonl \
        --abstracts FILE... --out extractors/models/results.json

Prints `result-value` and `result` (precision, recall, F1) with the annotated entities:
cross-validated over the training papers, and on the papers of `--dev`, which nothing is fitted
on. Also prints how far the confidences are from the share of right results, cross-validated.

Every training paper is learned from three times, twice with some of its entities hidden, so
that the weights do not lean on mentions that a tagger may miss. The papers of `--numbers`, of
which only the results are annotated (`training._number_examples`), are learned from once, with the
entities that the tagger found, and not measured on.
"""

import argparse
import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from extractors.linear_model import Weights
from extractors.results.reader import read_results
from extractors.results.reading import Reading
from kg.evaluate import evaluate
from kg.model import Extraction
from training._choices import Instance, fit
from training._examples import read_papers
from training._number_examples import number_choices, read_numbers
from training._result_examples import choices, hidden, place, readings_of

PENALTIES: Mapping[str, float] = {
    "kind": 2.0,
    "metric": 3.0,
    "dataset": 2.0,
    "task": 3.0,
    "model": 3.0,
}
"""The decisions and the strength of the L2 penalty of each, by cross-validation."""

_SEEDS = (1, 2)

_POWERS = tuple(1 + step / 20 for step in range(21))
_BINS = 5

Choices = Sequence[tuple[str, Instance]]


def train(made: Sequence[Choices]) -> dict[str, dict[str, float]]:
    """Return the weights of every decision, learned from the choices of all papers."""
    every = [choice for one in made for choice in one]
    return {
        decision: fit([x for name, x in every if name == decision], penalty=penalty)
        for decision, penalty in PENALTIES.items()
    }


def made_of(papers: Sequence[Extraction]) -> list[Choices]:
    """Return the choices of each paper, whole and with entities hidden."""
    copies = [papers, *([hidden(paper, seed) for paper in papers] for seed in _SEEDS)]
    readings = zip(*map(readings_of, copies), strict=True)
    return [
        [choice for reading in seen for choice in choices(reading, place(reading, paper.results))]
        for paper, seen in zip(papers, readings, strict=True)
    ]


def add_number_options(cli: argparse.ArgumentParser) -> None:
    """Add the options that `numbers_of` reads."""
    cli.add_argument("--numbers", type=Path, required=True, help="abstracts annotated for results")
    cli.add_argument("--abstracts", type=Path, nargs="+", required=True, help="their texts")


def numbers_of(options: argparse.Namespace) -> Sequence[Choices]:
    """Return the choices of the abstracts of which only the numbers are annotated."""
    return number_choices(list(read_numbers(options.numbers, options.abstracts)))


def predict(gold: Extraction, reading: Reading, weights: Mapping[str, Weights]) -> Extraction:
    """Return the paper with the results that are read in it."""
    return replace(gold, results=tuple(read_results(reading, weights, name="results")))


def _report(title: str, gold: Sequence[Extraction], found: Sequence[Extraction]) -> None:
    figures = evaluate(gold, found).figures
    for name in ("result-value", "result"):
        figure = figures[name]
        line = f"{figure.precision:.3f} {figure.recall:.3f} {figure.f1:.3f}"
        print(f"{title:16} {name:14} {line}")  # noqa: T201  # its output


def _judged(
    gold: Sequence[Extraction], found: Sequence[Extraction]
) -> Iterator[tuple[float, bool]]:
    """Yield the confidence of every result and whether it is right."""
    for wanted, made in zip(gold, found, strict=True):
        for result in made.results:
            figures = evaluate([wanted], [replace(made, results=(result,))]).figures
            yield result.confidence, figures["result"].right > 0


def _power(judged: Sequence[tuple[float, bool]]) -> float:
    """Return the power of the confidence that makes what is right most likely."""

    def loss(power: float) -> float:
        chances = [(min(max(c, 1e-6), 1 - 1e-6) ** power, right) for c, right in judged]
        return -sum(math.log(chance if right else 1 - chance) for chance, right in chances)

    return min(_POWERS, key=loss)


def _bins(judged: Sequence[tuple[float, bool]], power: float) -> Iterator[str]:
    """Yield a line for each bin of confidence: how many, their mean, the share that is right."""
    raised = [(confidence**power, right) for confidence, right in judged]
    for low in range(_BINS):
        part = [x for x in raised if low <= min(x[0], 0.999) * _BINS < low + 1]
        if part:
            mean, right = (sum(column) / len(part) for column in zip(*part, strict=True))
            yield f"{len(part):6} results at {mean:.2f}: {right:.2f} right"


@dataclass(frozen=True, slots=True)
class _Material:
    papers: Sequence[Extraction]
    readings: Sequence[Reading]
    made: Sequence[Choices]
    others: Sequence[Choices]


def _cross_validate(material: _Material, folds: int) -> list[Extraction]:
    weights = [
        {
            **train([
                *(one for k, one in enumerate(material.made) if k % folds != fold),
                *material.others,
            ]),
            "confidence": {"power": 1.0},
        }
        for fold in range(folds)
    ]
    return [
        predict(paper, reading, weights[k % folds])
        for k, (paper, reading) in enumerate(zip(material.papers, material.readings, strict=True))
    ]


def _options() -> argparse.Namespace:
    cli = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    cli.add_argument("--train", type=Path, nargs="+", required=True)
    cli.add_argument("--dev", type=Path, required=True)
    cli.add_argument("--out", type=Path, required=True)
    add_number_options(cli)
    cli.add_argument("--folds", type=int, default=5, help="0 leaves cross-validation out")
    return cli.parse_args()


def main() -> None:
    """Cross-validate, train on all training papers, write the weights, measure them on dev."""
    options = _options()
    papers = list(read_papers(options.train))
    made, others = made_of(papers), numbers_of(options)
    power = 1.0
    if options.folds:
        material = _Material(papers, list(readings_of(papers)), made, others)
        found = _cross_validate(material, options.folds)
        _report("cross-validated", papers, found)
        judged = list(_judged(papers, found))
        power = _power(judged)
        print(*_bins(judged, power), sep="\n")  # noqa: T201  # its output
    weights = {**train([*made, *others]), "confidence": {"power": power}}
    text = json.dumps(weights, indent=0, sort_keys=True, ensure_ascii=False)
    options.out.write_text(f"{text}\n", encoding="utf-8")
    dev = list(read_papers([options.dev]))
    pairs = zip(dev, readings_of(dev), strict=True)
    _report("dev", dev, [predict(paper, reading, weights) for paper, reading in pairs])


if __name__ == "__main__":
    main()
