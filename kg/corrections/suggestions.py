"""What a person may have meant by a correction that matches nothing."""

from collections.abc import Collection, Iterable, Sequence

from rapidfuzz import fuzz, process

from kg.names.folding import fold

_MOST = 3
_LEAST_ALIKE = 70  # of 100
_NEXT_BEST = 10
"""Names that are less alike than the likest by more than this are not meant."""


def complaint(text: str, near: Sequence[str] = ()) -> str:
    """Return what is wrong, with what may have been meant and the remedy, in one line.

    >>> complaint("no Model is called 'Zorbel'", ["Zorbal"])
    "no Model is called 'Zorbel'; did you mean 'Zorbal'? Correct or remove it"
    """
    if not near:
        return f"{text}; correct or remove it"
    return f"{text}; did you mean {' or '.join(map(repr, near))}? Correct or remove it"


def nearest(name: str, known: Iterable[str]) -> list[str]:
    """Return up to three of the names that are like `name`, or hold it, the likest first.

    >>> nearest("image net 22k", ["ImageNet-21K", "COCO", "ImageNet"])
    ['ImageNet-21K', 'ImageNet']
    """
    close = process.extract(
        fold(name), _sorted(known), processor=fold, scorer=fuzz.WRatio, score_cutoff=_LEAST_ALIKE
    )
    return _best(close)


def nearest_titles(title: str, known: Iterable[str]) -> list[str]:
    """Return up to three of many titles, or ids, that are like one as a whole, the likest first."""
    close = process.extract(
        title.casefold(),
        _sorted(known),
        processor=str.casefold,
        scorer=fuzz.ratio,
        score_cutoff=_LEAST_ALIKE,
    )
    return _best(close)


def _sorted(known: Iterable[str]) -> Collection[str]:
    return sorted({*known})


def _best(close: Sequence[tuple[str, float, int]]) -> list[str]:
    return [found for found, alike, _ in close[:_MOST] if alike >= close[0][1] - _NEXT_BEST]


def nearest_words(words: str, text: str) -> list[str]:
    """Return the part of the text that is most like a quotation, if any is.

    >>> nearest_words("a blue set of zorbs", "We test it on the blue set of zorbs.")
    ['the blue set of zorbs']
    """
    found = fuzz.partial_ratio_alignment(words, text, score_cutoff=_LEAST_ALIKE)
    if found is None:
        return []
    start, end = found.dest_start, found.dest_end
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return [" ".join(text[start:end].split())]
