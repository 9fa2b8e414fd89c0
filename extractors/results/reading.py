r"""A paper's text as the choices of results see it: sentences of items.

An item is a word in lower case, a sign of punctuation, a number (`#`) or a mention
(`<Metric>`); LaTeX markup and quotes are left out. `58.7 box AP on \textbf{COCO}` reads
`# <Metric> on <Dataset>`.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Final

from extractors.numbers.grammar import find_numbers
from extractors.numbers.number import Number
from kg.model import Entity, Mention
from kg.schema import Kind

__all__ = ["Chain", "Item", "Reading", "Span", "read"]

Span = tuple[int, int]

_PIECE: Final = re.compile(
    r"\\?(?P<word>[^\W\d_]+(?:[-'’][^\W\d_]+)*)|(?P<digits>[^\W_]+)|(?P<sign>[,;:()/|.&<>=+≤≥→×–—-])"
)
_MARKUP: Final = frozenset([
    "textbf",
    "textit",
    "emph",
    "mathbf",
    "mathrm",
    "mathit",
    "text",
    "textsc",
    "rm",
    "bf",
    "it",
])
_SYNONYMS: Final = {"&": "and", "→": "to", "rightarrow": "to", "sim": "-", "–": "-", "—": "-"}
_LIST: Final = frozenset([",", "and", "or", "/", "|", ";"])
_RANGE: Final = frozenset(["-", "to"])
_PARTS: Final = ["test", "validation", "val", "dev", "set", "sets", "split", "splits"]
_DATA: Final = ["dataset", "datasets", "benchmark", "benchmarks", "corpus", "corpora", "data"]
_NAMES: Final = _LIST | frozenset([*_PARTS, *_DATA, "the", "both", "on", "task", "tasks"])


@dataclass(frozen=True, slots=True)
class Item:
    """One item: `number` is its place in `Reading.numbers`, `entity` in `Reading.entities`."""

    start: int
    end: int
    word: str
    number: int | None = None
    entity: int | None = None


@dataclass(frozen=True, slots=True)
class Chain:
    """A coordination of numbers or of mentions, as places of items from `first` to `last`.

    `slots` holds for each place of a member its place in the coordination; the two ends of a
    range share one, and so do two names in a row of one entity.
    """

    first: int
    last: int
    slots: dict[int, int]

    @property
    def length(self) -> int:
        """How many slots there are."""
        return max(self.slots.values()) + 1


@dataclass(frozen=True)
class Reading:
    """Items in the order of the text; `bounds` are the sentences as half-open places of items."""

    text: str
    entities: tuple[Entity, ...]
    numbers: tuple[Number, ...]
    items: tuple[Item, ...]
    bounds: tuple[Span, ...]
    sentence_of: tuple[int, ...] = field(repr=False)

    @cached_property
    def places(self) -> tuple[int, ...]:
        """The place of each number among the items."""
        return tuple(k for k, item in enumerate(self.items) if item.number is not None)

    @cached_property
    def mentions(self) -> tuple[tuple[int, ...], ...]:
        """For each entity the places of its mentions."""
        found: list[list[int]] = [[] for _ in self.entities]
        for k, item in enumerate(self.items):
            if item.entity is not None:
                found[item.entity].append(k)
        return tuple(map(tuple, found))

    @cached_property
    def number_chains(self) -> dict[int, Chain]:
        """The chain of every place of a number."""
        return self._chains(lambda item: item.number is not None, _LIST | _RANGE)

    @cached_property
    def _chains_by_kinds(self) -> dict[frozenset[Kind], dict[int, Chain]]:
        return {}

    def mention_chains(self, kinds: frozenset[Kind]) -> dict[int, Chain]:
        """Return the chain of every place of a mention of these kinds."""
        if kinds not in self._chains_by_kinds:
            self._chains_by_kinds[kinds] = self._chains(
                lambda item: item.entity is not None and self.entities[item.entity].kind in kinds,
                _NAMES,
            )
        return self._chains_by_kinds[kinds]

    def _chains(self, member: Callable[[Item], bool], links: frozenset[str]) -> dict[int, Chain]:
        chains: dict[int, Chain] = {}
        for bounds in self.bounds:
            places = [k for k in range(*bounds) if member(self.items[k])]
            for run in self._runs(places, links):
                slots = self._slots(run)
                chain = Chain(run[0], run[-1], slots)
                chains.update(dict.fromkeys(run, chain))
        return chains

    def _runs(self, places: Sequence[int], links: frozenset[str]) -> Iterator[list[int]]:
        run: list[int] = []
        for k in places:
            if run and not self._linked((run[-1], k), links):
                yield run
                run = []
            run.append(k)
        if run:
            yield run

    def _linked(self, ends: Span, links: frozenset[str]) -> bool:
        left, right = ends
        between = [item.word for item in self.items[left + 1 : right]]
        if left and between[:1] == [")"] and self.items[left - 1].word == "(":
            del between[0]
        return links.issuperset(between) or self._renamed(ends)

    def _renamed(self, ends: Span) -> bool:
        """Whether two mentions stand as in `Dice similarity coefficient (DSC)`."""
        left, right = (self.items[k] for k in ends)
        between = [item.word for item in self.items[ends[0] + 1 : ends[1]]]
        return left.entity is not None and left.entity == right.entity and between in ([], ["("])

    def _slots(self, run: Sequence[int]) -> dict[int, int]:
        slots = {run[0]: 0}
        for left, right in pairwise(run):
            between = [item.word for item in self.items[left + 1 : right]]
            one = self._renamed((left, right)) or (len(between) == 1 and between[0] in _RANGE)
            slots[right] = slots[left] + (not one)
        return slots


def read(text: str, sentences: Iterable[Span], entities: Sequence[Entity]) -> Reading:
    """Read a text; numbers inside a mention belong to a name and are left out.

    `sentences` are sorted, half-open spans in code points; mentions that overlap give way to
    the earlier one.
    """
    spans = _mention_spans(entities)
    taken = [False] * len(text)
    for mention, _ in spans:
        taken[mention.start : mention.end] = [True] * (mention.end - mention.start)
    numbers = tuple(n for n in find_numbers(text) if not any(taken[n.start : n.end]))
    known = [Item(n.start, n.end, "#", number=k) for k, n in enumerate(numbers)]
    known += [Item(m.start, m.end, f"<{entities[e].kind}>", entity=e) for m, e in spans]
    known.sort(key=lambda item: item.start)
    items = tuple(_items(text, known))
    sentence_of = _sentences(items, list(sentences))
    return Reading(text, tuple(entities), numbers, items, _bounds(sentence_of), sentence_of)


def _mention_spans(entities: Sequence[Entity]) -> list[tuple[Mention, int]]:
    spans: list[tuple[Mention, int]] = []
    for mention, index in sorted((m, k) for k, e in enumerate(entities) for m in e.mentions):
        if not spans or spans[-1][0].end <= mention.start:
            spans.append((mention, index))
    return spans


def _items(text: str, known: Sequence[Item]) -> Iterator[Item]:
    done = 0
    for item in known:
        yield from _words(text, done, item.start)
        yield item
        done = item.end
    yield from _words(text, done, len(text))


def _words(text: str, start: int, end: int) -> Iterator[Item]:
    for match in _PIECE.finditer(text, start, end):
        word = "0" if match["digits"] else match.group().lstrip("\\").lower()
        if word not in _MARKUP:
            yield Item(match.start(), match.end(), _SYNONYMS.get(word, word))


def _sentences(items: Sequence[Item], sentences: Sequence[Span]) -> tuple[int, ...]:
    found, current = [], 0
    for item in items:
        while current + 1 < len(sentences) and item.start >= sentences[current + 1][0]:
            current += 1
        found.append(current)
    return tuple(found)


def _bounds(sentence_of: Sequence[int]) -> tuple[Span, ...]:
    count = max(sentence_of, default=-1) + 1
    firsts = [0] * (count + 1)
    for sentence in sentence_of:
        firsts[sentence + 1] += 1
    for k in range(count):
        firsts[k + 1] += firsts[k]
    return tuple(pairwise(firsts))
