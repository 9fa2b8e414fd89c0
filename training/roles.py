"""Train the classifier of roles and write its weights.

    python -m training.roles --train FILE... --dev FILE --out extractors/models/roles.json

The entities are those that the components make of the annotated mentions, once of all and once
of what is left when some are hidden, as a tagger would miss some; the role is that of the
annotated entity that has most of the mentions. Prints accuracy, precision and recall of each
role and the expected calibration error (Guo et al. 2017, https://arxiv.org/abs/1706.04599),
cross-validated over the training papers, and on the papers of `--dev`, which nothing is fitted
on.
"""

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.tokens import Doc

from extractors.abbreviations.component import mark_abbreviations
from extractors.document import TaggedMention, on_token_boundaries, set_mentions
from extractors.grouping.component import make_entities
from extractors.linear_model import ClassWeights
from extractors.roles.component import ROLES, defined_keys, role_probabilities
from extractors.roles.features import Context, role_features
from extractors.tokenizer import make_tokenizer
from kg.model import Entity, Extraction
from kg.schema import Role
from training._choices import Instance, fit
from training._examples import read_papers

PENALTY = 20.0
"""Strength of the L2 penalty; 20 and 40 were compared by cross-validation."""

LEAST = 6
"""Entities in which a feature must occur to be given a weight; each is there about twice."""

HIDDEN = 0.15
"""Share of mentions hidden in the second copy of each paper."""

_NEGLIGIBLE = 0.015
_BINS = 10


@dataclass(frozen=True, slots=True)
class Judged:
    """An entity by its features, and its right role; `whole`: with all of its mentions."""

    features: frozenset[str]
    role: Role
    whole: bool


class Reader:
    """Annotated papers as the classifier meets them."""

    def __init__(self) -> None:
        self._nlp = spacy.blank("en")
        self._nlp.tokenizer = make_tokenizer(self._nlp)

    def judged(self, gold: Extraction, chance: random.Random) -> Iterator[Judged]:
        """Yield the entities of a paper, with all mentions and with some of them hidden."""
        for share in (0.0, HIDDEN):
            doc = self._document(gold, chance, share)
            entities = make_entities(doc)
            context = Context(gold.paper, entities, defined_keys(doc))
            for number, entity in enumerate(entities):
                features = frozenset(role_features(context, number))
                yield Judged(features, _right(gold, entity), share == 0)

    def _document(self, gold: Extraction, chance: random.Random, share: float) -> Doc:
        doc: Doc = mark_abbreviations(self._nlp.make_doc(gold.paper.text))
        annotated = sorted(
            (mention.start, mention.end, entity.kind)
            for entity in gold.entities
            for mention in entity.mentions
        )
        mentions = on_token_boundaries(doc, [TaggedMention(*each) for each in annotated])
        set_mentions(doc, [mention for mention in mentions if chance.random() >= share])
        return doc


def _right(gold: Extraction, entity: Entity) -> Role:
    votes: Counter[Role] = Counter()
    for other in gold.entities:
        votes[other.role] += len(set(other.mentions) & set(entity.mentions))
    return max(ROLES, key=lambda role: votes[role])


def train(judged: Iterable[Judged]) -> ClassWeights:
    """Return the weights of each feature, one a role."""
    instances = [
        Instance([[f"{role} {name}" for name in one.features] for role in ROLES],
                 ROLES.index(one.role))
        for one in judged
    ]  # fmt: skip
    weights: Mapping[str, list[float]] = defaultdict(lambda: [0.0] * len(ROLES))
    for name, weight in fit(instances, penalty=PENALTY, least=LEAST).items():
        role, _, feature = name.partition(" ")
        weights[feature][ROLES.index(Role(role))] = round(weight, 3)
    return {
        feature: weights[feature]
        for feature in sorted(weights)
        if max(map(abs, weights[feature])) >= _NEGLIGIBLE
    }


Outcome = tuple[Role, Role, float]
"""The right role, the chosen one, and the chosen one's probability."""


def predict(judged: Iterable[Judged], weights: ClassWeights) -> list[Outcome]:
    """Classify the entities that have all of their mentions."""
    outcomes = []
    for one in judged:
        if one.whole:
            chances = role_probabilities(one.features, weights)
            best = max(chances)
            outcomes.append((one.role, ROLES[chances.index(best)], best))
    return outcomes


def calibration_error(outcomes: Sequence[Outcome]) -> float:
    """Return the mean distance of confidence and accuracy over ten bins of confidence."""
    error = 0.0
    for low in range(_BINS):
        part = [x for x in outcomes if low <= min(x[2], 0.999) * _BINS < low + 1]
        right = sum(gold == chosen for gold, chosen, _ in part)
        error += abs(right - sum(chance for _, _, chance in part)) / len(outcomes)
    return error


def report(title: str, outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Yield the lines to print of one measurement."""
    right = Counter(gold for gold, chosen, _ in outcomes if gold == chosen)
    accuracy = sum(right.values()) / len(outcomes)
    error = calibration_error(outcomes)
    yield f"{title}: {len(outcomes)} entities, accuracy {accuracy:.3f}, calibration {error:.3f}"
    for role in ROLES:
        chosen = sum(x[1] == role for x in outcomes)
        annotated = sum(x[0] == role for x in outcomes)
        yield (
            f"  {role:11} precision {right[role] / max(chosen, 1):.3f}"
            f" recall {right[role] / max(annotated, 1):.3f} of {annotated}"
        )


def _cross_validate(papers: Sequence[Sequence[Judged]], folds: int) -> list[Outcome]:
    outcomes = []
    for fold in range(folds):
        rest = [one for k, paper in enumerate(papers) if k % folds != fold for one in paper]
        held_out = [one for k, paper in enumerate(papers) if k % folds == fold for one in paper]
        outcomes += predict(held_out, train(rest))
    return outcomes


def _options() -> argparse.Namespace:
    cli = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    cli.add_argument("--train", type=Path, nargs="+", required=True)
    cli.add_argument("--dev", type=Path, required=True)
    cli.add_argument("--out", type=Path, required=True)
    cli.add_argument("--folds", type=int, default=4, help="0 leaves cross-validation out")
    cli.add_argument("--seed", type=int, default=0)
    return cli.parse_args()


def main() -> None:
    """Cross-validate, train on all training papers, write the weights, measure them on dev."""
    options = _options()
    reader, chance = Reader(), random.Random(options.seed)
    papers = [list(reader.judged(gold, chance)) for gold in read_papers(options.train)]
    lines: list[str] = []
    if options.folds:
        lines += report("cross-validated", _cross_validate(papers, options.folds))
    weights = train(one for paper in papers for one in paper)
    text = json.dumps(weights, indent=None, separators=(",", ":"), ensure_ascii=False)
    options.out.write_text(text.replace("],", "],\n") + "\n", encoding="utf-8")
    dev = [one for gold in read_papers([options.dev]) for one in reader.judged(gold, chance)]
    lines += report("dev", predict(dev, weights))
    print(*lines, sep="\n")  # noqa: T201  # its output


if __name__ == "__main__":
    main()
