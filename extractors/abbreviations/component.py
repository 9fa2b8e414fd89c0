r"""Abbreviations: pairs of a short and a long form that the text itself defines.

After A. S. Schwartz and M. A. Hearst, A simple algorithm for identifying abbreviation
definitions in biomedical text, 2003, https://doi.org/10.1142/9789812776303_0042: `long (SHORT)`
and `SHORT (long)`. Added are the other ways in which abstracts of this field define a name
(`extractors.abbreviations.patterns`); the search for the long form weighs all ways to align the
letters (`extractors.abbreviations.alignment`). Which candidate is the long form, if any, is said by
learned weights over features of the candidates; `training/abbreviations.py` makes them.
Not handled: a short form whose letters the long form does not hold (`TACO`), and one whose long
form stands elsewhere in the text, with nothing that says so.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc

from extractors.abbreviations.features import describe, describe_none
from extractors.abbreviations.patterns import Place, places
from extractors.document import Definition, Span
from extractors.linear_model import Weights, probabilities, read_model
from extractors.registry import EXTRACTORS, Component
from kg.model import Abbreviation, Mention

__all__ = ["DECISION", "Choice", "choices", "choose", "definitions"]

DECISION: Final = "long form"
"""The name of the weights of the one decision."""

_LATEX: Final = re.compile(
    r"\\(?:(?:text)?(?:bf|it|sc|tt|sf)|textnormal|emph|em|b|underline|mathbf|mathrm)\b\s*|[{}$]"
)

_MARKED: Final = re.compile(r"[\\{}$~]")


def _plain(text: str) -> tuple[str, Sequence[int]]:
    """Return `text` without LaTeX mark-up, and where each of its characters stood."""
    if not _MARKED.search(text):
        return text, range(len(text))
    places: list[int] = []
    place = 0
    for match in _LATEX.finditer(text):
        places += range(place, match.start())
        place = match.end()
    places += range(place, len(text))
    return "".join(" " if text[i] == "~" else text[i] for i in places), places


def _is_sound(short: str, long: str) -> bool:
    """Whether the long form says more than the short one, which it does not hold as a word."""
    name = re.sub(r"(?<=[A-Z0-9])s$", "", short)
    return len(long) > len(short) and not re.search(rf"(?<!\w){re.escape(name)}s?(?!\w)", long)


@dataclass(frozen=True, slots=True)
class Choice:
    """Whether a text defines a short form, and by which long form.

    `options` holds the features of each of `candidates`, and last those of there being none.
    """

    candidates: Sequence[Definition]
    options: Sequence[Sequence[str]]


def choices(text: str) -> Iterator[Choice]:
    """Yield what is to be decided: one choice for each short form that the text may define."""
    plain, spots = _plain(text)
    found: dict[str, dict[str, list[Place]]] = defaultdict(lambda: defaultdict(list))
    for place in places(plain):
        short, long = plain[slice(*place.short)], plain[slice(*place.candidate.span)]
        if _is_sound(short, long):
            found[short.casefold()][_alike(long)].append(place)
    for by_long in found.values():
        made = [_option(plain, spots, same) for same in by_long.values()]
        ways = {place.way for same in by_long.values() for place in same}
        nothing = describe_none(made[0][0].short, ways)
        yield Choice([item for item, _ in made], [*(option for _, option in made), nothing])


def _alike(long: str) -> str:
    return re.sub(r"[\s\-\u2013]+", " ", long).casefold()


def _option(
    plain: str, spots: Sequence[int], same: Sequence[Place]
) -> tuple[Definition, list[str]]:
    """Return the definition by a long form that stands at one place or more, and its features."""
    best = max(same, key=lambda place: place.candidate.alignment.score)
    ways = sorted({f"way={place.way}" for place in same})
    several = ["repeated"] if len({place.short for place in same}) > 1 else []
    short, long = best.short, best.candidate.span
    spans = [(spots[a], spots[b - 1] + 1) for a, b in (short, long)]
    whole = re.sub(r"\s+", " ", plain[slice(*long)])
    definition = Definition(spans[0], spans[1], plain[slice(*short)], whole)
    return definition, [*describe(plain, best), *ways, *several]


def definitions(text: str) -> Iterator[Definition]:
    """Yield each definition of `text`, one a short form, in the order of the text.

    >>> [(d.short, d.long) for d in definitions("We use vision transformers (ViTs) here.")]
    [('ViTs', 'vision transformers')]
    """
    weights = shipped_weights()
    chosen = [item for choice in choices(text) if (item := choose(choice, weights))]
    of_long: dict[str, set[str]] = defaultdict(set)
    for item in chosen:
        of_long[_alike(item.long)].add(item.short)
    # Where `ViT` is defined by a long form, `ViT-CoMer` is not the same.
    found = [i for i in chosen if not of_long[_alike(i.long)] & set(i.short.split("-")[:-1])]
    yield from sorted(found, key=lambda item: (min(item.short_span, item.long_span), item))


def choose(choice: Choice, weights: Weights) -> Definition | None:
    """Return the most probable candidate, None where it is that there is none."""
    chances = probabilities(weights, choice.options)
    best = max(range(len(chances)), key=lambda k: chances[k])
    return choice.candidates[best] if best < len(choice.candidates) else None


def shipped_weights() -> Weights:
    """Return the weights that ship with the package."""
    weights: Weights = read_model("abbreviations")[DECISION]
    return weights


@Language.component("paperkg_abbreviations")
def mark_abbreviations(doc: Doc) -> Doc:
    """Set `doc._.definitions` and `doc._.abbreviations`, both in the order of the text."""
    found = tuple(definitions(doc.text))
    doc._.definitions = found
    doc._.abbreviations = tuple(
        Abbreviation(d.short, d.long, Mention.of(doc.text, *_evidence(d))) for d in found
    )
    return doc


def _evidence(definition: Definition) -> Span:
    """Where the definition stands: from the start of its first form to the end of its second."""
    spans = definition.short_span, definition.long_span
    return min(start for start, _ in spans), max(end for _, end in spans)


EXTRACTORS.register(
    "abbreviations",
    Component(
        "paperkg_abbreviations", "Finds pairs of a short and a long form that the text defines."
    ),
)
