"""From papers to extractions: a spaCy pipeline of components, one technique a folder.

What a component needs is here: the registry, the mentions of a document, and the shipped weights.
Names are imported when they are first used, as spaCy is slow to import.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from extractors.document import (
        Definition,
        TaggedMention,
        extraction_of,
        mentions_of,
        on_token_boundaries,
        set_mentions,
    )
    from extractors.extractor import SpacyExtractor
    from extractors.linear_model import read_model
    from extractors.overlaps import add_disjoint, add_replacing
    from extractors.registry import EXTRACTORS, Component
    from extractors.serialisation import register_records

__all__ = [
    "EXTRACTORS",
    "Component",
    "Definition",
    "SpacyExtractor",
    "TaggedMention",
    "add_disjoint",
    "add_replacing",
    "extraction_of",
    "mentions_of",
    "on_token_boundaries",
    "read_model",
    "register_records",
    "set_mentions",
]

_HOMES: Final = {
    "EXTRACTORS": "registry",
    "Component": "registry",
    "Definition": "document",
    "SpacyExtractor": "extractor",
    "TaggedMention": "document",
    "add_disjoint": "overlaps",
    "add_replacing": "overlaps",
    "extraction_of": "document",
    "mentions_of": "document",
    "on_token_boundaries": "document",
    "read_model": "linear_model",
    "register_records": "serialisation",
    "set_mentions": "document",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - PEP 562 gives whatever the name stands for
    if name in _HOMES:
        return getattr(import_module(f"extractors.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'extractors' has no attribute {name!r}")
