"""Names of a vocabulary, found in a document: longest match first, on token boundaries.

How a name may be written follows the table of `kg.vocabulary`: `written_alike` says which capitals
count, `part_of_longer` which matches are pieces of longer names that the table does not have.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Doc

from extractors.document import Span
from kg.names.folding import fold
from kg.schema import Kind
from kg.vocabulary import Term, Vocabulary

__all__ = ["Match", "Matcher", "part_of_longer", "written_alike"]

_GAPS: Final = frozenset("-_‐‑–—")
_JOINTS: Final = frozenset("-/@.+‐‑–")
_MOST_TOKENS: Final = 16


@dataclass(frozen=True, slots=True)
class Match:
    """A name of the vocabulary in a document: tokens [start, end), the term, its form there."""

    start: int
    end: int
    term: Term
    form: str

    @property
    def needs_company(self) -> bool:
        """Whether the form counts only beside another form of the term that needs no company."""
        return self.form in self.term.caution

    def span(self, doc: Doc) -> Span:
        """Return where the name stands in the text of `doc`."""
        return _span(doc, self.start, self.end)


def _span(doc: Doc, start: int, end: int) -> Span:
    """Return the characters of the tokens from `start` to `end`, half-open."""
    last = doc[end - 1]
    return doc[start].idx, last.idx + len(last)


def written_alike(form: str, surface: str) -> bool:
    """Return whether `surface` has the capitals of the name `form`, gaps and a plural s aside.

    A name of one word keeps its capitals, as `DROP` is not a drop and `Adam` not adam; the first
    letter is free if capitals follow (`nDCG` for `NDCG`, but not `MAP` for `mAP`). Words that the
    vocabulary has in lower case, and names of several words, may be written in any case.

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
    """Return whether hyphens join words: `Mixture-of-Experts`, but not `GPT-4` or `U-Net`."""
    return "-" in form and all(len(part) > 1 and part.isalpha() for part in form.split("-")[:2])


def _without_gaps(name: str) -> str:
    return "".join(c for c in name if c not in _GAPS and not c.isspace())


class Matcher:
    """Find the names of a vocabulary in documents of the project's tokeniser."""

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

    def __call__(self, doc: Doc) -> Iterator[Match]:
        """Yield the names in the order of the text; the longest at each place, none overlapping."""
        text = doc.text
        words = [token.text.casefold() for token in doc]
        start = 0
        while start < len(words):
            if not self._may_begin(words[start]):
                start += 1
                continue
            match = None
            for end in self._ends(words, start):
                surface = text[slice(*_span(doc, start, end))]
                match = self._match(start, end, surface) or match
            if match is not None:
                yield match
            start = match.end if match is not None else start + 1

    def _may_begin(self, word: str) -> bool:
        return word in self._beginnings or word.endswith("s")

    def _ends(self, words: Sequence[str], start: int) -> Iterator[int]:
        """Yield where a name that begins at token `start` may end, the shortest first."""
        joined = ""
        for end in range(start, min(start + _MOST_TOKENS, len(words))):
            word = words[end]
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

    def _match(self, start: int, end: int, surface: str) -> Match | None:
        """Return the name, or None if capitals differ or terms of two kinds have it."""
        bearers = [
            (term, form)
            for term, form in self._forms.get(fold(surface), ())
            if written_alike(form, surface)
        ]
        if len({term.kind for term, _ in bearers}) != 1:
            return None
        return Match(start, end, *bearers[0])


def part_of_longer(doc: Doc, match: Match) -> bool:
    """Return whether the name is a piece of a longer one that the vocabulary does not have.

    It is one in `RoBERTa-BERT`, `ViT-H`, `COCO+` and `SQuAD 2.0`, but not in `CNN-based`.
    """
    start, end = match.start, match.end
    if start > 1 and _touch(doc, start - 2, start) and doc[start - 1].text in _JOINTS:
        return doc[start - 2].text[-1].isalnum()
    if end == len(doc) or doc[end - 1].whitespace_:
        return end < len(doc) and _proper(match) and doc[end].text[0].isdigit()
    if doc[end].text == "+":
        return True
    if end + 1 == len(doc) or not _touch(doc, end, end + 1) or doc[end].text not in _JOINTS:
        return False
    return not (doc[end + 1].text.islower() and _proper(match))


def _touch(doc: Doc, start: int, end: int) -> bool:
    """Return whether no space stands between the tokens from `start` to `end`, both included."""
    return not any(doc[index].whitespace_ for index in range(start, end))


def _proper(match: Match) -> bool:
    """Return whether a number behind the name is its version, and `-based` not part of it."""
    return match.term.kind in {Kind.MODEL, Kind.DATASET}
