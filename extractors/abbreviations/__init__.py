"""Short forms and the long forms that a text gives for them."""

from extractors.registry import EXTRACTORS, Component

EXTRACTORS.register(
    "abbreviations",
    Component(
        factory="paperkg_abbreviations",
        summary="Finds pairs of a short and a long form that the text defines.",
        version=1,
        reads=("extractors/models/abbreviations.json",),
    ),
)
