"""What a paper does with each entity: introduces, uses or mentions it."""

from extractors.registry import EXTRACTORS, Component

EXTRACTORS.register(
    "roles",
    Component(
        factory="paperkg_roles",
        summary="Gives each entity its role in the paper, from what stands around its mentions.",
        after=("vectors", "grouping"),
        version=1,
        reads=("extractors/models/encoder/heads.npz",),
    ),
)
