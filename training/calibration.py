"""Fit what makes confidences true, and measure from which one on nine in ten are right.

    python -m training.calibration --train FILE... --out extractors/models/calibration.json

Reads the papers that are held out from the training of the encoder, with the shipped weights. For
entities, roles and results (value and kind) it fits a line from log odds to log odds (Platt
scaling). The fields of results have weights of their own (`training.fields`) and are only measured.

Prints for each the expected calibration error (Guo et al. 2017, https://arxiv.org/abs/1706.04599)
before and after, cross-validated over parts of these papers, and the least calibrated confidence
above which nine in ten are right, from which the thresholds of `kg.sureness` were chosen.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict

import numpy as np
import numpy.typing as npt

from extractors.calibration.component import Scale
from extractors.document import extraction_of
from extractors.linear_model import log_odds
from kg.evaluate import Calibration, evaluate
from kg.model import Extraction
from training._held_out import options, read_until

Floats = npt.NDArray[np.float64]
Judged = tuple[float, bool]
"""The confidence of a prediction, and whether it is right."""

SCALED = ("entity", "result", "role")
"""What the component `calibration` scales."""

_PARTS = 10
_SURE = 0.9
_LEAST = 20
"""Predictions above a threshold that are enough to tell their share."""


def fit(judged: Sequence[Judged]) -> Scale:
    """Return the scale under which what is right is most likely, by Newton's method.

    The slope is drawn towards 1 and the intercept towards 0 by a penalty of half their square.
    """
    inputs = np.array([(log_odds(confidence), 1.0) for confidence, _ in judged])
    truth = np.array([float(right) for _, right in judged])
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


def judged_parts(
    gold: Sequence[Extraction], found: Sequence[Extraction]
) -> Mapping[str, list[Sequence[Judged]]]:
    """Return for each thing that has a confidence the predictions of every part of the papers."""
    parts: dict[str, list[Sequence[Judged]]] = {}
    for part in range(_PARTS):
        evaluation = evaluate(gold[part::_PARTS], found[part::_PARTS])
        for name, judged in evaluation.judged.items():
            parts.setdefault(name.rpartition(":")[2], []).append(judged)
    return parts


def cross_validated(parts: Sequence[Sequence[Judged]]) -> list[Judged]:
    """Return the predictions with their confidences by the scale of the other parts."""
    shown: list[Judged] = []
    for k, aside in enumerate(parts):
        scale = fit([one for i, part in enumerate(parts) if i != k for one in part])
        shown += [(scale.confidence(confidence), right) for confidence, right in aside]
    return shown


def sure_from(judged: Sequence[Judged], share: float = _SURE) -> float:
    """Return the least confidence above which so large a share is right, in hundredths; else 1.

    >>> sure_from([(0.9, True)] * 30 + [(0.4, False)] * 30)
    0.41
    """
    for step in range(101):
        above = [right for confidence, right in judged if confidence >= step / 100]
        if len(above) >= _LEAST and sum(above) >= share * len(above):
            return step / 100
    return 1.0


def report(name: str, parts: Sequence[Sequence[Judged]]) -> Iterator[str]:
    """Yield the lines to print on one thing that has a confidence."""
    every = [one for part in parts for one in part]
    shown = cross_validated(parts)
    before, after = Calibration.of(every).error, Calibration.of(shown).error
    sure = sure_from(shown)
    above = sum(confidence >= sure for confidence, _ in shown)
    yield (
        f"{name}: {len(every)}, error {before:.3f}, calibrated {after:.3f},"
        f" sure from {sure}: {above}"
    )


def main() -> None:
    """Read the papers, fit and cross-validate, and write the scales."""
    given = options(__doc__)
    gold, docs = zip(*read_until("calibration", given.train), strict=True)
    parts = judged_parts(gold, [extraction_of(doc) for doc in docs])
    scales = {name: asdict(fit([one for part in parts[name] for one in part])) for name in SCALED}
    given.out.write_text(json.dumps(scales, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    for name, of_parts in parts.items():
        print(*report(name, of_parts), sep="\n")  # noqa: T201  # its output


if __name__ == "__main__":
    main()
