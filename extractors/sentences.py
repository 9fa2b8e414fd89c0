"""Sentences: marks on a document where each begins, after `kg.sentences`."""

from typing import Final

from spacy.language import Language
from spacy.tokens import Doc

from extractors._registry import EXTRACTORS, Component
from kg.sentences import sentence_starts

_NAME: Final = "sentences"


@Language.component("paperkg_sentences")
def mark_sentences(doc: Doc) -> Doc:
    """Set `token.is_sent_start` of each token; a start inside a token counts for the next one."""
    starts = list(sentence_starts(doc.text))
    place = 0
    for token in doc:
        begins = place < len(starts) and starts[place] <= token.idx and not token.is_space
        while place < len(starts) and begins and starts[place] <= token.idx:
            place += 1
        token.is_sent_start = begins or token.i == 0
    return doc


EXTRACTORS.register(
    _NAME,
    Component("paperkg_sentences", "Marks where sentences begin; the title is one of its own."),
)
