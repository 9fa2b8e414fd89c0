"""The words by which names are compared when someone looks for one.

Names are folded first (`kg.names.folding`). A word is then a run of letters, a number, one of the
marks that tell names apart (`+`, `#`, `*`), or a single Han or kana character, since Chinese and
Japanese write no spaces. Letters and numbers side by side are two words, so that `GPT4`, `GPT-4`
and `GPT 4` have the same ones.

The viewer's page compares names in the same way (`exports/viewer/page/tools/words.js`), and a test
compares both.
"""

import re
from functools import lru_cache
from typing import Final

from kg.names.folding import fold, without_gaps
from kg.names.plurals import singular

__all__ = ["Words", "is_number", "unspaced", "words"]

Words = tuple[str, ...]

_IDEOGRAPH: Final = "\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff"
_WORD: Final = re.compile(rf"[{_IDEOGRAPH}]|\d+(?:\.\d+)*|[^\W\d_{_IDEOGRAPH}]+|[+#*]")


def words(name: str) -> Words:
    """Return the words of a name, each in the singular.

    A name of nothing but other marks consists of these; white space alone has no words.

    >>> words("ViT-B/16"), words("Vision Transformers (RefCOCO+)")
    (('vit', 'b', '16'), ('vision', 'transformer', 'refcoco', '+'))
    >>> words("GPT-3.5") == words("gpt 3.5"), words("図表"), words("β-VAE")
    (True, ('図', '表'), ('beta', 'vae'))
    """
    found: list[str] = []
    for part in name.replace("-", " ").split():
        found += _words_of(part)
    return tuple(found or name.lower().split())


def unspaced(found: Words) -> str:
    """Return words without the spaces between them, save those between two numbers.

    >>> unspaced(words("Fashion MNIST")), unspaced(words("COCO 20 1"))
    ('fashionmnist', 'coco20 1')
    """
    return without_gaps(" ".join(found))


def is_number(word: str) -> bool:
    """Return whether one of the words of a name is a number."""
    return word[0].isdecimal()


@lru_cache(maxsize=1 << 17)  # large graphs have many names and far fewer different words
def _words_of(part: str) -> Words:
    return tuple(map(singular, _WORD.findall(fold(part))))
