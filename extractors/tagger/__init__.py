"""Mentions of entities, tagged by a small convolutional network and a random field."""

from extractors.registry import EXTRACTORS, Component

EXTRACTORS.register(
    "tagger",
    Component(
        factory="paperkg_tagger",
        summary="Tags mentions of the five kinds, with two trained networks.",
        after=("vectors",),
        version=1,
        reads=(
            "extractors/models/encoder/heads.npz",
            "extractors/models/tagger/settings.json",
            "extractors/models/tagger/weights.npz",
        ),
    ),
)
