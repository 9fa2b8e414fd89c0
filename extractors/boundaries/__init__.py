"""Which words at the ends of a mention belong to its name."""

from extractors.registry import EXTRACTORS, Component

EXTRACTORS.register(
    "boundaries",
    Component(
        factory="paperkg_boundaries",
        summary="Trims the mentions of metrics to their names.",
        after=("introduced",),
        version=1,
    ),
)
