"""Plurals of English nouns: of words that surely are one, and of names that look like one.

A key must not join two names, so that `singular` knows the nouns that it touches. What is shown
may be wrong at worst, so that `singular_name` trusts the ending.
"""

import re
from typing import Final

__all__ = ["IRREGULAR", "PLURAL", "PLURAL_S", "singular", "singular_name"]

PLURAL_S: Final = re.compile(r"(?<=[^\W\d_]{2})(?<![siu])s$")
"""The `s` of a plural at the end of a name, if it is a plural."""

IRREGULAR: Final = {
    "analyses": "analysis", "approaches": "approach", "batches": "batch", "biases": "bias",
    "boxes": "box", "classes": "class", "corpora": "corpus", "criteria": "criterion",
    "hypotheses": "hypothesis", "indices": "index", "losses": "loss", "matrices": "matrix",
    "patches": "patch", "searches": "search", "vertices": "vertex",
}  # fmt: skip
"""Words whose plural is not the singular with an `s`."""
# Endings of common nouns. A word that ends otherwise may be a name whose s belongs to it.
_NOUNS: Final = (
    "former|coder|network|net|work|model|field|machine|forest|tree|layer|unit|block|head|module"
    "|token|prompt|embedding|kernel|graph|gram|map|flow|system|agent|adapter|filter|classifier"
    "|retriever|ranker|detector|generator|discriminator|estimator|predictor|extractor|descriptor"
    "|operator|tensor|vector|factor|processor|regressor|transducer|tagger|parser|chatbot|assistant"
    "|expert|perceptron|tion|sion|ment|ing|method|technique|algorithm|framework|function|objective"
    "|task|problem|dataset|benchmark|challenge|measure|metric|score|rate|ratio|error|distance"
    "|image|video|language|text|document|sentence|question|query|variable|feature|structure"
    "|mixture|architecture|time|label|pixel|voxel|point|cloud|domain|sample|gradient|bandit"
    "|heuristic|characteristic|sequence|chain|attack|example|parameter|signal|recommender|rule"
    "|mechanism|pipeline|optimizer|toolkit|leaderboard|database"
)
_NOUNS_IN_Y: Final = (
    "abilit|accurac|arit|alit|ivit|tit|eg|log|nom|polic|librar|memor|trajector|hierarch|dictionar"
    "|frequenc|dependenc|anomal|entrop|quer"
)
PLURAL: Final = re.compile(rf"(?:{_NOUNS})s$|(?:{_NOUNS_IN_Y})ies$")
"""The end of a plural of a common noun."""
_SINGULAR: Final = re.compile(r"(?:ss|us|is|ics|[Nn]ews|bias|[Ss]eries)$")
_LAST_WORD: Final = re.compile(r"(.*?)(\w*)", re.DOTALL)
_INNER_WORD: Final = re.compile(r"(?:Net|er|Model|GAN|LLM|VLM|Former|or)s$")


def singular(word: str) -> str:
    """Return the singular of a lower-case word that is surely a plural, any other word as it is.

    >>> [singular(word) for word in ("transformers", "losses", "bias", "series", "glues")]
    ['transformer', 'loss', 'bias', 'series', 'glues']
    """
    if word in IRREGULAR:
        return IRREGULAR[word]
    return _without_ending(word) if PLURAL.search(word) else word


def singular_name(name: str) -> str:
    """Put the last word of a name into the singular where its ending shows a plural.

    >>> [singular_name(name) for name in ("LLMs", "vision transformers", "Losses", "dropout loss")]
    ['LLM', 'vision transformer', 'Loss', 'dropout loss']
    >>> [singular_name(name) for name in ("ResNets", "WikiNews", "FLOPS", "GANs'")]
    ['ResNet', 'WikiNews', 'FLOPS', "GANs'"]
    """
    head, last = _LAST_WORD.fullmatch(name).groups()  # type: ignore[union-attr]  # matches all
    lower = last.casefold()
    if lower in IRREGULAR:
        word = IRREGULAR[lower]
        return f"{head}{word.upper() if last.isupper() else last[0] + word[1:]}"
    is_plural = len(last) > 2 and last.endswith("s") and not _SINGULAR.search(last)
    if is_plural and (_has_plain_case(last) or _INNER_WORD.search(name)):
        return head + _without_ending(last)
    return name


def _has_plain_case(word: str) -> bool:
    """Return whether capitals are none, the first letter, or all but the `s` of a plural."""
    return word[:-1].isupper() or word[:-1].islower() or word[1:].islower()


def _without_ending(plural: str) -> str:
    return f"{plural[:-3]}y" if plural.endswith("ies") and len(plural) > 4 else plural[:-1]
