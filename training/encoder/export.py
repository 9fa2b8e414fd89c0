"""Write the files that the package ships, from a checkpoint.

    python -m training.encoder.export CHECKPOINT --out extractors/models/encoder

`encoder.onnx` gives the vectors of tokens, its matrices in 8-bit integers with a scale a column;
`heads.npz` holds the layers of `extractors.encoder.heads`, weights as 16-bit floats;
`word-pieces.txt` is the vocabulary.
"""

import argparse
import warnings
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import torch
from torch import nn

from training.encoder.learning import read_checkpoint
from training.encoder.network import Encoder, Heads, Network, Shape

__all__ = ["arrays_of", "quantized", "write_onnx"]

_OPSET: Final = 17
_QUANTIZED: Final = ["MatMul", "Gather", "Gemm"]


class _OnePaper(nn.Module):
    """An encoder of one paper without padding, of plain operations that every runtime knows."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        self._width = len(encoder.segment)

    def forward(self, *inputs: torch.Tensor) -> torch.Tensor:
        """Return the vectors of the tokens, of shape (token, width), of the inputs in order."""
        pieces, first, last, forms, places = inputs
        states = self.encoder.states(pieces[None], self._attend)[0]
        given = (states[first], states[last], forms, places)
        return self.encoder.vectors(*(each[None] for each in given))[0]

    def _attend(
        self, query: torch.Tensor, key: torch.Tensor, value: torch.Tensor, heads: int
    ) -> torch.Tensor:
        # The number of texts and the width are written: computing them would double the graph.
        width = self._width // heads
        queries, keys, values = (
            each.view(1, -1, heads, width).transpose(1, 2) for each in (query, key, value)
        )
        likeness = queries @ keys.transpose(2, 3) / width**0.5
        found = torch.softmax(likeness, dim=-1) @ values
        return found.transpose(1, 2).reshape(1, -1, self._width)


def write_onnx(encoder: Encoder, path: Path) -> None:
    """Write an encoder as ONNX, its numbers 32-bit floats as they are."""
    tokens = torch.arange(1, 30)
    pieces = tokens.new_ones(40)
    example = (pieces, tokens, tokens, tokens.new_zeros(29, 3), tokens.new_zeros(29))
    names = ["pieces", "first", "last", "forms", "places"]
    axes = {name: {0: "piece" if name == "pieces" else "token"} for name in (*names, "vectors")}
    with warnings.catch_warnings():
        # The tracing exporter is the one whose graphs the quantizer knows; torch announces its end.
        warnings.simplefilter("ignore", DeprecationWarning)
        torch.onnx.export(
            _OnePaper(encoder).eval(),
            example,
            str(path),
            input_names=names,
            output_names=["vectors"],
            dynamic_axes=axes,
            opset_version=_OPSET,
            dynamo=False,
        )


def quantized(encoder: Encoder) -> bytes:
    """Return an encoder as ONNX whose constant matrices are 8-bit integers."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    with TemporaryDirectory() as folder:
        whole, small = Path(folder) / "whole.onnx", Path(folder) / "small.onnx"
        write_onnx(encoder, whole)
        quantize_dynamic(
            str(whole),
            str(small),
            weight_type=QuantType.QInt8,
            per_channel=True,
            # All 8 bits: measured on a processor with VNNI. Sums of 16 bits on others may saturate.
            reduce_range=False,
            op_types_to_quantize=_QUANTIZED,
        )
        return small.read_bytes()


def arrays_of(heads: Heads) -> dict[str, npt.NDArray[np.float32]]:
    """Return the layers by the names of `extractors.encoder.heads.Heads`."""
    found: dict[str, Any] = {}
    for name, tensor in heads.state_dict().items():
        table = name.startswith("distance.")
        found[name.removesuffix(".weight") if table else name] = tensor.numpy()
    return found


def _halved(arrays: dict[str, npt.NDArray[np.float32]]) -> dict[str, npt.NDArray[Any]]:
    whole = ("transitions", ".bias")
    return {
        name: array if name.endswith(whole) else array.astype(np.float16)
        for name, array in arrays.items()
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the files."""
    cli = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    cli.add_argument("checkpoint", type=Path)
    cli.add_argument("--out", type=Path, required=True)
    options = cli.parse_args(arguments)
    state = read_checkpoint(options.checkpoint)
    network = Network(Shape(**state["shape"]))
    network.load_state_dict(state["network"])
    network.eval()
    out: Path = options.out
    out.mkdir(parents=True, exist_ok=True)
    (out / "encoder.onnx").write_bytes(quantized(network.encoder))
    np.savez_compressed(out / "heads.npz", allow_pickle=False, **_halved(arrays_of(network.heads)))
    (out / "word-pieces.txt").write_text(state["pieces"] + "\n", encoding="utf-8")
    for path in sorted(out.iterdir()):
        print(path.name, path.stat().st_size)  # noqa: T201  # its output


if __name__ == "__main__":
    main()
