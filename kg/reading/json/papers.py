"""Which objects of a JSON input are papers, told from the names of their fields."""

from collections.abc import Set as AbstractSet
from typing import Final

from kg.reading.json.shape import JsonShape
from kg.reading.tables.spellings import plain_name, spelled

__all__ = ["papers_path"]

_WEAK_TITLES: Final = frozenset({"name", "paper", "display name"})
_WEAK_ABSTRACTS: Final = frozenset({"description", "descriptions"})
_SAYING: Final = ("authors", "date", "year", "doi", "arxiv_id", "venue", "key")
_SILENT: Final = ("id", "url", "language")
_PAPER_IDS: Final = frozenset({"paper id", "pmid", "eid", "accession number", "ut unique wos id"})
_ERROR: Final = frozenset({"status", "detail"})


def papers_path(shape: JsonShape) -> str | None:
    """Return the path (of `json_shape`) of the objects that are most like papers, or None.

    An object is one if it has a title, and an abstract or another field that papers have; a field
    such as `name` or `description`, which anything may have, counts only beside surer ones. What
    has only a title, an id and links is one in a list, and where nothing else stands there.

    >>> from kg.reading.document import Head
    >>> from kg.reading.json.shape import json_shape
    >>> papers_path(json_shape(Head(b'{"n": 1, "papers": [{"title": "ViT", "summary": "We"}]}')))
    'papers.item'
    >>> papers_path(json_shape(Head(b'{"name": "left-pad", "description": "pads", "author": "A"}')))
    """
    scores = {path: _score(path, keys) for path, keys in shape.keys.items()}
    best = max(scores.values(), default=0)
    return min((path for path, score in scores.items() if score == best > 0), default=None)


def _score(path: str, keys: AbstractSet[str]) -> int:
    """Return how like a paper an object with these keys is; 0 if it is none."""
    names = spelled(keys)
    if "title" not in names or (keys >= _ERROR and "abstract" not in names):
        return 0
    is_sure = not {plain_name(name) for name in names["title"]} <= _WEAK_TITLES
    abstracts = {plain_name(name) for name in names.get("abstract", ())}
    has_abstract = bool(abstracts - _WEAK_ABSTRACTS)
    is_named = any(plain_name(name) in _PAPER_IDS for name in names.get("id", ()))
    saying = sum(field in names for field in _SAYING) + has_abstract + is_named
    if saying < (1 if is_sure else 2):
        # Lists of titles have nothing else to tell them by.
        told = {name for field in ("title", *_SILENT) for name in names.get(field, ())}
        is_alone = path == "" and len(keys) > 1
        return int(is_sure and len(told) == len(keys) and (is_alone or path.endswith("item")))
    return 1 + len(names) + 2 * bool(abstracts) + 2 * is_sure
