"""The spaCy pipeline that the components make up."""

from importlib import import_module

import spacy
from spacy.language import Language

from extractors import tokenizer
from extractors.registry import EXTRACTORS, order

__all__ = ["build_pipeline"]


def build_pipeline() -> Language:
    """Return a blank English pipeline with every registered component, in their declared order."""
    nlp = spacy.blank("en", config={"nlp": {"tokenizer": {"@tokenizers": tokenizer.NAME}}})
    for name in order(EXTRACTORS):
        import_module(EXTRACTORS.module(name))
        nlp.add_pipe(EXTRACTORS[name].factory, name=name)
    return nlp
