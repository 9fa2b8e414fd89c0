"""From papers to extractions: a spaCy pipeline of components, one technique a file."""

from extractors.pipeline import SpacyExtractor
from extractors.registry import EXTRACTORS, Component

__all__ = ["EXTRACTORS", "Component", "SpacyExtractor"]
