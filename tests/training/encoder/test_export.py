"""What is exported computes what was learned."""

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")
ort = pytest.importorskip("onnxruntime")

from extractors.encoder.inputs import Inputs
from tests.training.encoder.networks import TINY, TWO_LAYERS, as_array, network, vectors_of
from tests.training.encoder.papers import examples
from training.encoder import export
from training.encoder.batches import collate
from training.encoder.learning import Learning, Plan

INPUTS = [paper.inputs for paper in examples()]


def run(model: bytes, inputs: Inputs) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    options = ort.SessionOptions()
    options.intra_op_num_threads = 1
    session = ort.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    given = {name: getattr(inputs, name) for name in ("pieces", "first", "last", "forms", "places")}
    (vectors,) = session.run(None, given)
    return np.asarray(vectors)


def test_the_graph_gives_the_vectors_of_each_paper(tmp_path: Path) -> None:
    made, path = network(TWO_LAYERS), tmp_path / "encoder.onnx"
    export.write_onnx(made.encoder, path)
    for paper in examples():
        (vectors,) = as_array(vectors_of(made, collate([paper])))
        np.testing.assert_allclose(run(path.read_bytes(), paper.inputs), vectors, atol=1e-4)


def test_the_command_writes_all_files_and_they_are_small(tmp_path: Path) -> None:
    checkpoint, out = tmp_path / "checkpoint.pt", tmp_path / "encoder"
    learning = Learning(examples(), Plan(), TINY)
    learning.save(checkpoint, "a\n##b")
    export.main([str(checkpoint), "--out", str(out)])
    assert sorted(path.name for path in out.iterdir()) == [
        "encoder.onnx", "heads.npz", "word-pieces.txt",
    ]  # fmt: skip
    assert (out / "word-pieces.txt").read_text(encoding="utf-8") == "a\n##b\n"
    with np.load(out / "heads.npz") as stored:
        assert stored["span.weight"].dtype == stored["distance.0"].dtype == np.float16
        assert stored["span.bias"].dtype == stored["transitions"].dtype == np.float32
    export.write_onnx(learning.network.encoder, tmp_path / "whole.onnx")
    small, whole = (out / "encoder.onnx").read_bytes(), (tmp_path / "whole.onnx").read_bytes()
    assert len(small) < len(whole) / 2
    near = run(small, INPUTS[0]) - run(whole, INPUTS[0])
    assert np.abs(near).mean() < 0.05
