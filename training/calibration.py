"""Fit the calibration of entities and results and write its parameters.

    python -m training.calibration --train FILE... --taggers FOLDER... --kinds FILE... --folds N \
        --numbers training/numbers.jsonl --abstracts FILE... --dev FILE \
        --out extractors/models/calibration.json

The K-th of `--taggers`, from 0, is weights that have not seen every N-th training paper after
the first K (`training.tagger --held-out N --fold K`); the K-th of `--kinds` those of the judge of
kinds (`training.kinds --parts`). Each fold is read by the whole pipeline with these, and with a
reader of results that is learned here from the other folds.

The scale of entities is fitted on the papers of the first file of `--train`, that of results,
which are few, on those of all files. Prints the expected calibration error (Guo et al. 2017,
https://arxiv.org/abs/1706.04599), as it was and calibrated, cross-validated over these papers,
and on the papers of `--dev`, which nothing is fitted on.
"""

import argparse
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc

from extractors.calibration.component import Scale, log_odds
from extractors.document import extraction_of
from extractors.introduced.component import with_introduced
from extractors.kind_classifier import shipped_weights as kind_weights
from extractors.kinds.component import with_kinds
from extractors.linear_model import ClassWeights, Weights
from extractors.pipeline import SpacyExtractor
from extractors.results.component import shipped_weights
from extractors.results.reader import read_results
from extractors.results.reading import read
from extractors.tagger.component import MentionTagger
from extractors.tagger.weights import read_weights
from kg.evaluate import Calibration, matched_entities, matched_results
from kg.model import Extraction
from training._examples import read_papers
from training.results import add_number_options, made_of, numbers_of, train

_PARTS = 10

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Judged:
    """A prediction as it was: its confidence, and whether it is right."""

    confidence: float
    right: bool


def fit(judged: Sequence[Judged]) -> Scale:
    """Return the scale under which what is right is most likely, by Newton's method.

    The slope is drawn towards 1 and the intercept towards 0 by a penalty of half their square.
    """
    inputs = np.array([(log_odds(one.confidence), 1.0) for one in judged])
    truth = np.array([float(one.right) for one in judged])
    prior = np.array([1.0, 0.0])

    def loss(line: Floats) -> float:
        odds = inputs @ line
        return float((np.logaddexp(0, odds) - truth * odds).sum() + ((line - prior) ** 2).sum() / 2)

    line: Floats = prior
    for _ in range(50):
        chance = (1 + np.tanh(inputs @ line / 2)) / 2
        gradient = inputs.T @ (truth - chance) - (line - prior)
        curvature = (inputs * (chance * (1 - chance))[:, None]).T @ inputs + np.eye(len(line))
        step = np.linalg.solve(curvature, gradient)
        # A full step of Newton may overshoot where most confidences are near 0 or 1.
        while loss(line + step) > loss(line) and np.abs(step).max() > 1e-9:
            step = step / 2
        line = line + step
    return Scale(*(round(float(number), 3) for number in line))


def error(judged: Iterable[Judged], scale: Scale | None = None) -> float:
    """Return the expected calibration error, of the confidences as they were or by `scale`."""
    return Calibration.of(
        (one.confidence if scale is None else scale.confidence(one.confidence), one.right)
        for one in judged
    ).error


@dataclass(frozen=True, slots=True)
class Fold:
    """Weights that have not seen a fold of the papers."""

    tagger: MentionTagger
    kinds: ClassWeights
    results: dict[str, Weights]


class Reader:
    """The pipeline without its calibration, with other weights."""

    def __init__(self) -> None:
        self._extractor = SpacyExtractor()

    def read(self, gold: Extraction, fold: Fold) -> Extraction:
        """Return what is found in a paper."""
        instead: dict[str, Callable[[Doc], Doc]] = {
            "tagger": fold.tagger,
            "kinds": lambda doc: with_kinds(doc, fold.kinds),
            "introduced": lambda doc: with_introduced(doc, fold.kinds),
            "results": lambda doc: _with_results(doc, fold.results),
            "calibration": lambda doc: doc,
        }
        doc = self._extractor.document(gold.paper)
        for name, component in self._extractor.nlp.pipeline:
            doc = instead.get(name, component)(doc)
        return extraction_of(doc)


def _with_results(doc: Doc, weights: dict[str, Weights]) -> Doc:
    sentences = [(sentence.start_char, sentence.end_char) for sentence in doc.sents]
    reading = read(doc.text, sentences, doc._.entities)
    doc._.results = tuple(read_results(reading, weights, name="results"))
    return doc


