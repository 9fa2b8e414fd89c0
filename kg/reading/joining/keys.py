"""Keys under which copies of one paper meet: numbers of 64 bits, whose last three say the kind."""

from collections.abc import Iterator
from enum import IntEnum
from hashlib import blake2b
from typing import Final

from kg.reading.joining.profile import Profile

__all__ = ["KeyKind", "key_of", "keys", "kind_of_key"]


class KeyKind(IntEnum):
    """What a key is made of."""

    ID = 0
    TITLE = 1
    PART = 2
    """A part of the title or of the abstract, which many papers may share."""


_OPENING: Final = 12
_TITLE_PART: Final = 24
_KINDS: Final = 8


def keys(profile: Profile) -> frozenset[int]:
    """Return the keys of a paper; two papers without one in common are never compared."""
    return frozenset(key_of(text, kind) for kind, text in _texts(profile))


def key_of(text: str, kind: KeyKind = KeyKind.ID) -> int:
    """Return the key of a text, which is not 0."""
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=7).digest()
    return (int.from_bytes(digest) or 1) * _KINDS + kind


def kind_of_key(key: int) -> KeyKind:
    """Return what the key is made of."""
    return KeyKind(key % _KINDS)


def _texts(profile: Profile) -> Iterator[tuple[KeyKind, str]]:
    if profile.arxiv:
        yield KeyKind.ID, f"arxiv {profile.arxiv}"
    for doi in profile.dois:
        yield KeyKind.ID, f"doi {doi}"
    for own_id in profile.own_ids:
        yield KeyKind.ID, f"id {own_id}"
    title = profile.compact_title
    yield KeyKind.TITLE, f"title {title}"
    if profile.main_title:
        yield KeyKind.TITLE, f"title {profile.main_title}"
    if len(title) > _TITLE_PART:
        yield KeyKind.PART, f"begins {title[:_TITLE_PART]}"
        yield KeyKind.PART, f"ends {title[-_TITLE_PART:]}"
        yield KeyKind.PART, f"content {' '.join(profile.content)}"
    words = profile.abstract_words
    if words and not profile.has_short_abstract:
        yield KeyKind.PART, f"opens {' '.join(words[:_OPENING])}"
        # Texts that agree in a share s of their triples have the same least one with probability s:
        # Broder, On the resemblance and containment of documents, 1997,
        # https://doi.org/10.1109/SEQUEN.1997.666900
        yield KeyKind.PART, f"holds {min(profile.triples)}"
