"""Mentions of names that the field knows, merged with those of the tagger.

Longest match first, on token boundaries, written as the table of `kg.vocabulary` writes them. A
name that overlaps no mention is added. A mention within a longer name, such as the `Transformer`
of a `vision transformer`, gives way to the name. A mention that is a name takes the name's kind,
save that nothing becomes a dataset: new systems are often called like an old dataset.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc, Span

from extractors.registry import EXTRACTORS, MENTIONS, Component
from kg.names.folding import fold
from kg.schema import Kind
from kg.vocabulary import Term, Vocabulary, load

__all__ = ["ADDED", "Known", "Matcher", "VocabularyMentions", "part_of_longer", "written_alike"]

_NAME: Final = "vocabulary"

ADDED: Final[Mapping[Kind, float]] = {
    Kind.MODEL: 0.75,
    Kind.METHOD: 0.8,
    Kind.DATASET: 0.8,
    Kind.METRIC: 0.7,
    Kind.TASK: 0.7,
}
"""Kinds that are added, and their confidence: the share of additions that was right on every
fourth annotated training paper, with a tagger that had been trained on the others."""
CORRECTED: Final = 0.8
"""Confidence of a mention that a name made longer or gave its kind, measured likewise."""

_GAPS: Final = frozenset("-_‐‑–—")
_JOINTS: Final = frozenset("-/@.+‐‑–")
_MOST_TOKENS: Final = 16


@dataclass(frozen=True, slots=True)
class Known:
    """A name of the vocabulary in a document: tokens [start, end), the term, its form there."""

    start: int
    end: int
    term: Term
    form: str

    @property
    def needs_company(self) -> bool:
        """Whether the form counts only beside a form of the same term that needs none."""
        return self.form in self.term.caution


def written_alike(form: str, surface: str) -> bool:
    """Tell whether capitals say that `surface` is the name `form`; gaps and a plural s are free.

    A name of one word keeps its capitals, for `DROP` is no drop and `Adam` no adam; the first is
    free where others follow (`nDCG` for `NDCG`, but not `MAP` for `mAP`). Words that the table has
    in lower case, and names of several words, may be written in any case.

    >>> written_alike("CNN", "CNNs"), written_alike("DROP", "drop"), written_alike("DROP", "Drop")
    (True, False, False)
    >>> written_alike("Vision Transformer", "vision transformers")
    True
    """
    if form == form.lower() or " " in form or _words_joined(form):
        return True
    name, written = _without_gaps(form), _without_gaps(surface)
    if name[1:] != name[1:].lower() and not written.isupper():
        name, written = name[1:], written[1:]
    return written in {name, f"{name}s"}


def _words_joined(form: str) -> bool:
    """`Kullback-Leibler divergence` and `Mixture-of-Experts`, but not `GPT-4` or `U-Net`."""
    return "-" in form and all(len(part) > 1 and part.isalpha() for part in form.split("-")[:2])


def _without_gaps(name: str) -> str:
    return "".join(c for c in name if c not in _GAPS and not c.isspace())


class Matcher:
    """Finds the names of a vocabulary in documents of the project's tokeniser."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        forms: dict[str, list[tuple[Term, str]]] = defaultdict(list)
        self._whole: set[str] = set()
        self._beginnings: set[str] = set()
        for term in vocabulary:
            for form in term.forms:
                forms[fold(form)].append((term, form))
                self._add(form)
        self._forms = dict(forms)

    def _add(self, form: str) -> None:
        # Every beginning that may end a token; more do no harm.
        joined = _without_gaps(form).casefold()
        self._whole.add(joined)
        self._beginnings.update(joined[:end] for end in range(1, len(joined) + 1))

    def __call__(self, doc: Doc) -> Iterator[Known]:
        """Yield the names in the order of the text, the longest at each place, none overlapping."""
        text = doc.text
        tokens = [(token.idx, token.text.casefold()) for token in doc]
        start = 0
        while start < len(tokens):
            if not self._may_begin(tokens[start][1]):
                start += 1
                continue
            known = None
            for end in self._ends(tokens, start):
                last, word = tokens[end - 1]
                surface = text[tokens[start][0] : last + len(word)]
                known = self._known(start, end, surface) or known
            if known is not None:
                yield known
            start = known.end if known is not None else start + 1

    def _may_begin(self, word: str) -> bool:
        return word in self._beginnings or word.endswith("s")

    def _ends(self, tokens: Sequence[tuple[int, str]], start: int) -> Iterator[int]:
        """Yield where a name that begins at token `start` may end, the shortest first."""
        joined = ""
        for end in range(start, min(start + _MOST_TOKENS, len(tokens))):
            word = tokens[end][1]
            if word in _GAPS and joined:
                continue
            joined += word
            if joined in self._whole or self._is_plural(joined):
                yield end + 1
            if joined not in self._beginnings:
                return

    def _is_plural(self, joined: str) -> bool:
        if not joined.endswith("s"):
            return False
        return joined[:-1] in self._whole or f"{joined[:-3]}y" in self._whole

    def _known(self, start: int, end: int, surface: str) -> Known | None:
        """Return the name, or None where capitals say no or terms of two kinds bear it."""
        bearers = [
            (term, form)
            for term, form in self._forms.get(fold(surface), ())
            if written_alike(form, surface)
        ]
        if len({term.kind for term, _ in bearers}) != 1:
            return None
        return Known(start, end, *bearers[0])


