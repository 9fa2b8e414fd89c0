"""What the choice between no result, an absolute score and a difference looks at.

`absolute` and `delta` share the names of features that begin with `r`, which tell results from
other numbers; those that begin with `d` tell differences from scores.
"""

import re
from collections.abc import Iterator
from typing import Final

from extractors.results.reading import Reading
from kg.schema import ResultKind

__all__ = ["KINDS", "kind_options"]

KINDS: Final = (None, ResultKind.ABSOLUTE, ResultKind.DELTA)
"""What each option stands for, in the order of `kind_options`."""

# Words that tell what a number counts, compared by their stems.
_CUES: Final = {
    "delta": (
        "improve increase gain boost reduce reduction drop outperform surpass higher better lower"
        " worse worsen enhance advantage margin relative degrade decrease rise raise lift exceed"
        " points point pp percentage difference less more gap beat beats loss loses uplift decline"
        " narrow closer"
    ),
    "reach": (
        "achieve reach reaches attain obtain yield yields score scores result get gets report rate"
        " record only performance at accuracy"
    ),
    "cost": (
        "param parameter faster slower speed speedup flops memory latency time times cost costs"
        " token tokens gpu gpus data computation size inference storage energy sample epoch epochs"
        " compression smaller bandwidth hours second minute training throughput budget fewer"
        " sparse sparsity overhead x steps"
    ),
    "count": (
        "language dataset tasks images videos sentence words participants questions models"
        " category classes domain pages document patient users annotators instances examples people"
        " scenes year years k m b million billion thousand bit bits layers dimension shot fold"
    ),
}
_STEM: Final = 6
_CUE_OF: Final = {word[:_STEM]: cue for cue, words in _CUES.items() for word in words.split()}
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_NEAR: Final = 3
_WINDOW: Final = 9


def kind_options(reading: Reading, index: int, before: ResultKind | None) -> list[list[str]]:
    """Return the features of each of `KINDS` for number `index`.

    `before` is what was chosen for the number before it in the same sentence.
    """
    names = [*_shape(reading, index), *_context(reading, index), *_place(reading, index)]
    names += _neighbours(reading, index, before)
    shared = [f"r {name}" for name in names]
    return [[], shared, shared + [f"d {name}" for name in names]]


def _shape(reading: Reading, index: int) -> Iterator[str]:
    number = reading.numbers[index]
    digits = number.value.replace(",", "")
    whole, _, fraction = digits.partition(".")
    yield "bias"
    yield f"unit {number.unit}"
    yield f"decimals {len(fraction)} {number.unit}"
    yield f"digits {len(whole.lstrip('0'))} {number.unit}"
    yield f"sign {number.sign}"
    if "," in number.value:
        yield "thousands"
    glued = _LETTERS.match(reading.text, number.end)
    if glued:
        yield f"glued {glued.group().lower()}"


def _context(reading: Reading, index: int) -> Iterator[str]:
    place = reading.places[index]
    chain = reading.number_chains[place]
    low, high = reading.bounds[reading.sentence_of[place]]
    for side, edge, chain_edge, step, stop in (
        ("L", place, chain.first, -1, low - 1),
        ("R", place, chain.last, 1, high),
    ):
        words = [reading.items[k].word for k in range(edge + step, stop, step)[:_WINDOW]]
        yield from _near(side, words)
        if chain.first != chain.last:
            outer = [reading.items[k].word for k in range(chain_edge + step, stop, step)[:_WINDOW]]
            yield from _near(f"c{side}", outer)
            words = outer
        else:
            yield from _near(f"c{side}", words)
        yield from _cue(side, words)
        for kind in ("<Metric>", "<Dataset>"):
            if kind in words:
                distance = words.index(kind)
                yield f"{side} {kind} {min(distance, 3)} {'#' in words[:distance]}"
        yield from (f"{side} near {word[:_STEM]}" for word in sorted(set(words)))


def _cue(side: str, words: list[str]) -> Iterator[str]:
    """Name the nearest cue, up to the next number; `+` stands for a sign of punctuation passed."""
    passed = ""
    for word in words:
        if word == "#":
            break
        if word in {",", ";", "(", ")", ":", "and", "while"}:
            passed = "+"
        cue = _CUE_OF.get(word[:_STEM])
        if cue is not None:
            yield f"{side} cue {passed}{cue}"
            return
    yield f"{side} cue none"


def _near(side: str, words: list[str]) -> Iterator[str]:
    padded = [*words, "^", "^", "^"]
    for distance in range(_NEAR):
        yield f"{side}{distance} {padded[distance][:_STEM]}"
    yield f"{side} {padded[0]} {padded[1]}"


def _place(reading: Reading, index: int) -> Iterator[str]:
    place = reading.places[index]
    sentence = reading.sentence_of[place]
    low, high = reading.bounds[sentence]
    yield f"part {4 * sentence // len(reading.bounds)}"
    if sentence == 0:
        yield "first"
    words = {reading.items[k].word for k in range(low, high)}
    yield from (f"with {word}" for word in sorted(words) if word.startswith("<"))
    yield from (f"with {cue}" for cue in sorted({_CUE_OF.get(w[:_STEM], "") for w in words}))
    depth = sum({"(": 1, ")": -1}.get(reading.items[k].word, 0) for k in range(low, place))
    if depth > 0:
        yield "bracketed"


def _neighbours(reading: Reading, index: int, before: ResultKind | None) -> Iterator[str]:
    place = reading.places[index]
    chain = reading.number_chains[place]
    yield f"chain {min(chain.length, 4)}"
    yield f"slot {min(chain.slots[place], 2)}"
    if index and reading.sentence_of[reading.places[index - 1]] == reading.sentence_of[place]:
        left = reading.places[index - 1]
        between = " ".join(reading.items[k].word for k in range(left + 1, place)[:3])
        yield f"before {before}"
        yield f"before {before} {left in chain.slots}"
        yield f"before {before} {between}"
        same = reading.numbers[index - 1].unit == reading.numbers[index].unit
        yield f"before {before} same unit {same}"
