"""SDU acronyms: sentences with short and long forms, the development split of 2021.

The corpus marks short and long forms, and does not say which belong together. A pair is a long
form and the short form beside it where nothing but a bracket, a colon or an equals sign stands
between them, with spaces and quotes around it: `long form (SF)`, `SF (long form)`, `SF = long
form`. In the development split nine of ten long forms are of a pair; the others, and what is found
across them, are neither right nor wrong. Short forms that a sentence does not spell out do not
count.
"""

import re
from collections.abc import Hashable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from kg.corpora import CORPORA, Annotated, Corpus, Label
from kg.evaluate import Tally, surface_key
from kg.model import Extraction

_SHORT, _LONG = "ABBREVIATION", "LONGFORM"
_BEHIND: Final = re.compile(r"[\s\"'”’,]*[(\[][\s\"'“‘]*")
_BEFORE: Final = re.compile(r"[\s\"'”’]*[(\[:=][\s\"'“‘]*")


def pairs(annotated: Annotated) -> Iterator[tuple[Label, Label]]:
    """Yield the short and the long form of each pair, in the order of the text.

    >>> text = Annotated("s", "a convex hull (CH)", (Label(2, 13, _LONG), Label(15, 17, _SHORT)))
    >>> [(text.text[s.start:s.end], text.text[l.start:l.end]) for s, l in pairs(text)]
    [('CH', 'convex hull')]
    """
    forms = [label for label in annotated.labels if label.name in (_SHORT, _LONG)]
    taken: set[Label] = set()
    for first, second in pairwise(forms):
        between = annotated.text[first.end : second.start]
        names = first.name, second.name
        if {first, second} & taken:
            continue
        if names == (_LONG, _SHORT) and _BEHIND.fullmatch(between):
            taken |= {first, second}
            yield second, first
        elif names == (_SHORT, _LONG) and _BEFORE.fullmatch(between):
            taken |= {first, second}
            yield first, second


def compare_pairs(tally: Tally, annotated: Annotated, extraction: Extraction) -> None:
    """Count the abbreviations of one text, by their folded forms."""
    text, gold = annotated.text, list(pairs(annotated))
    paired = {label for pair in gold for label in pair}
    loose = [x for x in annotated.labels if x.name != _SHORT and x not in paired]
    wanted: set[Hashable] = {tuple(_key(text, label) for label in pair) for pair in gold}
    found: set[Hashable] = {
        key
        for item in extraction.abbreviations
        if (key := (surface_key(item.short), surface_key(item.long))) in wanted
        or item.evidence is None
        or not _touches(loose, item.evidence.start, item.evidence.end)
    }
    tally.sets("abbreviation", wanted, found)


def _key(text: str, label: Label) -> str:
    return surface_key(text[label.start : label.end])


def _touches(labels: Sequence[Label], start: int, end: int) -> bool:
    return any(label.start < end and start < label.end for label in labels)


CORPORA.register(
    "sdu-acronyms",
    Corpus(
        title="SDU acronyms",
        files=("sdu21_acronyms/dev.jsonl",),
        licence="CC BY-NC-SA 4.0",
        citation="Pouran Ben Veyseh et al., What Does This Acronym Mean? Introducing a New"
        " Dataset for Acronym Identification and Disambiguation, 2020",
        link="https://arxiv.org/abs/2010.14678",
        types={_SHORT: "short form", _LONG: "long form"},
        kinds={},
        compare=compare_pairs,
        reason="Its texts are of all sciences. It marks forms, of which we make pairs: a long"
        " form and the short form beside it, with nothing but a bracket, a colon or an equals"
        " sign between them. Long forms without such a partner, and what is found across them,"
        " are neither right nor wrong; short forms that the sentence does not spell out do not"
        " count.",
    ),
)
