"""Train the judge of kinds and write its weights.

    python -m training.kinds --train FILE... --taggers FOLDER... \
        --out extractors/models/kinds.json

The K-th of N `--taggers`, from 0, is weights that have not seen every N-th training paper after
the first K (`training.tagger --held-out N --fold K`). Each paper is read by the tagger that has
not seen it; the right choice for a name is the kind of the annotated mentions that are written
like it, or none.

Prints, cross-validated over the same parts, how many of the annotated names that were proposed
get the right kind, before and after, and how many names that are none are dropped. With `--parts`
it keeps the weights that have not seen the K-th part as `kindsK.json`, for measuring what comes
after on papers that nothing has seen.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.tokens import Doc

from extractors.abbreviations.component import mark_abbreviations
from extractors.document import mentions_of
from extractors.kind_classifier import CHOICES, kind_probabilities, names_of
from extractors.kind_features import name_features
from extractors.kinds.component import chosen
from extractors.linear_model import ClassWeights
from extractors.tagger.component import MentionTagger
from extractors.tagger.weights import read_weights
from extractors.tokenizer import make_tokenizer
from extractors.vocabulary.component import VocabularyMentions
from kg.model import Extraction
from kg.names.folding import compact
from kg.schema import Kind
from training._choices import Instance, fit
from training._examples import read_papers

PENALTY = 10.0
"""Strength of the L2 penalty; 3 and 10 were compared by cross-validation."""

LEAST = 4
"""Names in which a feature must occur to be given a weight."""

_ROUNDS = 120
_NEGLIGIBLE = 0.03


@dataclass(frozen=True, slots=True)
class Judged:
    """A proposed name by its features, the kind of most of its mentions, and the right choice."""

    features: Sequence[str]
    tagged: Kind
    right: Kind | None


class Reader:
    """Papers as the judge meets them: after abbreviations, a tagger and the vocabulary."""

    def __init__(self, tagger: Callable[[Doc], Doc]) -> None:
        self._nlp = spacy.blank("en")
        self._nlp.tokenizer = make_tokenizer(self._nlp)
        self._marks = (mark_abbreviations, tagger, VocabularyMentions())

    def judged(self, gold: Extraction) -> Iterator[Judged]:
        """Yield the proposed names of a paper."""
        doc = self._nlp.make_doc(gold.paper.text)
        for mark in self._marks:
            doc = mark(doc)
        right, text = annotated_kinds(gold), doc.text
        for name, mentions in names_of(doc, mentions_of(doc)):
            features = name_features(text, name)
            tagged = Counter(name.kinds).most_common(1)[0][0]
            surface = text[slice(*mentions[0].span)]
            yield Judged(features, tagged, right.get(compact(surface)))


def annotated_kinds(gold: Extraction) -> Mapping[str, Kind]:
    """Return the kind of each annotated name, without case, spaces and hyphens."""
    kinds: dict[str, Kind] = {}
    for entity in gold.entities:
        for mention in entity.mentions:
            kinds[compact(gold.paper.surface(mention))] = entity.kind
    return kinds


def train(judged: Iterable[Judged]) -> ClassWeights:
    """Return the weights of each feature, one a choice."""
    instances = [
        Instance([[f"{k} {name}" for name in one.features] for k in range(len(CHOICES))],
                 CHOICES.index(one.right))
        for one in judged
    ]  # fmt: skip
    weights: Mapping[str, list[float]] = defaultdict(lambda: [0.0] * len(CHOICES))
    for name, weight in fit(instances, penalty=PENALTY, least=LEAST, rounds=_ROUNDS).items():
        choice, _, feature = name.partition(" ")
        weights[feature][int(choice)] = round(weight, 2)
    return {
        feature: weights[feature]
        for feature in sorted(weights)
        if max(map(abs, weights[feature])) >= _NEGLIGIBLE
    }


def report(judged: Iterable[tuple[Judged, ClassWeights]]) -> Iterator[str]:
    """Yield the lines to print, each name judged with weights that have not seen its paper."""
    counts: Counter[str] = Counter()
    for one, weights in judged:
        choice = chosen(kind_probabilities(one.features, weights))
        if one.right is None:
            counts["none"] += 1
            counts["none dropped"] += choice is None
        else:
            counts["names"] += 1
            counts["tagged right"] += one.tagged is one.right
            counts["right"] += choice is not None and choice[0] is one.right
            counts["dropped"] += choice is None
    yield f"{counts['names']} annotated names: {counts['tagged right']} tagged with the right kind"
    yield f"  now {counts['right']} have the right kind, {counts['dropped']} are dropped"
    yield f"{counts['none']} other names: {counts['none dropped']} are dropped"


def _options() -> argparse.Namespace:
    cli = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    cli.add_argument("--train", type=Path, nargs="+", required=True)
    cli.add_argument("--taggers", type=Path, nargs="+", required=True)
    cli.add_argument("--out", type=Path, required=True)
    cli.add_argument("--parts", type=Path, help="folder for the weights without each part")
    return cli.parse_args()


def _write(path: Path, weights: ClassWeights) -> None:
    text = json.dumps(weights, separators=(",", ":"), ensure_ascii=False)
    path.write_text(text.replace("],", "],\n") + "\n", encoding="utf-8")


def main() -> None:
    """Cross-validate, train on all training papers, and write the weights."""
    options = _options()
    readers = [Reader(MentionTagger(read_weights(path))) for path in options.taggers]
    parts: list[list[Judged]] = [[] for _ in readers]
    for number, gold in enumerate(read_papers(options.train)):
        part = number % len(readers)
        parts[part] += readers[part].judged(gold)
    lines: list[tuple[Judged, ClassWeights]] = []
    for part, held_out in enumerate(parts):
        weights = train(one for k, other in enumerate(parts) if k != part for one in other)
        lines += [(one, weights) for one in held_out]
        if options.parts:
            options.parts.mkdir(parents=True, exist_ok=True)
            _write(options.parts / f"kinds{part}.json", weights)
    print(*report(lines), sep="\n")  # noqa: T201  # its output
    _write(options.out, train(one for part in parts for one in part))


if __name__ == "__main__":
    main()
