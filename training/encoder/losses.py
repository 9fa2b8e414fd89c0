"""What the network has to get right, each decision by its log loss."""

import random
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
import torch
from torch.nn import functional

from extractors.document import Span
from extractors.encoder.heads import FIELDS, KINDS
from extractors.results.distances import distances
from extractors.results.reader import ADMITTED
from kg.schema import Kind
from training.encoder.arrays import Example
from training.encoder.batches import collate
from training.encoder.network import Heads, Network, attention
from training.encoder.placing import NO_RESULT, Target
from training.encoder.random_field import log_loss

__all__ = ["WEIGHTS", "losses"]

Losses = dict[str, torch.Tensor]
WEIGHTS: Final[Mapping[str, float]] = {
    "labels": 1.0,
    "kinds": 0.25,
    "roles": 0.7,
    "numbers": 1.0,
    "relative": 0.5,
    "fields": 0.7,
}
"""How much the log loss of each decision counts; all are sums, divided by the number of papers."""

_WORDS_HIDDEN: Final = 0.1
_MENTIONS_HIDDEN: Final = 0.08
_KINDS_HIDDEN: Final = 0.1
_MOST_CANDIDATES: Final = 80
_NEVER: Final = -1e4


def losses(network: Network, examples: Sequence[Example], chance: random.Random) -> Losses:
    """Return the loss of each decision, a mean over the papers.

    Words, mentions and kinds are hidden at random, as a tagger would miss them or be wrong.
    """
    batch = collate(examples, hidden=_WORDS_HIDDEN, chance=chance)
    encoder = network.encoder
    with torch.autocast("cpu", torch.bfloat16):
        states = encoder.states(batch.pieces, attention(batch.present))
        papers = torch.arange(len(examples))[:, None]
        vectors = encoder.vectors(
            states[papers, batch.first], states[papers, batch.last], batch.forms, batch.places
        )
    vectors = vectors.float()
    heads = network.heads
    scores = heads.labels(vectors)
    total = {name: vectors.new_zeros(()) for name in WEIGHTS}
    total["labels"] = log_loss(scores, batch.labels, batch.tokens, heads.transitions)
    for example, of_paper in zip(examples, vectors, strict=True):
        for name, loss in _of_paper(heads, of_paper, example, chance).items():
            total[name] = total[name] + loss
    return {name: loss / len(examples) for name, loss in total.items()}


def _of_paper(
    heads: Heads, vectors: torch.Tensor, example: Example, chance: random.Random
) -> Losses:
    """Return the losses of a paper; one without mentions says nothing of its numbers either."""
    found = _kinds(heads, vectors, example, chance)
    if not example.mentions:
        return found
    seen = [each for each in example.mentions if chance.random() > _MENTIONS_HIDDEN]
    mentions = seen or example.mentions
    spans = [span for span, _ in mentions]
    kinds = [example.kinds[k] for _, k in mentions]
    entities = torch.tensor([k for _, k in mentions])
    known = functional.one_hot(torch.tensor([KINDS.index(kind) for kind in kinds]), len(KINDS))
    hidden = torch.rand(len(mentions), 1) > _KINDS_HIDDEN
    of_spans = heads.spans(vectors, torch.tensor(spans), known.float() * hidden)
    found["roles"] = _roles(heads, of_spans, entities, example)
    if example.numbers:
        numbers = heads.numbers(vectors, torch.tensor(example.numbers))
        found["numbers"] = _number_kinds(heads, numbers, example)
        found["relative"] = _relative(heads, numbers, example)
        if example.targets:
            scores = _pairs(heads, numbers, of_spans, example, spans=spans, kinds=kinds)
            found["fields"] = _fields(scores, entities, kinds, list(example.targets.values()))
    return found


def _kinds(heads: Heads, vectors: torch.Tensor, example: Example, chance: random.Random) -> Losses:
    """Return the loss of the kinds of spans, also of those that are no names."""
    candidates = list(example.candidates)
    if len(candidates) > _MOST_CANDIDATES:
        candidates = chance.sample(candidates, _MOST_CANDIDATES)
    if not candidates:
        return {}
    spans = torch.tensor([span for span, _ in candidates])
    of_spans = heads.spans(vectors, spans, torch.zeros(len(candidates), len(KINDS)))
    right = torch.tensor([kind for _, kind in candidates])
    return {"kinds": functional.cross_entropy(heads.kind(of_spans), right, reduction="sum")}


