"""Results: the numbers that an abstract reports for evaluation measures.

A grammar finds numbers; linear models then choose whether a number is a score, a difference or
neither, and which of the paper's entities are its metric, dataset, task and model. A result is
the tuple of Kardas et al., "AxCell", 2020 (https://arxiv.org/abs/2004.14356), who read tables
instead, with the model and with differences added.

Not handled: numbers in words ("two points"), and one number that holds for two metrics ("1
point for both UAS and LAS"), which gives one result.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc

from extractors.linear_model import Weights, read_model
from extractors.registry import EXTRACTORS, Component
from extractors.results.reader import read_results
from extractors.results.reading import read
from kg.model import Result

__all__ = ["find_results", "set_results"]

_NAME: Final = "results"


def shipped_weights() -> Mapping[str, Weights]:
    """Return the weights that ship with the package, by decision."""
    weights: Mapping[str, Weights] = read_model("results")
    return weights


def find_results(doc: Doc) -> Iterator[Result]:
    """Yield the results of `doc` in the order of the text, each statement once.

    Reads `doc.sents` and `doc._.entities`; without sentences the text counts as one.
    """
    marked = doc.has_annotation("SENT_START")
    sentences = [(s.start_char, s.end_char) for s in doc.sents] if marked else [(0, len(doc.text))]
    reading = read(doc.text, sentences, doc._.entities)
    yield from read_results(reading, shipped_weights(), name=_NAME)


@Language.component("paperkg_results", assigns=["doc._.results"])
def set_results(doc: Doc) -> Doc:
    """Set `doc._.results`."""
    doc._.results = tuple(find_results(doc))
    return doc


EXTRACTORS.register(
    _NAME,
    Component(
        factory="paperkg_results",
        summary="Reads scores and differences with their metric, dataset, task and model.",
        after=("roles", "sentences"),
    ),
)
