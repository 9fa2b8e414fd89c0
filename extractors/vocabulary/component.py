"""Vocabulary: mentions of well-known names, merged with those of the tagger.

A name that overlaps no mention is added. A mention within a longer name, such as the `Transformer`
of a `vision transformer`, is replaced by the name. A mention that is a name gets its kind, except
that nothing becomes a dataset: new systems often have the name of an old dataset.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc

from extractors.document import TaggedMention, mentions_of, set_mentions
from extractors.overlaps import overlapping
from extractors.vocabulary.matcher import Match, Matcher, part_of_longer
from kg.names.folding import fold
from kg.schema import Kind
from kg.vocabulary import load

__all__ = ["VocabularyMentions", "shipped_matcher"]

_NAME: Final = "vocabulary"


class VocabularyMentions:
    """Add to the mentions of a document the names of a vocabulary, and correct them by these."""

    def __init__(self, matcher: Matcher | None = None) -> None:
        """Without `matcher`, the shipped vocabulary is read when first needed."""
        self._matcher = matcher

    @property
    def matcher(self) -> Matcher:
        """The matcher in use."""
        return self._matcher or shipped_matcher()

    def __call__(self, doc: Doc) -> Doc:
        """Merge the names into the mentions, and return the document."""
        mentions = mentions_of(doc)
        merged = list(self._merged(doc, mentions))
        replaced = {old for _, inside in merged for old in inside}
        kept = [mention for mention in mentions if mention not in replaced]
        set_mentions(doc, [*kept, *(new for new, _ in merged)])
        return doc

    def _merged(
        self, doc: Doc, tagged: Sequence[TaggedMention]
    ) -> Iterator[tuple[TaggedMention, list[TaggedMention]]]:
        """Yield each new mention with the mentions that it replaces."""
        text = doc.text
        # One string has one kind in a paper, and the tagger has read the paper.
        kinds = {fold(text[item.start : item.end]): item.kind for item in tagged}
        for match in self._names(doc):
            start, end = match.span(doc)
            kind = kinds.get(fold(text[start:end]), match.term.kind)
            if kind is not match.term.kind and match.term.kind is Kind.DATASET:
                continue
            inside = overlapping(tagged, (start, end))
            known = [(item.span, item.kind) for item in inside] == [((start, end), match.term.kind)]
            if not known and all(item.is_within((start, end)) for item in inside):
                yield TaggedMention(start, end, match.term.kind, extractor=_NAME), inside

    def _names(self, doc: Doc) -> Iterator[Match]:
        """Yield the names that are whole, of which another form stands beside a doubtful one."""
        found = list(self.matcher(doc))
        sure = {match.term for match in found if not match.needs_company}
        for match in found:
            if match.term in sure and not part_of_longer(doc, match):
                yield match


@cache
def shipped_matcher() -> Matcher:
    """Return the matcher of the vocabulary that ships with the package."""
    return Matcher(load())


@Language.factory("paperkg_vocabulary")
def _create(nlp: Language, name: str) -> VocabularyMentions:  # noqa: ARG001  # spaCy passes both
    return VocabularyMentions()
