"""Results: numbers in the text, and what each is a score of."""

from extractors.registry import EXTRACTORS, Component

EXTRACTORS.register(
    "results",
    Component(
        factory="paperkg_results",
        summary="Reads scores and differences with their metric, dataset, task and model.",
        after=("roles", "sentences", "vectors"),
        version=1,
        reads=(
            "extractors/models/encoder/heads.npz",
            "extractors/models/fields.json",
        ),
    ),
)
