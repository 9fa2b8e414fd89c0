"""Runs of tokens that look like names and are none: what another tagger takes for mentions."""

from typing import Final

import numpy as np
from spacy.tokens import Doc

from extractors.document import Span
from extractors.tagger.component import is_name
from extractors.tagger.crf import lattice, proposals
from extractors.tagger.weights import Weights

__all__ = ["proposed"]

_LEAST: Final = 0.04


def proposed(doc: Doc, weights: Weights) -> set[Span]:
    """Return the runs of tokens that a convolutional tagger takes for mentions with some chance.

    Of the shipped pipeline's proposals those of this tagger alone are taken: what the encoder
    learns must not depend on an earlier encoder.
    """
    if not len(doc):
        return set()
    chain = lattice(weights.scores(doc)[None], np.array([len(doc)]), weights.transitions)
    runs = {(run.start, run.end) for run in proposals(chain, 0, len(doc), _LEAST)}
    return {run for run in runs if is_name(doc[slice(*run)].text)}
