"""The likelihood of labels under a linear-chain conditional random field, in torch.

Labels, and which may follow which, are those of `extractors.tagger.crf`.
"""

from typing import Final

import numpy as np
import numpy.typing as npt
import torch

from extractors.encoder.heads import KINDS
from extractors.tagger.crf import legal

__all__ = ["log_loss"]

_NEVER: Final = -1e4


def log_loss(
    scores: torch.Tensor, labels: torch.Tensor, tokens: torch.Tensor, transitions: torch.Tensor
) -> torch.Tensor:
    """Return the negative log likelihood of the labels, summed over the texts.

    `scores` are (text, token, label), `labels` (text, token); `tokens` (text, token) is False
    behind the end of a text. `transitions` are (label before, label).
    """
    follows, opens, closes = (_forbidden(allowed) for allowed in legal(len(KINDS)))
    moves = transitions.masked_fill(follows, _NEVER)
    reached = scores[:, 0].masked_fill(opens, _NEVER)
    for k in range(1, scores.shape[1]):
        further = torch.logsumexp(reached[:, :, None] + moves, dim=1) + scores[:, k]
        reached = torch.where(tokens[:, k, None], further, reached)
    every = torch.logsumexp(reached.masked_fill(closes, _NEVER), dim=1)
    seen = scores.gather(2, labels[:, :, None])[:, :, 0].masked_fill(~tokens, 0).sum(dim=1)
    moved = moves[labels[:, :-1], labels[:, 1:]].masked_fill(~tokens[:, 1:], 0).sum(dim=1)
    return (every - seen - moved).sum()


def _forbidden(allowed: npt.NDArray[np.bool_]) -> torch.Tensor:
    return torch.from_numpy(~allowed)
