"""The spaCy pipeline that the components make up, and the way from its documents to extractions."""

from collections.abc import Iterable, Iterator
from functools import cached_property

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from extractors.registry import EXTRACTORS, order
from extractors.tokenizer import make_tokenizer
from kg.model import Extraction, Paper


def build_pipeline() -> Language:
    """Return a blank English pipeline with every registered component, in their declared order."""
    nlp = spacy.blank("en")
    nlp.tokenizer = make_tokenizer(nlp)
    for name in order(EXTRACTORS):
        nlp.add_pipe(EXTRACTORS[name].factory, name=name)
    return nlp


class SpacyExtractor:
    """The shipped extractor: papers in, extractions out, in the same order."""

    @cached_property
    def nlp(self) -> Language:
        """The pipeline inside, built when it is first needed."""
        return build_pipeline()

    def __call__(self, papers: Iterable[Paper]) -> Iterator[Extraction]:
        """Yield one extraction a paper, in the order of `papers`."""
        for doc in self.nlp.pipe(map(self._document, papers)):
            yield to_extraction(doc)

    def _document(self, paper: Paper) -> Doc:
        doc = self.nlp.make_doc(paper.text)
        doc._.paper = paper
        return doc


def to_extraction(doc: Doc) -> Extraction:
    """Read the extraction off a processed document."""
    return Extraction(
        paper=doc._.paper,
        entities=tuple(doc._.entities),
        results=tuple(doc._.results),
        links=tuple(doc._.links),
        abbreviations=tuple(doc._.abbreviations),
    )
