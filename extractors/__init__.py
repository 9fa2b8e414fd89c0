"""From papers to extractions: a spaCy pipeline of components, one technique a folder.

What a component needs is here: the registry, the mentions of a document, and the shipped weights.
"""

from extractors.document import (
    Definition,
    TaggedMention,
    extraction_of,
    mentions_of,
    on_token_boundaries,
    set_mentions,
)
from extractors.linear_model import read_model
from extractors.overlaps import add_disjoint, add_replacing
from extractors.pipeline import SpacyExtractor
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
