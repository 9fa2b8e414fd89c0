"""Abbreviations: pairs of a short and a long form that the text itself defines.

After A. S. Schwartz and M. A. Hearst, A simple algorithm for identifying abbreviation
definitions in biomedical text, 2003, https://doi.org/10.1142/9789812776303_0042: `long (SHORT)`
and `SHORT (long)`. Added are the other patterns by which abstracts of this field define a name
(`extractors.abbreviations.patterns`) and a score for every alignment of the letters
(`extractors.abbreviations.alignment`). A linear model chooses the long form among the candidates,
or none; `training/abbreviations.py` makes its weights.

Not handled: a short form whose letters the long form does not have (`TACO`), and one whose long
form stands elsewhere in the text.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc

from extractors.abbreviations.features import describe, describe_none
from extractors.abbreviations.patterns import DefinitionCandidate, definition_candidates
from extractors.document import Definition, Span
from extractors.linear_model import Weights, probabilities, read_model
from kg.model import Abbreviation, Mention

__all__ = ["DECISION", "Choice", "choices", "choose", "definitions"]

DECISION: Final = "long form"
"""The key of the weights in the shipped file."""

_LATEX: Final = re.compile(
    r"\\(?:(?:text)?(?:bf|it|sc|tt|sf)|textnormal|emph|em|b|underline|mathbf|mathrm)\b\s*|[{}$]"
)

_MARKED: Final = re.compile(r"[\\{}$~]")


def _plain(text: str) -> tuple[str, Sequence[int]]:
    """Return `text` without LaTeX mark-up, and the offset in `text` of each of its characters."""
    if not _MARKED.search(text):
        return text, range(len(text))
    offsets: list[int] = []
    done = 0
    for match in _LATEX.finditer(text):
        offsets += range(done, match.start())
        done = match.end()
    offsets += range(done, len(text))
    return "".join(" " if text[i] == "~" else text[i] for i in offsets), offsets


def _is_sound(short: str, long: str) -> bool:
    """Return whether the long form says more than the short one.

    It does not where it holds the short form as a word, be it with another number: `CIFAR-100` is
    not what `CIFAR-10` stands for.
    """
    name = re.sub(r"\d+", r"\\d+", re.escape(re.sub(r"(?<=[A-Z0-9])s$", "", short)))
    return len(long) > len(short) and not re.search(rf"(?<!\w){name}s?(?!\w)", long)


@dataclass(frozen=True, slots=True)
class Choice:
    """Whether a text defines a short form, and by which long form.

    `options` holds the features of each of `candidates`, and last those of none being right.
    """

    candidates: Sequence[Definition]
    options: Sequence[Sequence[str]]


def choices(text: str) -> Iterator[Choice]:
    """Yield one choice for each short form that the text may define."""
    plain, offsets = _plain(text)
    found: dict[str, dict[str, list[DefinitionCandidate]]] = defaultdict(lambda: defaultdict(list))
    for candidate in definition_candidates(plain):
        short, long = plain[slice(*candidate.short)], plain[slice(*candidate.long.span)]
        if _is_sound(short, long):
            found[short.casefold()][_alike(long)].append(candidate)
    for by_long in found.values():
        made = [_option(plain, offsets, same) for same in by_long.values()]
        patterns = {candidate.pattern for same in by_long.values() for candidate in same}
        none = describe_none(made[0][0].short, patterns)
        yield Choice([item for item, _ in made], [*(option for _, option in made), none])


def _alike(long: str) -> str:
    """Return what the spellings of a long form share, case and hyphens aside."""
    return re.sub(r"[\s\-\u2013]+", " ", long).casefold()


def _option(
    plain: str, offsets: Sequence[int], same: Sequence[DefinitionCandidate]
) -> tuple[Definition, list[str]]:
    """Return the definition by candidates with one long form, and its features."""
    best = max(same, key=lambda candidate: candidate.long.alignment.score)
    patterns = sorted({f"way={candidate.pattern}" for candidate in same})
    several = ["repeated"] if len({candidate.short for candidate in same}) > 1 else []
    short, long = best.short, best.long.span
    spans = [(offsets[a], offsets[b - 1] + 1) for a, b in (short, long)]
    whole = re.sub(r"\s+", " ", plain[slice(*long)])
    definition = Definition(spans[0], spans[1], plain[slice(*short)], whole)
    return definition, [*describe(plain, best), *patterns, *several]


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
    """Return the most probable candidate, or None if that none is right is more probable."""
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
    """Return the span from the start of the first form to the end of the second."""
    spans = definition.short_span, definition.long_span
    return min(start for start, _ in spans), max(end for _, end in spans)
