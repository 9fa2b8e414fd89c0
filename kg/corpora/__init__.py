"""Corpora of others to measure with: one corpus, one file."""

from kg.corpora._measure import measure
from kg.corpora._registry import CORPORA, Annotated, Corpus, Label

__all__ = ["CORPORA", "Annotated", "Corpus", "Label", "measure"]
