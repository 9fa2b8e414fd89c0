"""The short forms of one paper, and what they are short for."""

from collections.abc import Iterable

from extractors.surface_forms import Words, key, words

__all__ = ["ShortForms"]


class ShortForms:
    """Pairs of a short and a long form that are held to be one name."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Hold the given pairs (short, long), as the text writes them."""
        self._long: dict[str, Words] = {}
        self._pairs: set[tuple[str, str]] = set()
        for short, long in pairs:
            self.add(short, long)

    def add(self, short: str, long: str) -> None:
        """Hold `short` and `long` to be one; the first long form is the one that spells it out."""
        self._pairs.add((key(short), key(long)))
        self._long.setdefault(key(short), words(long))

    def joins(self, one: str, other: str) -> bool:
        """Return whether one of two names is held to be the short form of the other."""
        pair = key(one), key(other)
        return pair in self._pairs or pair[::-1] in self._pairs

    def defines(self, surface: str) -> bool:
        """Return whether a name is the short or the long form of a pair."""
        return any(key(surface) in pair for pair in self._pairs)

    def is_short(self, surface: str) -> bool:
        """Return whether a name is the short form of a pair."""
        return key(surface) in self._long

    def spell_out(self, name: Words) -> Words:
        """Return the name with the long form in place of each word that is a short form.

        Short forms inside long forms are spelled out too.

        >>> known = ShortForms([("MNMT", "multilingual NMT"), ("NMT", "neural translation")])
        >>> known.spell_out(("modular", "mnmt"))
        ('modular', 'multilingual', 'neural', 'translation')
        """
        once = self._spell_out_once(name)
        return self._spell_out_once(once) if once != name else name

    def _spell_out_once(self, name: Words) -> Words:
        return tuple(part for word in name for part in self._long.get(word, (word,)))
