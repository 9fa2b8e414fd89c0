"""From a corpus to its figures.

The extractor reads papers, and the texts of these corpora have no title. Each text becomes the
abstract of a paper whose title is the one word `Abstract`; what is found in the title is left
out. The other way, the first sentence as the title, is worse on the training split of
CrossNER-AI (`overlap` F1 0.69, this way 0.72) and the same on that of SciERC (0.44), as titles
name things as sentences do not.

Figures are those of `kg.evaluate`, by the kinds of the corpus: `mention`, `overlap` and each with
a kind behind it, or `abbreviation`.
"""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kg.corpora._read import read_corpus
from kg.corpora._registry import Annotated, Corpus, Label
from kg.evaluate import Evaluation, Tally, compare_spans
from kg.model import Extraction, Paper

if TYPE_CHECKING:  # it brings networkx, which `kg --help` need not wait for
    from kg.pipeline import Extractor

__all__ = ["as_paper", "measure"]

TITLE: Final = "Abstract"
"""The title that every text is given."""


def measure(corpus: Corpus, folder: Path, extractor: "Extractor") -> Evaluation:
    """Extract from every text of a corpus in `folder` and compare."""
    pairs = [as_paper(annotated) for annotated in read_corpus(corpus, folder)]
    tally = Tally()
    found = extractor(paper for paper, _ in pairs)
    for (paper, annotated), extraction in zip(pairs, found, strict=True):
        tally.begin(paper.id)
        if corpus.compare is None:
            compare_entities(tally, corpus, annotated, extraction)
        else:
            corpus.compare(tally, annotated, extraction)
    return tally.evaluation()


def as_paper(annotated: Annotated) -> tuple[Paper, Annotated]:
    r"""Return the paper that a text is read as, and the annotation with offsets in its text.

    The title is a span of no type, so that what is found there is neither right nor wrong.

    >>> paper, moved = as_paper(Annotated("s1", "We use ViT.", (Label(7, 10, "model"),)))
    >>> paper.text
    'Abstract\nWe use ViT.'
    >>> moved.labels
    (Label(start=0, end=8, name='title'), Label(start=16, end=19, name='model'))
    """
    paper = Paper(id=annotated.id, title=TITLE, abstract=annotated.text)
    shift = len(TITLE) + 1
    moved = (
        replace(label, start=label.start + shift, end=label.end + shift)
        for label in annotated.labels
    )
    labels = (Label(0, len(TITLE), "title"), *moved)
    return paper, Annotated(annotated.id, paper.text, labels)


def compare_entities(
    tally: Tally, corpus: Corpus, annotated: Annotated, extraction: Extraction
) -> None:
    """Count the mentions of an extraction as `kg.evaluate.compare_spans` does."""
    gold, ignored = set(), []
    for label in annotated.labels:
        kind = corpus.types.get(label.name)
        if kind is None:
            ignored.append((label.start, label.end))
        else:
            gold.add((label.start, label.end, kind))
    predicted = {
        (mention.start, mention.end, corpus.kinds[entity.kind])
        for entity in extraction.entities
        if entity.kind in corpus.kinds
        for mention in entity.mentions
    }
    compare_spans(tally, annotated.text, gold=gold, predicted=predicted, ignored=ignored)
