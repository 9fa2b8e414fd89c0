"""The spaCy pipeline that the components make up, and the extractor around it."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from importlib import import_module

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from extractors import tokenizer
from extractors.document import extraction_of
from extractors.registry import EXTRACTORS, order
from kg.model import Extraction, Paper

__all__ = ["SpacyExtractor", "build_pipeline"]


def build_pipeline() -> Language:
    """Return a blank English pipeline with every registered component, in their declared order."""
    nlp = spacy.blank("en", config={"nlp": {"tokenizer": {"@tokenizers": tokenizer.NAME}}})
    for name in order(EXTRACTORS):
        import_module(EXTRACTORS.module(name))
        nlp.add_pipe(EXTRACTORS[name].factory, name=name)
    return nlp


class SpacyExtractor:
    """The shipped extractor: papers in, extractions out, in the same order.

    It can be pickled, so that a pool of processes can share the work: each loads a pipeline of its
    own. Threads may share one.
    """

    def __reduce__(self) -> tuple[type["SpacyExtractor"], tuple[()]]:
        return type(self), ()

    @cached_property
    def nlp(self) -> Language:
        """The pipeline inside, built when it is first needed."""
        return build_pipeline()

    def __call__(self, papers: Iterable[Paper]) -> Iterator[Extraction]:
        """Yield one extraction a paper, in the order of `papers`."""
        for doc in self.nlp.pipe(map(self.document, papers)):
            yield extraction_of(doc)

    def document(self, paper: Paper) -> Doc:
        """Return the document of a paper, tokenised, for the pipeline to process."""
        doc = self.nlp.make_doc(paper.text)
        doc._.paper = paper
        return doc
