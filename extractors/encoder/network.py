"""The transformer, run by onnxruntime: one document in, one vector a token out.

A document is read alone and on one thread, so that its vectors depend on nothing else.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc

from extractors.encoder.inputs import Inputs, windows_of
from extractors.encoder.word_pieces import WordPieces
from extractors.linear_model import MODELS

__all__ = ["Encoder", "shipped_encoder"]

Floats = npt.NDArray[np.float32]
_FOLDER: Final = MODELS / "encoder"
_FED: Final = ("pieces", "first", "last", "forms", "places")


@dataclass(frozen=True, slots=True)
class Encoder:
    """The vocabulary of word pieces and the session that runs the network."""

    pieces: WordPieces
    session: Any

    def __call__(self, doc: Doc) -> Floats:
        """Return the vectors of the tokens of a document, of shape (tokens, width)."""
        parts = [self._read(given)[context:] for given, context in windows_of(doc, self.pieces)]
        return np.concatenate(parts)

    def _read(self, given: Inputs) -> Floats:
        fed = {name: getattr(given, name) for name in _FED}
        (vectors,) = self.session.run(None, fed)
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
