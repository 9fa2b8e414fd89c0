"""Train how sure the fields of results are, and write the weights.

    python -m training.fields --train FILE... --out extractors/models/fields.json

Reads the papers that are held out from the training of the encoder. For each field of a predicted
result whose value and kind are annotated, it learns from `extractors.results.trust.GROUNDS` whether
the field is right: a logistic regression, by Newton's method.

Prints for each field, cross-validated over parts of these papers: how many there are, the share
that is right, and of how many, the surest first, nine in ten and 85 in 100 are right.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc

from extractors.encoder.heads import FIELDS, Heads, shipped_heads
from extractors.results.component import THRESHOLDS
from extractors.results.reader import Judged, Reading, judge, result_of
from extractors.results.trust import GROUNDS
from kg.evaluate import field_is_right, matched_results
from kg.model import Extraction
from training._held_out import options, read_until

__all__ = ["Case", "cases", "fit"]

Floats = npt.NDArray[np.float64]
Case = tuple[Sequence[float], bool]
"""The grounds of a filled field, and whether it is right."""

_PENALTY = 1.0
_PARTS = 5
_FLAT: Mapping[str, Sequence[float]] = {field: [0.0] * len(GROUNDS) for field in FIELDS}


def cases(gold: Extraction, doc: Doc, heads: Heads) -> dict[str, list[Case]]:
    """Return the filled fields of the results of `doc`, which is the paper of `gold`."""
    reading, found = Reading(doc, heads), defaultdict(list)
    judged = list(judge(reading, THRESHOLDS))
    results = [result_of(reading, one, _FLAT, name="results") for one in judged]
    by_result: dict[int, Judged] = {id(r): j for r, j in zip(results, judged, strict=True)}
    predicted = Extraction(gold.paper, tuple(doc._.entities), tuple(results))
    for wanted, result in matched_results(gold, predicted, "result-value"):
        if wanted is not None and result is not None:
            for field, (_, values) in by_result[id(result)].of.items():
                found[field].append((values, field_is_right(gold, result, wanted, field)))
    return found


def fit(given: Iterable[Case]) -> list[float]:
    """Return the weights of the grounds."""
    rows = list(given)
    values = np.array([grounds for grounds, _ in rows], dtype=np.float64)
    truth = np.array([right for _, right in rows], dtype=np.float64)
    weights = np.zeros(len(GROUNDS))
    for _ in range(30):
        chances = _logistic(values @ weights)
        gradient = values.T @ (chances - truth) + _PENALTY * weights
        spread = (values * (chances * (1 - chances))[:, None]).T @ values
        weights -= np.linalg.solve(spread + _PENALTY * np.eye(len(weights)), gradient)
    return [round(float(weight), 4) for weight in weights]


def _logistic(odds: Floats) -> Floats:
    found: Floats = (1 + np.tanh(odds / 2)) / 2
    return found


def report(field: str, papers: Sequence[Sequence[Case]]) -> str:
    """Return the line to print on a field, each paper judged with weights that have not seen it."""
    judged: list[tuple[float, bool]] = []
    for part in range(_PARTS):
        others = [case for k, paper in enumerate(papers) if k % _PARTS != part for case in paper]
        weights = np.array(fit(others))
        aside = [case for paper in papers[part::_PARTS] for case in paper]
        judged += [(float(np.dot(weights, values)), right) for values, right in aside]
    right = np.array([right for _, right in sorted(judged, reverse=True)], dtype=float)
    precision = np.cumsum(right) / np.arange(1, len(right) + 1)
    nine, most = (
        int(np.flatnonzero(precision >= share).max(initial=-1)) + 1 for share in (0.9, 0.85)
    )
    return f"{field}: {len(right)}, right {right.mean():.3f}, 0.9 of {nine}, 0.85 of {most}"


def main() -> None:
    """Read the papers, fit the weights, report, and write them."""
    given = options(__doc__)
    heads = shipped_heads()
    papers = [cases(gold, doc, heads) for gold, doc in read_until("results", given.train)]
    of_field = {field: [paper.get(field, []) for paper in papers] for field in FIELDS}
    weights = {f: fit(case for paper in each for case in paper) for f, each in of_field.items()}
    lines = [f'"{field}": {json.dumps(weights[field])}' for field in sorted(weights)]
    given.out.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    for field, each in of_field.items():
        print(report(field, each))  # noqa: T201  # its output


if __name__ == "__main__":
    main()
