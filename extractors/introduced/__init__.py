"""Names that a title or a phrase introduces."""

from extractors.registry import EXTRACTORS, VOCABULARY, Component

EXTRACTORS.register(
    "introduced",
    Component(
        factory="paperkg_introduced",
        summary="Adds the names that a title or a phrase such as `we propose` introduces.",
        after=("kinds",),
        version=1,
        reads=(
            *VOCABULARY,
            "extractors/models/encoder/heads.npz",
            "extractors/models/kinds.json",
        ),
    ),
)
