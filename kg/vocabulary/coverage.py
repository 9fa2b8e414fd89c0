"""How many papers name something that the vocabulary knows: those of other fields do not."""

from collections.abc import Iterable, Iterator
from typing import Final

from kg.errors import Outcome, Problem
from kg.model import Extraction
from kg.vocabulary import load

__all__ = ["few_known"]

_FEWEST: Final = 10
"""Papers with abstracts below which nothing is said."""
_SHARE: Final = 1 / 3
"""Of papers on machine learning 50 to 95 % name something known, of medicine and zoology 0 to 15,
of robotics in 2001 19."""


def few_known(extractions: Iterable[Extraction]) -> Iterator[Problem]:
    """Yield a note where few of the papers with abstracts in English name something known."""
    vocabulary = load()
    papers = known = 0
    for extraction in extractions:
        if extraction.paper.abstract and extraction.paper.language is None:
            papers += 1
            known += any(vocabulary.lookup(entity.name) for entity in extraction.entities)
    if papers >= _FEWEST and known < _SHARE * papers:
        text = (
            f"only {known:,} of {papers:,} name a model, method, dataset, metric or task that is"
            " known; papers of other fields than machine learning are not read well"
        )
        yield Problem("papers", 0, text, Outcome.NOTED)
