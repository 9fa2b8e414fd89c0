"""Abstracts as OpenAlex gives them: for each word the places where it stands, counted from 0."""

import json
from typing import Final

__all__ = ["abstract_of"]

_MOST_WORDS: Final = 20_000


def abstract_of(index: object) -> str | None:
    """Return the text of an inverted index, also where that is given as JSON; None of none.

    >>> abstract_of({"ViT": [1], "wins.": [3], "is": [2]})
    'ViT is wins.'
    """
    if isinstance(index, str):
        try:
            index = json.loads(index)
        except ValueError:
            return None
    if not isinstance(index, dict):
        return None
    places = index.get("InvertedIndex", index)
    words = {
        place: word
        for word, found in (places.items() if isinstance(places, dict) else ())
        if isinstance(found, list)
        for place in found
        if isinstance(place, int) and 0 <= place < _MOST_WORDS
    }
    return " ".join(words[place] for place in sorted(words)) or None
