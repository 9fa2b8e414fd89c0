"""Train the judge of kinds and write its weights.

    python -m training.kinds --train FILE... --out extractors/models/kinds.json

Reads the papers that are held out from the training of the encoder (`training.encoder`), so that
the judge learns from what the taggers make of papers that they have not seen. The right choice
for a name is the kind of the annotated mentions that are written like it, or none.

Prints, cross-validated over parts of these papers, precision, recall and F1 of the names by the
probability of being none above which a name is dropped.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc

from extractors.document import mentions_of
from extractors.encoder.heads import Heads, shipped_heads
from extractors.kind_classifier import CHOICES, names_of
from extractors.kind_features import name_vectors
from extractors.linear_model import softmax_rows
from kg.model import Extraction
from kg.names.folding import compact
from kg.schema import Kind
from training._held_out import options, read_until

__all__ = ["Judged", "annotated_kinds", "fit", "judged"]

Floats = npt.NDArray[np.float64]
_PENALTY = 1.0
_ROUNDS = 400
_PARTS = 4
_DROPPED = (0.3, 0.4, 0.5, 0.6, 0.7)
_CONSTANT = 1e-9


@dataclass(frozen=True, slots=True)
class Judged:
    """The proposed names of a paper: their vectors, the right choices, and how many are missing."""

    vectors: Floats
    right: npt.NDArray[np.int64]
    missing: int


def judged(gold: Extraction, doc: Doc, heads: Heads) -> Judged:
    """Return the names of the mentions of `doc`, which is the paper of `gold`."""
    right, text = annotated_kinds(gold), doc.text
    groups = names_of(doc, mentions_of(doc))
    surfaces = [compact(text[slice(*name.places[0])]) for name, _ in groups]
    return Judged(
        name_vectors(doc, [name for name, _ in groups], heads),
        np.array([CHOICES.index(right.get(surface)) for surface in surfaces], dtype=np.int64),
        len(right.keys() - set(surfaces)),
    )


def annotated_kinds(gold: Extraction) -> Mapping[str, Kind]:
    """Return the kind of each annotated name, without case, spaces and hyphens."""
    return {
        compact(gold.paper.surface(mention)): entity.kind
        for entity in gold.entities
        for mention in entity.mentions
    }


def fit(papers: Iterable[Judged], *, penalty: float = _PENALTY) -> Floats:
    """Return weights of shape (`WIDTH`, choices): multinomial logistic regression, by Adam.

    The penalty is that of standardised inputs; one of the inputs is always 1.
    """
    rows = list(papers)
    vectors = np.concatenate([paper.vectors for paper in rows])
    truth = np.eye(len(CHOICES))[np.concatenate([paper.right for paper in rows])]
    scale = vectors.std(axis=0)
    scale[scale < _CONSTANT] = 1.0
    inputs = vectors / scale
    weights = np.zeros((inputs.shape[1], len(CHOICES)))
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, _ROUNDS + 1):
        chances = softmax_rows(inputs @ weights)
        gradient = (inputs.T @ (chances - truth) + penalty * weights) / len(inputs)
        first = 0.9 * first + 0.1 * gradient
        second = 0.99 * second + 0.01 * gradient**2
        rate = 0.05 * (1 - (step - 1) / _ROUNDS) ** 0.5
        mean = first / (1 - 0.9**step)
        weights -= rate * mean / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
    fitted: Floats = weights / scale[:, None]
    return fitted


def report(papers: Sequence[Judged]) -> Iterator[str]:
    """Yield the lines to print, each name judged with weights that have not seen its paper."""
    chances, right = [], []
    for part in range(_PARTS):
        weights = fit(paper for k, paper in enumerate(papers) if k % _PARTS != part)
        for paper in papers[part::_PARTS]:
            chances.append(softmax_rows(paper.vectors @ weights))
            right.append(paper.right)
    shares, truth = np.concatenate(chances), np.concatenate(right)
    none = len(CHOICES) - 1
    wanted = int((truth != none).sum()) + sum(paper.missing for paper in papers)
    yield f"{len(truth)} names proposed, {wanted} annotated"
    best = shares[:, :none].argmax(axis=1)
    for dropped in _DROPPED:
        kept = shares[:, none] <= dropped
        hits = int(((best == truth) & kept).sum())
        precision, recall = hits / int(kept.sum()), hits / wanted
        f1 = 2 * precision * recall / (precision + recall)
        yield f"dropped above {dropped}: {precision:.3f} {recall:.3f} {f1:.4f}"


def main() -> None:
    """Read the papers, fit the weights, report, and write them."""
    given = options(__doc__)
    heads = shipped_heads()
    papers = [judged(gold, doc, heads) for gold, doc in read_until("kinds", given.train)]
    lines = [f"[{', '.join(f'{w:.4f}' for w in row)}]" for row in fit(papers).tolist()]
    given.out.write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8")
    print(*report(papers), sep="\n")  # noqa: T201  # its output


if __name__ == "__main__":
    main()
