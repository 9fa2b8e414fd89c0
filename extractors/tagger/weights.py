"""The weights of the tagger in a folder: `weights.npz` and `settings.json`.

Parameters and vectors are stored as 16-bit floats, which halves the package and changes no figure;
the network computes with 32-bit floats. Nothing is pickled.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from extractors.tagger.inference import Forward
from extractors.tagger.network import Network, WordVectors, build

__all__ = ["Settings", "Weights", "read_weights", "write_weights"]

_ARRAYS: Final = "weights.npz"
_SETTINGS: Final = "settings.json"


@dataclass(frozen=True, slots=True)
class Settings:
    """Sizes and constants that belong to the weights.

    `members`: networks whose scores are averaged, each of `width` and `depth`; `threshold`:
    probability from which a proposed mention is kept; `agreement`: how much the best occurrence
    of the same string in the paper counts, 0 to 1.
    """

    kinds: tuple[str, ...]
    members: int
    width: int
    depth: int
    threshold: float
    agreement: float

    def __post_init__(self) -> None:
        object.__setattr__(self, "kinds", tuple(self.kinds))


@dataclass(frozen=True, slots=True)
class Weights:
    """Trained networks, the transitions between labels, and the word vectors."""

    settings: Settings
    networks: tuple[Network, ...]
    transitions: npt.NDArray[np.float32]
    vectors: WordVectors
    scores: Forward = field(init=False, compare=False, repr=False)
    """Function from a document to its (token, label) scores, the mean of the networks'."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "scores", Forward(self.networks, self.vectors))


def parameters(model: Network) -> Mapping[str, npt.NDArray[np.float32]]:
    """Return every parameter of the network by its place in the walk over its layers."""
    return {
        f"{place}.{name}": np.asarray(node.get_param(name), dtype=np.float32)
        for place, node in enumerate(model.walk())
        for name in node.param_names
        if node.has_param(name)
    }


def write_weights(folder: Path, weights: Weights) -> None:
    """Write the weights into `folder`; the same weights give the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    words = "\n".join(weights.vectors.rows).encode()
    arrays = {
        f"p.{member}.{key}": value.astype(np.float16)
        for member, network in enumerate(weights.networks)
        for key, value in parameters(network).items()
    }
    np.savez_compressed(
        folder / _ARRAYS,
        words=np.frombuffer(words, dtype=np.uint8),
        vectors=weights.vectors.table[1:].astype(np.float16),
        transitions=weights.transitions,
        allow_pickle=False,
        **arrays,
    )
    text = json.dumps(asdict(weights.settings), indent=1, sort_keys=True)
    (folder / _SETTINGS).write_text(text + "\n", encoding="utf-8")


def read_weights(folder: Traversable) -> Weights:
    """Return the weights that `write_weights` wrote."""
    settings = Settings(**json.loads((folder / _SETTINGS).read_text(encoding="utf-8")))
    with (folder / _ARRAYS).open("rb") as file, np.load(file, allow_pickle=False) as stored:
        arrays = {key: stored[key] for key in stored.files}
    words = bytes(arrays["words"]).decode().split("\n")
    vectors = WordVectors(words, arrays["vectors"].astype(np.float32))
    size = 1 + 4 * len(settings.kinds)
    networks = []
    for member in range(settings.members):
        network = build(vectors, size, width=settings.width, depth=settings.depth)
        for place, node in enumerate(network.walk()):
            for name in node.param_names:
                if (key := f"p.{member}.{place}.{name}") in arrays:
                    node.set_param(name, arrays[key].astype(np.float32))
        networks.append(network)
    return Weights(settings, tuple(networks), arrays["transitions"], vectors)
