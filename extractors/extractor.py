"""The shipped extractor, which loads spaCy and the weights when it reads its first paper.

Whoever lets others do the work, such as worker processes, needs neither.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from kg.model import Extraction, Paper

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["SpacyExtractor"]


class SpacyExtractor:
    """The shipped extractor: papers in, extractions out, in the same order.

    It can be pickled, so that a pool of processes can share the work: each loads a pipeline of its
    own. Threads may share one.
    """

    def __reduce__(self) -> tuple[type["SpacyExtractor"], tuple[()]]:
        return type(self), ()

    @cached_property
    def nlp(self) -> "Language":
        """The pipeline inside, built when it is first needed."""
        from extractors.pipeline import build_pipeline

        return build_pipeline()

    def __call__(self, papers: Iterable[Paper]) -> Iterator[Extraction]:
        """Yield one extraction a paper, in the order of `papers`."""
        from extractors.document import extraction_of

        for doc in self.nlp.pipe(map(self.document, papers)):
            yield extraction_of(doc)

    def document(self, paper: Paper) -> "Doc":
        """Return the document of a paper, tokenised, for the pipeline to process."""
        doc = self.nlp.make_doc(paper.text)
        doc._.paper = paper
        return doc
