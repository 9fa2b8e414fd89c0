"""Results: the numbers that an abstract reports for evaluation measures.

A grammar finds numbers. The vectors of the encoder then say whether a number is a score, a rise or
a fall, or neither, and which of the paper's entities are its metric, dataset, task, model and, of
a difference, what it is measured against. A result is the tuple of Kardas et al., "AxCell", 2020
(https://arxiv.org/abs/2004.14356), who read tables instead, with the model and with differences
added.

Not handled: numbers in words ("two points"), and one number that holds for two metrics ("1
point for both UAS and LAS"), which gives one result.
"""

from collections.abc import Mapping
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc

from extractors.encoder.heads import shipped_heads
from extractors.linear_model import read_model
from extractors.results.reader import Reading, Settings, read_results

__all__ = ["THRESHOLDS", "set_results"]

_NAME: Final = "results"
THRESHOLDS: Final[Mapping[str, float]] = {
    "result": 0.4,
    "metric": 0.4,
    "dataset": 0.4,
    "model": 0.5,
    "versus": 0.3,
    "task": 0.4,
}
"""The least probabilities at which a number is a result and a field is filled, chosen on the papers
held out, a field at a time."""


@Language.component("paperkg_results", requires=["doc._.entities"], assigns=["doc._.results"])
def set_results(doc: Doc) -> Doc:
    """Set `doc._.results`."""
    if len(doc):
        settings = Settings(THRESHOLDS, read_model("fields"))
        doc._.results = tuple(read_results(Reading(doc, shipped_heads()), settings, name=_NAME))
    return doc
