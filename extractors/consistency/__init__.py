"""Mentions made consistent within one paper."""

from extractors.registry import EXTRACTORS, Component

EXTRACTORS.register(
    "consistency",
    Component(
        factory="paperkg_consistency",
        summary="Tags every occurrence of a name that is tagged once, with one kind a name.",
        after=("abbreviations", "boundaries", "links"),
        version=1,
    ),
)
