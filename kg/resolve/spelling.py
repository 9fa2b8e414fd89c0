"""The key under which different spellings of one name meet that folding leaves apart.

Keys are for comparing alone: they are no words (`supervised` becomes `supervized`). No number, no
sign, no size and no language pair is ever dropped, only the dress of one: `v2` is `2`, `2.0` is
`2`, the year `2014` of a dataset is `14` and stands last.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from kg.names.folding import fold, without_gaps
from kg.names.generic import OMISSIBLE
from kg.schema import Kind

__all__ = ["expand", "spelled"]

_AMERICAN: Final = (
    (re.compile(r"(?<=[a-z]{3})is(?=(?:ations?|e|ed|er|ers|ing)\b)"), "iz"),
    (re.compile(r"(?<=[a-z]{2}[ae]l)l(?=(?:ing|ed|er)s?\b)"), ""),
    (re.compile(r"(?<=[a-z]{3})our(?=(?:s|al|ed|ing|less)?\b)"), "or"),
    (re.compile(r"(?<=[a-z]{3})ogue(?=s?\b)"), "og"),
    (re.compile(r"\b(cent|fib|met)re(?=[sd]?\b)"), r"\1er"),
    (re.compile(r"\banalyse"), "analyze"),
    (re.compile(r"\bgrey(?=\b|scale)"), "gray"),
    (re.compile(r"\bartefact"), "artifact"),
)
_MAY_BE_BRITISH: Final = re.compile("is[aei]|ll[ei]|our|ogue|[tb]re|analyse|grey|artef")
_DRESS: Final = (
    (re.compile(r"(?<=[a-z]) ?v(?=\d)"), ""),
    (re.compile(r"(?<=\d)\.0(?![\d.])"), ""),
)
_YEAR: Final = re.compile(r"(?<!\d)(?:19(?=9)|20(?=[0-2]))(\d\d)(?!\d)")
_YEAR_FIRST: Final = re.compile(r"([a-z]*)(\d\d)( .*[^ ])$")
_VENDOR: Final = re.compile(r"^(?:openai|anthropic|deepmind) (?=.)|^meta (?=llama)")
_AVERAGED: Final = re.compile(
    r"(?<=macro|micro)(?: averaged?| averaging)\b|(?<=weighted) averaged?"
)
_INFLECTED: Final = re.compile(r"\b(test|train)ing (?=accuracy|error|loss|time|set)")
_PLURAL_NAME: Final = re.compile(r"(?:(?<=[a-z]{6})|(?<= [a-z]{4})|(?<= [a-z]{5}))(?<![suio])s$")
# What may be left out behind a name without another thing being named.
_GENERIC: Final[Mapping[Kind, re.Pattern[str]]] = {
    kind: re.compile(rf"(?<=\S) (?:{'|'.join(nouns)})$") for kind, nouns in OMISSIBLE.items()
}


@lru_cache(maxsize=1 << 20)  # the names of a large corpus, and parts of them
def spelled(kind: Kind, folded: str) -> str:
    """Return the key of a folded name of that kind.

    >>> spelled(Kind.TASK, "summarisation") == spelled(Kind.TASK, "summarization")
    True
    >>> spelled(Kind.MODEL, "llama v2"), spelled(Kind.DATASET, "wassa2021 shared task")
    ('llama2', 'wassa21')
    >>> spelled(Kind.MODEL, "vit s") == spelled(Kind.MODEL, "vits")
    False
    """
    name = folded
    # Most names have nothing to mend, which is seen sooner than ten patterns are tried.
    for pattern, replacement in _AMERICAN if _MAY_BE_BRITISH.search(name) else ():
        name = pattern.sub(replacement, name)
    for pattern, replacement in _DRESS:
        name = pattern.sub(replacement, name)
    name = _of_kind(kind, name)
    return _joined(_PLURAL_NAME.sub("", name)) or folded


def _of_kind(kind: Kind, name: str) -> str:
    if kind == Kind.MODEL:
        name = _VENDOR.sub("", name)
    elif kind == Kind.METRIC:
        name = _INFLECTED.sub(r"\1 ", _AVERAGED.sub("", name))
    name = _GENERIC[kind].sub("", name)
    return _year_last(name) if kind == Kind.DATASET else name


def _year_last(name: str) -> str:
    """`wmt2014 en de` and `wmt14 en de` as `wmt en de 14`: writers vary where a year stands."""
    match = _YEAR_FIRST.match(_YEAR.sub(r"\1", name))
    if match is None:
        return _YEAR.sub(r"\1", name)
    organiser, year, rest = match.groups()
    gap = " " if rest[-1].isdigit() else ""
    return f"{organiser}{rest}{gap}{year}".strip()


def _joined(name: str) -> str:
    """Drop the gaps between words, which writers vary; a size of a letter or two stays apart."""
    *front, last = name.split(" ")
    gap = " " if front and (len(last) <= 2 or front[-1][-1].isdigit()) else ""
    return f"{without_gaps(' '.join(front))}{gap}{last}"


_PREFIXES: Final = frozenset([
    "bi",
    "co",
    "de",
    "dis",
    "ex",
    "in",
    "inter",
    "intra",
    "multi",
    "non",
    "pre",
    "re",
    "self",
    "sub",
    "tri",
    "un",
])


def expand(name: str, long_forms: Mapping[str, str]) -> str:
    """Return a folded name of several words, its short forms spelled out.

    >>> expand("kg completion", {"kg": "knowledge graph"})
    'knowledge graph completion'
    """
    words = name.split(" ")
    if len(words) == 1:
        return name
    # `de-stylization` has a prefix, and no differential evolution.
    spelled_out = [w if w in _PREFIXES else long_forms.get(w, w) for w in words[:-1]]
    return fold(" ".join([*spelled_out, long_forms.get(words[-1], words[-1])]))
