"""The stages of learning: how fast the network learns, from which papers, what counts how much."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from kg.model import Extraction
from training.encoder.arrays import Example
from training.encoder.losses import WEIGHTS

__all__ = ["FIRST", "STAGES", "Stage"]

_KEPT_WITHOUT_NUMBERS: Final = 5


@dataclass(frozen=True, slots=True)
class Stage:
    """How one stage learns.

    `rate_pretrained` and `rate` are the highest learning rates of the transformer and of the rest;
    `weights` says how much the loss of each decision counts. A stage that `goes_on` begins with the
    weights of a checkpoint and learns from those papers alone that `has` picks.
    """

    rate_pretrained: float
    rate: float
    weights: Mapping[str, float]
    goes_on: bool = False

    def has(self, paper: Extraction, example: Example) -> bool:
        """Return whether the stage learns from a paper.

        One that goes on takes those with numbers and, lest the others be forgotten, a fifth of the
        rest: where the length of the text is a multiple of five.
        """
        length = len(paper.paper.text)
        return not self.goes_on or bool(example.numbers) or length % _KEPT_WITHOUT_NUMBERS == 0


FIRST: Final = "all"
STAGES: Final[Mapping[str, Stage]] = {
    FIRST: Stage(1.5e-4, 1e-3, WEIGHTS),
    "results": Stage(
        5e-5, 5e-4, {**WEIGHTS, "labels": 0.5, "numbers": 1.5, "fields": 1.5}, goes_on=True
    ),
}
"""The stages by name, in their order."""