def _roles(
    heads: Heads, spans: torch.Tensor, entities: torch.Tensor, example: Example
) -> torch.Tensor:
    """Return the loss of the role of each entity, by the mean of the scores of its mentions."""
    scores = heads.role(spans)
    counts = torch.bincount(entities, minlength=len(example.kinds))
    sums = torch.zeros(len(example.kinds), scores.shape[1]).index_add(0, entities, scores)
    seen = counts > 0
    means = sums[seen] / counts[seen][:, None]
    return functional.cross_entropy(means, torch.tensor(example.roles)[seen], reduction="sum")


def _number_kinds(heads: Heads, numbers: torch.Tensor, example: Example) -> torch.Tensor:
    scores = heads.number_kind(numbers)
    right = torch.zeros(scores.shape, dtype=torch.bool)
    for k in range(len(numbers)):
        target = example.targets.get(k)
        right[k, list(target.kinds) if target else [NO_RESULT]] = True
    sure = [k for k in range(len(numbers)) if k not in example.doubtful]
    return _nested(scores[sure], right[sure]).sum()


def _relative(heads: Heads, numbers: torch.Tensor, example: Example) -> torch.Tensor:
    known = {k: t.relative for k, t in example.targets.items() if t.relative is not None}
    odds = heads.relative(numbers[list(known)])[:, 0]
    right = torch.tensor([float(relative) for relative in known.values()])
    return functional.binary_cross_entropy_with_logits(odds, right, reduction="sum")


def _pairs(
    heads: Heads,
    numbers: torch.Tensor,
    of_spans: torch.Tensor,
    example: Example,
    *,
    spans: Sequence[Span],
    kinds: Sequence[Kind],
) -> torch.Tensor:
    """Return the scores of the mentions, and behind them of none, for each number with a result.

    They are (number, mention, field); as in use, only numbers that are results count as between.
    """
    chosen = list(example.targets)
    far = distances(
        [example.numbers[k] for k in chosen],
        spans,
        kinds,
        sentences=example.sentences,
        title=example.title,
    )
    pairs = heads.pairs(numbers[chosen], of_spans, torch.from_numpy(far))
    return torch.cat([pairs, heads.absent(numbers[chosen])[:, None]], dim=1)


def _fields(
    scores: torch.Tensor,
    entities: torch.Tensor,
    kinds: Sequence[Kind],
    targets: Sequence[Target],
) -> torch.Tensor:
    """Return the loss of the fields: any mention of the right entity is right.

    A field of which all right mentions are hidden, or are of another kind, teaches nothing.
    """
    owners = [*entities.tolist(), None]
    admitted = np.array([[kind in ADMITTED[field] for field in FIELDS] for kind in kinds])
    allowed = np.concatenate([admitted, np.ones((1, len(FIELDS)), dtype=bool)])
    right = np.zeros(scores.shape, dtype=bool)
    taught = np.zeros((len(targets), len(FIELDS)), dtype=bool)
    for row, target in enumerate(targets):
        for k, field in enumerate(FIELDS):
            wanted = target.fields.get(field, frozenset())
            right[row, :, k] = allowed[:, k] & np.array([owner in wanted for owner in owners])
            taught[row, k] = right[row, :-1, k].any() or wanted == {None}
    may_be = scores.masked_fill(torch.from_numpy(~allowed), _NEVER)
    loss = torch.logsumexp(may_be, dim=1) - torch.logsumexp(
        scores.masked_fill(torch.from_numpy(~right), _NEVER), dim=1
    )
    return loss[torch.from_numpy(taught)].sum()


def _nested(scores: torch.Tensor, right: torch.Tensor) -> torch.Tensor:
    """Return the log loss of each row, of which any of the right classes is right."""
    chances = scores.log_softmax(dim=1)
    return -torch.logsumexp(chances.masked_fill(~right, _NEVER), dim=1)
