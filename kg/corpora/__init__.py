"""Corpora of others to measure with: one corpus, one file."""

from kg.corpora._measure import measure
from kg.corpora._registry import CORPORA, MODEL_OR_METHOD, Annotated, Corpus, Label

__all__ = ["CORPORA", "MODEL_OR_METHOD", "Annotated", "Corpus", "Label", "measure"]
