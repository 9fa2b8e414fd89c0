"""From papers to extractions: a spaCy pipeline of components, one technique a file."""

from extractors._pipeline import SpacyExtractor
from extractors._registry import EXTRACTORS, Component

__all__ = ["EXTRACTORS", "Component", "SpacyExtractor"]
