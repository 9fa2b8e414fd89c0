r"""Tokens of a paper's text: runs of letters and digits, and single other characters.

The mentions of the annotated papers begin and end between a letter or digit and something else,
so that the boundaries of every mention are boundaries of these tokens: `ImageNet-pretrained`,
`$\ell_1$-norm` and `F1=87.3` are split where a name in them may end. `doc.text` is the text that
went in, white space included.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

__all__ = ["NAME", "PaperTokenizer", "create_tokenizer", "make_tokenizer", "split"]

NAME: Final = "paperkg.Tokenizer.v1"
"""The name of the tokeniser in the configuration of a spaCy pipeline."""

_TOKEN: Final = re.compile(r"[^\W_]+|\s+|[^\w\s]|_")


def split(text: str) -> Iterator[tuple[str, bool]]:
    r"""Yield each token of `text` and whether one space follows it, in order.

    White space other than one space between two tokens is a token of its own, and so is a
    combining mark.

    >>> [word for word, _ in split("ViT-B/16 (86M)")]
    ['ViT', '-', 'B', '/', '16', '(', '86M', ')']
    """
    word = ""
    for match in _TOKEN.finditer(text):
        piece = match.group()
        if word and piece[0] == " ":
            yield word, True
            word, piece = "", piece[1:]
        if word:
            yield word, False
        word = piece
    if word:
        yield word, False


class PaperTokenizer:
    """Build a `Doc` of these tokens. There is no state: it serialises to nothing."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Return the document of `text`; `doc.text == text`."""
        pieces = list(split(text))
        words = [word for word, _ in pieces]
        return Doc(self.vocab, words=words, spaces=[space for _, space in pieces])

    def to_bytes(self, **_: object) -> bytes:
        """Return no bytes: the tokeniser has no state."""
        return b""

    def from_bytes(self, _data: bytes, **_: object) -> "PaperTokenizer":
        """Return the tokeniser itself: it has no state."""
        return self

    def to_disk(self, _path: object, **_: object) -> None:
        """Write nothing: the tokeniser has no state."""

    def from_disk(self, _path: object, **_: object) -> "PaperTokenizer":
        """Return the tokeniser itself: it has no state."""
        return self


def make_tokenizer(nlp: Language) -> PaperTokenizer:
    """Return the tokeniser of papers over the vocabulary of `nlp`.

    >>> import spacy
    >>> nlp = spacy.blank("en")
    >>> nlp.tokenizer = make_tokenizer(nlp)
    >>> [token.text for token in nlp("ImageNet-pretrained")]
    ['ImageNet', '-', 'pretrained']
    """
    return PaperTokenizer(nlp.vocab)


def create_tokenizer() -> Callable[[Language], PaperTokenizer]:
    """Return the factory that a spaCy configuration names."""
    return make_tokenizer


registry.tokenizers.register(NAME, func=create_tokenizer)
