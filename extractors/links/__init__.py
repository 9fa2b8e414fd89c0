"""URLs in the text, their kind, and whether they are the paper's own."""

from extractors.registry import EXTRACTORS, Component

EXTRACTORS.register(
    "links",
    Component(
        factory="paperkg_links",
        summary="Finds URLs, what stands behind them and whose they are.",
        version=1,
    ),
)
