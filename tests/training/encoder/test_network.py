"""Torch and numpy compute the same, and a paper's vectors do not depend on its neighbours."""

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from extractors.encoder import heads as numpy_heads
from extractors.encoder.heads import KINDS
from kg.schema import Kind
from tests.training.encoder.networks import TINY, TWO_LAYERS, as_array, network, vectors_of
from tests.training.encoder.papers import examples
from training.encoder.batches import collate
from training.encoder.export import arrays_of
from training.encoder.network import Network

CHANCE = np.random.default_rng(0)
VECTORS = CHANCE.normal(size=(9, TINY.vectors)).astype(np.float32)
SPANS = [(0, 1), (2, 5), (8, 9)]
KNOWN = [Kind.TASK, Kind.MODEL, Kind.METRIC]
FAR = np.stack([CHANCE.integers(0, n, size=(3, 3)) for n in (33, 7, 12, 12, 4)], axis=2)


def test_heads_are_those_of_numpy() -> None:
    ours = network().heads
    numpy = numpy_heads.Heads(arrays_of(ours))
    vectors, spans = torch.from_numpy(VECTORS), torch.tensor(SPANS)
    known = torch.tensor([[float(kind is each) for each in KINDS] for kind in KNOWN])
    of_spans, of_numbers = ours.spans(vectors, spans, known), ours.numbers(vectors, spans)
    numpy_spans, numpy_numbers = numpy.spans(VECTORS, SPANS, KNOWN), numpy.numbers(VECTORS, SPANS)
    pairs = [
        (ours.labels(vectors), numpy.labels(VECTORS)),
        (ours.transitions, numpy.transitions),
        (of_spans, numpy_spans),
        (ours.spans(vectors, spans, 0 * known), numpy.spans(VECTORS, SPANS, ())),
        (ours.kind(of_spans), numpy.kinds(numpy_spans)),
        (ours.role(of_spans), numpy.roles(numpy_spans)),
        (of_numbers, numpy_numbers),
        (ours.number_kind(of_numbers), numpy.number_kinds(numpy_numbers)),
        (ours.relative(of_numbers)[:, 0], numpy.relative(numpy_numbers)),
        (ours.absent(of_numbers), numpy.absent(numpy_numbers)),
        (
            ours.pairs(of_numbers, of_spans, torch.from_numpy(FAR)),
            numpy.pairs(numpy_numbers, numpy_spans, FAR),
        ),
    ]
    for tensor, array in pairs:
        assert array.shape == tuple(tensor.shape)
        np.testing.assert_allclose(as_array(tensor), array, atol=1e-4)


def test_vectors_of_a_paper_are_those_of_the_paper_alone() -> None:
    made, papers = network(TWO_LAYERS), examples()
    together = as_array(vectors_of(made, collate(papers)))
    assert len({len(paper) for paper in papers}) == 2, "nothing was padded"
    for paper, vectors in zip(papers, together, strict=True):
        (alone,) = as_array(vectors_of(made, collate([paper])))
        np.testing.assert_allclose(vectors[: len(paper)], alone, atol=1e-5)


def test_a_pretrained_transformer_is_taken_over_by_its_names() -> None:
    given = network(TWO_LAYERS).encoder
    bert = "encoder.layer.0.attention.self.query.weight"
    tensors = {
        "embeddings.word_embeddings.weight": given.pieces.weight,
        "embeddings.position_embeddings.weight": given.positions.weight,
        "embeddings.token_type_embeddings.weight": torch.stack([given.segment + 1, given.segment]),
        "embeddings.LayerNorm.weight": given.norm.weight,
        "embeddings.LayerNorm.bias": given.norm.bias,
    }
    names = [
        ("query", "attention.self.query"),
        ("key", "attention.self.key"),
        ("value", "attention.self.value"),
        ("attended", "attention.output.dense"),
        ("attended_norm", "attention.output.LayerNorm"),
        ("up", "intermediate.dense"),
        ("down", "output.dense"),
        ("norm", "output.LayerNorm"),
    ]
    for k, layer in enumerate(given.layers):
        for own, its in names:
            module = layer.get_submodule(own)
            tensors[f"encoder.layer.{k}.{its}.weight"] = module.weight
            tensors[f"encoder.layer.{k}.{its}.bias"] = module.bias
    torch.manual_seed(1)
    taker = Network(TWO_LAYERS).encoder
    assert not torch.equal(taker.layers[0].query.weight, tensors[bert])
    taker.load_pretrained({name: tensor.detach() for name, tensor in tensors.items()})
    assert torch.equal(taker.segment, given.segment + 1)
    assert torch.equal(taker.pieces.weight, given.pieces.weight)
    for one, other in zip(taker.layers.parameters(), given.layers.parameters(), strict=True):
        assert torch.equal(one, other)


def test_word_pieces_do_not_learn_and_everything_else_does() -> None:
    made = network()
    still = [name for name, each in made.named_parameters() if not each.requires_grad]
    assert still == ["encoder.pieces.weight"]
    assert all(each.requires_grad for each in made.encoder.pretrained())
