"""What the choice of a name's kind looks at: the name, what the tagger thought, the whole paper.

A tagger sees a few words on either side of a mention. Whether `ForgetEval` is a benchmark or a
method is often said elsewhere: in the title, or beside another mention of it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from extractors.document import Span
from kg.schema import Kind
from kg.vocabulary import load

__all__ = ["Name", "Side", "name_features"]

_WINDOW: Final = 80
_NEAR: Final = 30
_WORDS: Final = 5
_STEM: Final = 7
_WORD: Final = re.compile(r"[^\W\d_]+|\d+(?:\.\d+)?|[^\w\s]")
_PIECE: Final = re.compile(r"[A-Z]+[a-z]*|[a-z]+")
_RUN: Final = re.compile(r"([A-Z])|([a-z])|([0-9])|(.)", re.DOTALL)
_COLON: Final = re.compile(r"\s*[:–—]")
_END: Final = re.compile(r"[.;]\s")
_ON_NUMBER: Final = re.compile(r"\d\\?%?[^.]{0,25}\bon (?:the )?$")
_THEN_NUMBER: Final = re.compile(r"[^.]{0,15}\d")
_SAID: Final = re.compile(
    r"(?:\s*\([^()\n]{1,80}\))?\s*(?:[,:–—]|is|which is)?\s*(?:an?|the first|the)\s+"
    r"((?:[^\W_][\w'’/-]*[ ]?){1,9})",
    re.IGNORECASE,
)
_ENDS_PHRASE: Final = re.compile(
    r"\b(?:for|of|that|which|to|with|in|on|by|from|designed|based|consisting|using|comprising"
    r"|containing|built|tailored|where|and|as|via|is|are|under|through)\b.*"
)
# Words that say what the thing beside them is.
_CLASSES: Final = {
    Kind.DATASET: re.compile(
        r"\b(?:benchmark|dataset|data set|corpus|corpora|challenge|shared task|test ?bed|suite"
        r"|leaderboard|collection)s?\b",
        re.IGNORECASE,
    ),
    Kind.MODEL: re.compile(
        r"\b(?:model|network|architecture|transformer|detector|encoder|decoder|system|backbone"
        r"|LLM|agent)s?\b",
        re.IGNORECASE,
    ),
    Kind.METHOD: re.compile(
        r"\b(?:method|framework|algorithm|approach|technique|strategy|module|loss|training"
        r"|optimi[sz]er|pipeline|toolkit|library|paradigm|mechanism|scheme)s?\b",
        re.IGNORECASE,
    ),
    Kind.TASK: re.compile(r"\b(?:task|problem)s?\b", re.IGNORECASE),
    Kind.METRIC: re.compile(r"\b(?:metric|score|measure|rate|error|accuracy)s?\b", re.IGNORECASE),
}


@dataclass(frozen=True, slots=True)
class Side:
    """The other form of a name that the text defines: where it stands, and the tagger's view.

    `is_long` says that this is the long form of the two.
    """

    place: Span
    is_long: bool
    proposed: Mapping[Kind, float]


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a paper: its places as offsets in code points, sorted, and the tagger's view.

    `kinds` is the kind of the mention at each place. `proposed` has for each place the
    probabilities that the tagger gives its kinds; a kind without one has none worth mention.
    `other` is its other form, where the text defines one by the other.
    """

    places: Sequence[Span]
    kinds: Sequence[Kind]
    proposed: Sequence[Mapping[Kind, float]]
    other: Side | None = None


def name_features(text: str, name: Name) -> list[str]:
    """Return the features of a name in a text whose first line is the title; each stands once."""
    title = text.partition("\n")[0]
    surface = text[slice(*name.places[0])]
    found = dict.fromkeys(_of_tagger(name))
    found.update(dict.fromkeys(_of_form(surface)))
    found[f"mentions {min(len(name.places), 4)}"] = None
    found.update(dict.fromkeys(_of_title(title, surface, name.places[0])))
    for place in name.places:
        found.update(dict.fromkeys(_of_words(text, place)))
        found.update(dict.fromkeys(_of_sentence(text, place)))
        found.update(dict.fromkeys(_of_apposition(text, place[1])))
    found.update(dict.fromkeys(_of_other(text, name.other)))
    return list(found)