def part_of_longer(doc: Doc, known: Known) -> bool:
    """Tell whether the name is a piece of a longer one that the vocabulary does not have.

    So it is in `RoBERTa-BERT`, `ViT-H`, `COCO+` and `SQuAD 2.0`, but not in `CNN-based`.
    """
    start, end = known.start, known.end
    if start > 1 and _touch(doc, start - 2, start) and doc[start - 1].text in _JOINTS:
        return doc[start - 2].text[-1].isalnum()
    if end == len(doc) or doc[end - 1].whitespace_:
        return end < len(doc) and _proper(known) and doc[end].text[0].isdigit()
    if doc[end].text == "+":
        return True
    if end + 1 == len(doc) or not _touch(doc, end, end + 1) or doc[end].text not in _JOINTS:
        return False
    return not (doc[end + 1].text.islower() and _proper(known))


def _touch(doc: Doc, start: int, end: int) -> bool:
    """Whether nothing stands between the tokens from `start` to `end`, both included."""
    return not any(doc[index].whitespace_ for index in range(start, end))


def _proper(known: Known) -> bool:
    """Whether it names a thing: a number behind it is its version, and `-based` no part of it."""
    return known.term.kind in {Kind.MODEL, Kind.DATASET}


class VocabularyMentions:
    """Adds to and corrects `doc.spans["mentions"]`, `mention_confidence`, `mention_extractor`."""

    def __init__(self, matcher: Matcher | None = None, added: Mapping[Kind, float] = ADDED) -> None:
        """Without `matcher`, the shipped vocabulary is read when first needed."""
        self._matcher = matcher
        self._added = added

    @property
    def matcher(self) -> Matcher:
        """The matcher in use."""
        return self._matcher or shipped_matcher()

    def __call__(self, doc: Doc) -> Doc:
        """Merge the names into the mentions, and return the document."""
        mentions = {(span.start, span.end): span for span in doc.spans.get(MENTIONS, ())}
        confidence = dict(doc._.mention_confidence or {})
        extractor = dict(doc._.mention_extractor or {})
        for span, replaced in self._merged(doc, list(mentions.values())):
            for old in replaced:
                del mentions[old.start, old.end]
                confidence.pop((old.start_char, old.end_char), None)
                extractor.pop((old.start_char, old.end_char), None)
            mentions[span.start, span.end] = span
            place = span.start_char, span.end_char
            confidence[place] = CORRECTED if replaced else self._added[Kind(span.label_)]
            extractor[place] = _NAME
        doc.spans[MENTIONS] = [mentions[place] for place in sorted(mentions)]
        doc._.mention_confidence, doc._.mention_extractor = confidence, extractor
        return doc

    def _merged(self, doc: Doc, tagged: Sequence[Span]) -> Iterator[tuple[Span, list[Span]]]:
        """Yield each new mention with the mentions of the tagger that it replaces."""
        owner = {token: span for span in tagged for token in range(span.start, span.end)}
        kinds = {fold(span.text): span.label_ for span in tagged}
        for known in self._names(doc):
            span = Span(doc, known.start, known.end, label=known.term.kind)
            inside = {owner[t].start: owner[t] for t in range(span.start, span.end) if t in owner}
            if all(span.start <= old.start and old.end <= span.end for old in inside.values()):
                # One string has one kind in a paper, and the tagger has read the paper.
                kind = kinds.get(fold(span.text), span.label_)
                if _may_become(kind, span.label_) and not _known_already(span, inside):
                    yield span, list(inside.values())

    def _names(self, doc: Doc) -> Iterator[Known]:
        """Yield the names that count: of a wanted kind, whole, not alone where they must not be."""
        found = list(self.matcher(doc))
        sure = {known.term for known in found if not known.needs_company}
        for known in found:
            counts = known.term in sure or not known.needs_company
            if counts and known.term.kind in self._added and not part_of_longer(doc, known):
                yield known


def _may_become(kind: str, other: str) -> bool:
    return kind == other or other != Kind.DATASET


def _known_already(span: Span, inside: Mapping[int, Span]) -> bool:
    old = inside.get(span.start)
    return old is not None and (old.end, old.label) == (span.end, span.label)


@lru_cache(maxsize=1)
def shipped_matcher() -> Matcher:
    """Return the matcher of the vocabulary that ships with the package."""
    return Matcher(load())


@Language.factory("paperkg_vocabulary")
def _create(nlp: Language, name: str) -> VocabularyMentions:  # noqa: ARG001  # spaCy passes both
    return VocabularyMentions()


EXTRACTORS.register(
    _NAME,
    Component(
        "paperkg_vocabulary",
        "Adds well-known names that the tagger missed, and corrects those it mistook.",
        after=("tagger",),
    ),
)
