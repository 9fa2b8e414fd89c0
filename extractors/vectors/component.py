"""Vectors: one for each token of a paper, read by the components that decide."""

from typing import Final

from spacy.language import Language
from spacy.tokens import Doc

from extractors.document import set_vectors
from extractors.encoder.network import shipped_encoder
from extractors.registry import EXTRACTORS, Component

__all__ = ["encode"]

_NAME: Final = "vectors"


@Language.component("paperkg_vectors", assigns=["doc.tensor"])
def encode(doc: Doc) -> Doc:
    """Set `doc.tensor` to the vectors of the tokens."""
    if len(doc):
        set_vectors(doc, shipped_encoder()(doc))
    return doc


EXTRACTORS.register(
    _NAME, Component("paperkg_vectors", "Reads the text with a small pre-trained transformer.")
)
