"""The transformer, run by onnxruntime: one document in, one vector a token out.

A document is read alone and on one thread, so that its vectors depend on nothing else.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc

from extractors.encoder.inputs import inputs_of
from extractors.encoder.word_pieces import WordPieces
from extractors.linear_model import MODELS

__all__ = ["Encoder", "shipped_encoder"]

Floats = npt.NDArray[np.float32]
_FOLDER: Final = MODELS / "encoder"


@dataclass(frozen=True, slots=True)
class Encoder:
    """The vocabulary of word pieces and the session that runs the network."""

    pieces: WordPieces
    session: Any

    def __call__(self, doc: Doc) -> Floats:
        """Return the vectors of the tokens of a document, of shape (tokens, width)."""
        given = inputs_of(doc, self.pieces)
        (vectors,) = self.session.run(
            None,
            {
                "pieces": given.pieces,
                "first": given.first,
                "last": given.last,
                "forms": given.forms,
                "places": given.places,
            },
        )
        return np.asarray(vectors, dtype=np.float32)


@cache
def shipped_encoder() -> Encoder:
    """Return the encoder that ships with the package, read once in a process."""
    import onnxruntime as ort

    options = ort.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    model = (_FOLDER / "encoder.onnx").read_bytes()
    session = ort.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    pieces = (_FOLDER / "word-pieces.txt").read_text(encoding="utf-8")
    return Encoder(WordPieces.of(pieces.removesuffix("\n")), session)
