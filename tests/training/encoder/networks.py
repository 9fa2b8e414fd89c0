"""A network so small that tests may learn with it; it needs torch."""

from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pytest

pytest.importorskip("torch")

import torch

from tests.training.encoder.papers import PIECE_COUNT
from training.encoder.batches import Batch
from training.encoder.network import Network, Shape, attention

TINY = Shape(
    pieces=PIECE_COUNT, width=32, inner=48, attention_heads=4, layers=1, vectors=32, joined=24
)
TWO_LAYERS = replace(TINY, layers=2)


def network(shape: Shape = TINY) -> Network:
    """Return a network of random weights, the same every time, that drops nothing."""
    torch.manual_seed(0)
    made = Network(shape)
    torch.nn.init.normal_(made.heads.transitions)
    made.eval()
    return made


def vectors_of(made: Network, batch: Batch) -> torch.Tensor:
    """Return the vectors of the tokens of a batch."""
    states = made.encoder.states(batch.pieces, attention(batch.present))
    papers = torch.arange(len(states))[:, None]
    first, last = states[papers, batch.first], states[papers, batch.last]
    return made.encoder.vectors(first, last, batch.forms, batch.places)


def as_array(tensor: torch.Tensor) -> npt.NDArray[np.float32]:
    """Return a tensor as numpy has it."""
    return np.asarray(tensor.detach().numpy(), dtype=np.float32)