def entities(gold: Extraction, found: Extraction) -> Iterator[Judged]:
    """Yield the predicted entities of a paper."""
    for annotated, entity in matched_entities(gold, found):
        if entity is not None:
            yield Judged(entity.confidence, annotated is not None)


def results(gold: Extraction, found: Extraction) -> Iterator[Judged]:
    """Yield the predicted results of a paper."""
    for annotated, result in matched_results(gold, found, "result"):
        if result is not None:
            yield Judged(result.confidence, annotated is not None)


def cross_validated(what: str, papers: Sequence[Sequence[Judged]]) -> tuple[Scale, str]:
    """Return the scale of all papers, and a line that says how those of the others fit each part.

    The parts are every tenth paper.
    """
    every = [one for paper in papers for one in paper]
    shown: list[Judged] = []
    for part in range(_PARTS):
        aside = [one for paper in papers[part::_PARTS] for one in paper]
        others = [one for k, paper in enumerate(papers) if k % _PARTS != part for one in paper]
        scale = fit(others)
        shown += [Judged(scale.confidence(one.confidence), one.right) for one in aside]
    before, after = error(every), error(shown)
    line = f"{what}, cross-validated: {len(every)}, error {before:.3f}, calibrated {after:.3f}"
    return fit(every), line


def _options() -> argparse.Namespace:
    cli = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    cli.add_argument("--train", type=Path, nargs="+", required=True)
    cli.add_argument("--taggers", type=Path, nargs="+", required=True)
    cli.add_argument("--kinds", type=Path, nargs="+", required=True)
    cli.add_argument("--folds", type=int, required=True, metavar="N")
    add_number_options(cli)
    cli.add_argument("--dev", type=Path, required=True)
    cli.add_argument("--out", type=Path, required=True)
    options = cli.parse_args()
    if not len(options.taggers) == len(options.kinds) <= options.folds:
        cli.error(
            f"{len(options.taggers)} --taggers, {len(options.kinds)} --kinds;"
            " give as many of both, at most one for each fold"
        )
    return options


Pairs = list[tuple[Extraction, Extraction]]


def _read_folds(options: argparse.Namespace, reader: Reader) -> Pairs:
    """Return the papers of every fold that has a tagger with what is found in them."""
    papers = list(read_papers(options.train))
    made, numbers = made_of(papers), numbers_of(options)
    power = shipped_weights()["confidence"]
    pairs: Pairs = []
    for k, (folder, kinds) in enumerate(zip(options.taggers, options.kinds, strict=True)):
        others = [one for i, one in enumerate(made) if i % options.folds != k]
        results_weights = {**train([*others, *numbers]), "confidence": power}
        tagger = MentionTagger(read_weights(folder))
        fold = Fold(tagger, json.loads(kinds.read_text(encoding="utf-8")), results_weights)
        pairs += [(paper, reader.read(paper, fold)) for paper in papers[k :: options.folds]]
    return pairs


def main() -> None:
    """Read the folds, fit and cross-validate, write the scales, measure them on dev."""
    options, reader = _options(), Reader()
    pairs = _read_folds(options, reader)
    first = {paper.paper.id for paper in read_papers(options.train[:1])}
    own = [list(entities(*pair)) for pair in pairs if pair[0].paper.id in first]
    of_entity, line = cross_validated("entities", own)
    every = [list(results(*pair)) for pair in pairs]
    of_result, other = cross_validated("results", every)
    lines = [line, other]
    scales = {"entity": asdict(of_entity), "result": asdict(of_result)}
    text = json.dumps(scales, indent=1, sort_keys=True)
    options.out.write_text(f"{text}\n", encoding="utf-8")
    shipped = Fold(MentionTagger(), kind_weights(), dict(shipped_weights()))
    dev = [(gold, reader.read(gold, shipped)) for gold in read_papers([options.dev])]
    for what, judge, scale in (("entities", entities, of_entity), ("results", results, of_result)):
        judged = [one for pair in dev for one in judge(*pair)]
        before, after = error(judged), error(judged, scale)
        lines.append(f"{what}, dev: {len(judged)}, error {before:.3f}, calibrated {after:.3f}")
    print(*lines, sep="\n")  # noqa: T201  # its output


if __name__ == "__main__":
    main()
