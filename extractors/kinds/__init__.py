"""The kind of each name, judged from all its occurrences."""

from extractors.registry import EXTRACTORS, VOCABULARY, Component

EXTRACTORS.register(
    "kinds",
    Component(
        factory="paperkg_kinds",
        summary="Gives each name of a paper one kind, or drops it, by what the whole paper says.",
        after=("abbreviations", "sentences", "tagger", "vectors", "vocabulary"),
        version=1,
        reads=(
            *VOCABULARY,
            "extractors/models/encoder/heads.npz",
            "extractors/models/kinds.json",
        ),
    ),
)
