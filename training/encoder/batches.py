"""Examples in batches, and batches as tensors."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import torch

from extractors.encoder.inputs import Inputs
from training.encoder.arrays import Example

__all__ = ["SIZE", "Batch", "batches", "collate"]

SIZE: Final = 8
"""Papers of a batch."""
_SORTED: Final = 25
"""Batches of which the papers are sorted by length, so that little is padding."""
_MASK: Final = 103
"""The word piece that stands for a hidden one."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Tensors of several papers; places behind the end of a paper are 0.

    `pieces` and `present`, which is True where a piece is, are (paper, piece). `first`, `last`,
    `places`, `labels` and `tokens`, which is True where a token is, are (paper, token), `forms`
    (paper, token, form).
    """

    pieces: torch.Tensor
    present: torch.Tensor
    first: torch.Tensor
    last: torch.Tensor
    forms: torch.Tensor
    places: torch.Tensor
    labels: torch.Tensor
    tokens: torch.Tensor


def batches(lengths: Sequence[int], chance: random.Random) -> list[list[int]]:
    """Return the places of all papers in a random order, in batches of papers of like length."""
    order = list(range(len(lengths)))
    chance.shuffle(order)
    made: list[list[int]] = []
    for k in range(0, len(order), SIZE * _SORTED):
        part = sorted(order[k : k + SIZE * _SORTED], key=lengths.__getitem__)
        parted = [part[j : j + SIZE] for j in range(0, len(part), SIZE)]
        chance.shuffle(parted)
        made += parted
    return made


def collate(
    examples: Sequence[Example], *, hidden: float = 0.0, chance: random.Random | None = None
) -> Batch:
    """Return examples as one batch, the pieces of a share of the tokens hidden."""
    pieces = [
        example.inputs.pieces if chance is None else _hide(example.inputs, hidden, chance)
        for example in examples
    ]
    inputs = [example.inputs for example in examples]
    return Batch(
        pieces=_padded(pieces),
        present=_padded([np.ones(len(row), dtype=bool) for row in pieces]),
        first=_padded([each.first for each in inputs]),
        last=_padded([each.last for each in inputs]),
        forms=_padded([each.forms for each in inputs]),
        places=_padded([each.places for each in inputs]),
        labels=_padded([example.labels for example in examples]),
        tokens=_padded([np.ones(len(example), dtype=bool) for example in examples]),
    )


def _hide(inputs: Inputs, share: float, chance: random.Random) -> npt.NDArray[np.int64]:
    pieces = inputs.pieces.copy()
    for first, last in zip(inputs.first.tolist(), inputs.last.tolist(), strict=True):
        if chance.random() < share:
            pieces[first : last + 1] = _MASK
    # A token past the last piece has the place of the end, which is no word.
    pieces[-1] = inputs.pieces[-1]
    return pieces


def _padded(arrays: Sequence[npt.NDArray[Any]]) -> torch.Tensor:
    longest = max(map(len, arrays))
    filled = np.zeros((len(arrays), longest, *arrays[0].shape[1:]), dtype=arrays[0].dtype)
    for row, array in zip(filled, arrays, strict=True):
        row[: len(array)] = array
    return torch.from_numpy(filled)
