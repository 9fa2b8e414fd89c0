"""Sentence boundaries."""

from extractors.registry import EXTRACTORS, Component

EXTRACTORS.register(
    "sentences",
    Component(
        factory="paperkg_sentences",
        summary="Marks where sentences begin; the title is one of its own.",
        version=1,
    ),
)
