"""Mentions of one paper grouped into entities, and the name that each entity gets."""

from extractors.registry import EXTRACTORS, VOCABULARY, Component

EXTRACTORS.register(
    "grouping",
    Component(
        factory="paperkg_grouping",
        summary="Groups the mentions of one thing into an entity and names it.",
        after=("abbreviations", "consistency"),
        version=1,
        reads=(
            *VOCABULARY,
            "kg/vocabulary/abbreviations.tsv",
        ),
    ),
)
