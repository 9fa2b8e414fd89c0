"""The vectors of the tokens, which the components that decide read."""

from extractors.registry import EXTRACTORS, Component

EXTRACTORS.register(
    "vectors",
    Component(
        factory="paperkg_vectors",
        summary="Reads the text with a small pre-trained transformer.",
        version=1,
        reads=(
            "extractors/models/encoder/encoder.onnx",
            "extractors/models/encoder/word-pieces.txt",
        ),
    ),
)
