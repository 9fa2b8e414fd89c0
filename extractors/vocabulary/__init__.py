"""Names of the curated vocabulary, matched in the text."""

from extractors.registry import EXTRACTORS, VOCABULARY, Component

EXTRACTORS.register(
    "vocabulary",
    Component(
        factory="paperkg_vocabulary",
        summary="Adds well-known names that the tagger missed, and corrects those it mistook.",
        after=("tagger",),
        version=1,
        reads=(*VOCABULARY,),
    ),
)
