"""The constants that turn probabilities into mentions, fitted on papers kept aside."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

import numpy as np
import numpy.typing as npt

from extractors.tagger.component import Candidate, agree, propose, select
from extractors.tagger.weights import Weights
from kg.evaluate import evaluate
from kg.model import Entity, Extraction, Mention
from kg.schema import Kind, Role
from training._examples import Example

__all__ = ["figures", "fit", "predicted"]

_THRESHOLDS = (0.3, 0.35, 0.4, 0.45, 0.5, 0.55)
_AGREEMENTS = (0.0, 0.25, 0.5, 0.75, 0.9)


def _mention(example: Example, item: Candidate) -> Mention:
    span = example.doc[item.start : item.end]
    return Mention.of(example.extraction.paper.text, span.start_char, span.end_char)


def predicted(example: Example, kept: Sequence[Candidate]) -> Extraction:
    """Return the mentions as an extraction; one entity a kind and folded surface."""
    groups: dict[tuple[str, str], list[Mention]] = {}
    for item in kept:
        name = item.surface.removesuffix("s") or item.surface
        groups.setdefault((item.kind, name), []).append(_mention(example, item))
    entities = tuple(
        Entity(name, Kind(kind), Role.USED, tuple(mentions))
        for (kind, name), mentions in groups.items()
    )
    return Extraction(example.extraction.paper, entities=entities)


def figures(made: Sequence[Example], weights: Weights) -> dict[str, tuple[float, float, float]]:
    """Return precision, recall and F1 of `mention`, `overlap` and `entity`, also by kind.

    The entities are the surfaces, without any joining of aliases.
    """
    settings = weights.settings
    found = [
        predicted(
            one,
            select(agree(list(propose(one.doc, weights)), settings.agreement), settings.threshold),
        )
        for one in made
    ]
    result = evaluate([one.extraction for one in made], found)
    return {
        name: (figure.precision, figure.recall, figure.f1)
        for name, figure in sorted(result.figures.items())
        if name.split(":")[0] in ("mention", "overlap", "entity")
    }


def fit(made: Sequence[Example], weights: Weights) -> Weights:
    """Return the weights with threshold, agreement and calibration that fit `made` best."""
    proposed = [list(propose(one.doc, weights)) for one in made]
    right = [_right(one) for one in made]
    total = sum(map(len, right))

    def f1(choice: tuple[float, float]) -> float:
        kept = list(_judge(made, proposed, right, choice))
        return 2 * sum(good for good, _ in kept) / (len(kept) + total)

    best = max(product(_THRESHOLDS, _AGREEMENTS), key=f1)
    judged = list(_judge(made, proposed, right, best))
    slope, intercept = _platt(judged)
    settings = replace(
        weights.settings,
        threshold=best[0],
        agreement=best[1],
        slope=round(slope, 3),
        intercept=round(intercept, 3),
    )
    return replace(weights, settings=settings)


def _right(example: Example) -> set[tuple[int, int, str]]:
    return {
        (mention.start, mention.end, entity.kind.value)
        for entity in example.extraction.entities
        for mention in entity.mentions
    }


def _judge(
    made: Sequence[Example],
    proposed: Sequence[Sequence[Candidate]],
    right: Sequence[set[tuple[int, int, str]]],
    choice: tuple[float, float],
) -> Iterator[tuple[bool, float]]:
    """Yield for every mention kept whether it is right, and its probability."""
    threshold, agreement = choice
    for one, candidates, truth in zip(made, proposed, right, strict=True):
        for item in select(agree(candidates, agreement), threshold):
            mention = _mention(one, item)
            yield (mention.start, mention.end, item.kind) in truth, item.probability


def _platt(judged: Sequence[tuple[bool, float]]) -> tuple[float, float]:
    """Return slope and intercept of the logistic regression of right on log odds.

    The targets are a little less than 1 and more than 0, as Platt (1999) has it.
    """
    bounded = [min(max(probability, 1e-6), 1 - 1e-6) for _, probability in judged]
    odds = np.array([[math.log(p / (1 - p)), 1.0] for p in bounded])
    truth = np.array([float(good) for good, _ in judged])
    smooth = (truth * truth.sum() + 1) / (truth.sum() + 2)
    smooth = np.where(truth > 0, smooth, 1 / (len(truth) - truth.sum() + 2))

    def loss(line: npt.NDArray[np.float64]) -> float:
        score = odds @ line
        return float((np.logaddexp(0, score) - smooth * score).sum())

    line = np.array([1.0, 0.0])
    for _ in range(50):
        chance = 0.5 * (1 + np.tanh(odds @ line / 2))
        curvature = (odds * (chance * (1 - chance))[:, None]).T @ odds + 1e-6 * np.eye(2)
        step = np.linalg.solve(curvature, odds.T @ (smooth - chance))
        # A full step of Newton may overshoot where most probabilities are near 0 or 1.
        while loss(line + step) > loss(line) and np.abs(step).max() > 1e-9:
            step = step / 2
        line = line + step
    return float(line[0]), float(line[1])
