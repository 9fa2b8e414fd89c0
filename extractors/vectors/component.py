"""Vectors: one for each token of a paper, read by the components that decide."""

from spacy.language import Language
from spacy.tokens import Doc

from extractors.document import set_vectors
from extractors.encoder.network import shipped_encoder

__all__ = ["encode"]


@Language.component("paperkg_vectors", assigns=["doc.tensor"])
def encode(doc: Doc) -> Doc:
    """Set `doc.tensor` to the vectors of the tokens."""
    if len(doc):
        set_vectors(doc, shipped_encoder()(doc))
    return doc
