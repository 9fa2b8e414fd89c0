"""The constants that turn probabilities into mentions, fitted on papers kept aside."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import product

from extractors.document import TaggedMention
from extractors.tagger.component import Scored, agree, propose, select
from extractors.tagger.weights import Weights
from kg.evaluate import evaluate
from kg.model import Entity, Extraction, Mention
from kg.schema import Kind, Role
from training._examples import Example

__all__ = ["figures", "fit", "predicted"]

_THRESHOLDS = (0.3, 0.35, 0.4, 0.45, 0.5, 0.55)
_AGREEMENTS = (0.0, 0.25, 0.5, 0.75, 0.9)


def predicted(example: Example, kept: Sequence[TaggedMention]) -> Extraction:
    """Return the mentions as an extraction; one entity a kind and folded surface."""
    groups: dict[tuple[Kind, str], list[Mention]] = {}
    text = example.extraction.paper.text
    for item in kept:
        surface = text[item.start : item.end].casefold()
        name = surface.removesuffix("s") or surface
        groups.setdefault((item.kind, name), []).append(Mention.of(text, *item.span))
    entities = tuple(
        Entity(name, kind, Role.USED, tuple(mentions)) for (kind, name), mentions in groups.items()
    )
    return Extraction(example.extraction.paper, entities=entities)


def figures(made: Sequence[Example], weights: Weights) -> dict[str, tuple[float, float, float]]:
    """Return precision, recall and F1 of `mention`, `overlap` and `entity`, also by kind.

    The entities are the surfaces, without any joining of aliases.
    """
    choice = weights.settings.threshold, weights.settings.agreement
    found = [predicted(one, _kept(one, _proposed(one, weights), choice)) for one in made]
    result = evaluate([one.extraction for one in made], found)
    return {
        name: (figure.precision, figure.recall, figure.f1)
        for name, figure in sorted(result.figures.items())
        if name.split(":")[0] in ("mention", "overlap", "entity")
    }


def fit(made: Sequence[Example], weights: Weights) -> Weights:
    """Return the weights with the threshold and the agreement that fit `made` best."""
    proposed = [_proposed(one, weights) for one in made]
    right = [_annotated(one) for one in made]
    total = sum(map(len, right))

    def f1(choice: tuple[float, float]) -> float:
        papers = zip(made, proposed, right, strict=True)
        judged = [
            (*item.span, item.kind) in annotated
            for one, mentions, annotated in papers
            for item in _kept(one, mentions, choice)
        ]
        return 2 * sum(judged) / (len(judged) + total)

    threshold, agreement = max(product(_THRESHOLDS, _AGREEMENTS), key=f1)
    settings = replace(weights.settings, threshold=threshold, agreement=agreement)
    return replace(weights, settings=settings)


def _proposed(example: Example, weights: Weights) -> list[TaggedMention]:
    """Return what the weights alone propose, without the encoder."""
    tagger = Scored(weights.scores(example.doc), weights.transitions)
    return list(propose(example.doc, [tagger], [Kind(kind) for kind in weights.settings.kinds]))


def _kept(
    example: Example, proposed: Sequence[TaggedMention], choice: tuple[float, float]
) -> list[TaggedMention]:
    """Return the mentions that a threshold and an agreement keep of the proposed ones."""
    threshold, agreement = choice
    return select(agree(example.extraction.paper.text, proposed, agreement), threshold)


def _annotated(example: Example) -> set[tuple[int, int, Kind]]:
    return {
        (mention.start, mention.end, entity.kind)
        for entity in example.extraction.entities
        for mention in entity.mentions
    }