def _of_tagger(name: Name) -> Iterator[str]:
    size = len(name.places)
    best = 0.0
    for kind in Kind:
        chances = [proposed.get(kind, 0.0) for proposed in name.proposed]
        best = max(best, *chances)
        yield f"highest {kind} {_bin(max(chances))}"
        yield f"mean {kind} {_bin(sum(chances) / size)}"
        yield f"share {kind} {round(sum(k is kind for k in name.kinds) / size, 1)}"
    yield f"best {_bin(best)}"
    yield f"total {_bin(max(sum(proposed.values()) for proposed in name.proposed))}"


def _of_other(text: str, other: Side | None) -> Iterator[str]:
    """Yield what the long form of a short one says, and the short form of a long one.

    `PCa` looks like a name, `prostate cancer` does not.
    """
    if other is None:
        yield "undefined"
        return
    side = "long" if other.is_long else "short"
    yield f"has {side}"
    best = max(other.proposed.values(), default=0.0)
    yield f"{side} best {_bin(best)}"
    yield from (f"{side} {kind} {_bin(p)}" for kind, p in other.proposed.items())
    yield from (f"{side} {feature}" for feature in _of_form(text[slice(*other.place)]))
    if other.is_long:
        yield from (f"long {feature}" for feature in _of_words(text, other.place))


def _bin(chance: float) -> int:
    """Put a probability into one of seven bins; one too low for the tagger to say has its own."""
    return min(6, int(chance * 7)) if chance > 0 else -1


def _of_form(surface: str) -> Iterator[str]:
    words = surface.split()
    last = words[-1].lower()
    yield "bias"
    shape = _shape(surface) if len(words) == 1 else " ".join(_shape(w)[:2] for w in words[:4])
    yield f"shape {shape}"
    yield f"last {last}"
    yield f"ends {last[-3:]}"
    yield f"ends {last[-4:]}"
    yield f"begins {words[0].lower()[:4]}"
    yield f"words {min(len(words), 5)}"
    yield from (f"known {kind}" for kind in Kind if load().lookup(surface, kind))
    yield from (f"piece {piece.lower()}" for piece in _PIECE.findall(surface)[-3:])


def _shape(word: str) -> str:
    """Write runs of capitals, small letters and digits as `A`, `a`, `0`: `GPT-4o` is `A-0a`."""
    shape = ""
    for match in _RUN.finditer(word):
        sign = "Aa0"[match.lastindex - 1] if match.lastindex in {1, 2, 3} else match.group()
        shape += "" if shape.endswith(sign) else sign
    return shape[:7]


def _of_title(title: str, surface: str, first: Span) -> Iterator[str]:
    classes = [kind for kind, pattern in _CLASSES.items() if pattern.search(title)]
    yield from (f"title has {kind}" for kind in classes)
    if not title.startswith(surface):
        if first[0] < len(title):
            yield "in title"
        return
    yield "title begins"
    rest = title[len(surface) :]
    if _COLON.match(rest):
        yield "title names"
        yield from (f"title names {k}" for k, pattern in _CLASSES.items() if pattern.search(rest))


def _of_words(text: str, place: Span) -> Iterator[str]:
    start, end = place
    left = [w.lower() for w in _WORD.findall(text, max(0, start - _WINDOW), start)][::-1]
    right = [w.lower() for w in _WORD.findall(text, end, end + _WINDOW)]
    for side, words in (("left", [*left, "^", "^"]), ("right", [*right, "^", "^"])):
        yield f"{side} {words[0]}"
        yield f"{side} {words[0]} {words[1]}"
        yield from (f"{side} has {word[:_STEM]}" for word in words[:_WORDS])


def _of_apposition(text: str, end: int) -> Iterator[str]:
    """Yield the noun by which a text says what a name is: `ForgetEval, a new benchmark for`."""
    said = _SAID.match(text, end)
    phrase = _ENDS_PHRASE.sub("", said[1].lower()).split() if said else []
    if phrase:
        yield f"said {phrase[-1]}"
        yield from (f"said {kind}" for kind, p in _CLASSES.items() if p.fullmatch(phrase[-1]))


def _of_sentence(text: str, place: Span) -> Iterator[str]:
    start, end = place
    left = _END.split(text[max(0, start - _WINDOW) : start])[-1]
    right = _END.split(text[end : end + _WINDOW])[0]
    for kind, pattern in _CLASSES.items():
        for side, near, far in (("left", left[-_NEAR:], left), ("right", right[:_NEAR], right)):
            if pattern.search(far):
                yield f"{side} {'near' if pattern.search(near) else 'far'} {kind}"
    if _ON_NUMBER.search(left):
        yield "number on it"
    if _THEN_NUMBER.match(right):
        yield "then number"
