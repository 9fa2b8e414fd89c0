"""The layers compute what they say, over vectors of tokens."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.encoder.heads import FIELDS, KINDS, Floats, Heads, _gelu, shipped_heads
from extractors.results.distances import distances
from kg.schema import Kind
from tests.extractors.encoder.hand_made import SIZES, hand_made

WIDTH = 3
CHANCE = np.random.default_rng(0)
VECTORS = CHANCE.normal(size=(6, WIDTH)).astype(np.float32)


def heads(**arrays: Floats) -> Heads:
    """Heads of which only the given layers exist; without a bias given it is zero."""
    layers = {name.replace("__", "."): array for name, array in arrays.items()}
    for name in [name for name in layers if name.endswith(".weight")]:
        layers.setdefault(name.replace("weight", "bias"), np.zeros(len(layers[name]), np.float32))
    return Heads(layers)


@given(st.floats(-20, 20))
def test_activation_is_the_exact_gelu(value: float) -> None:
    (found,) = _gelu(np.array([value], dtype=np.float32))
    assert found == pytest.approx(value * (1 + math.erf(value / math.sqrt(2))) / 2, abs=1e-5)


def test_span_sees_its_first_and_last_token_their_mean_and_its_kind() -> None:
    weight = np.eye(3 * WIDTH + len(KINDS), dtype=np.float32)
    spans = [(1, 4), (2, 3)]
    kinds = (Kind.DATASET, Kind.MODEL)
    found = heads(span__weight=weight).spans(VECTORS, spans, kinds)
    for row, (start, end), kind in zip(found, spans, kinds, strict=True):
        known = [float(each is kind) for each in KINDS]
        mean = VECTORS[start:end].mean(axis=0)
        whole = np.concatenate([VECTORS[start], VECTORS[end - 1], mean, known])
        np.testing.assert_allclose(row, _gelu(whole.astype(np.float32)), atol=1e-5)


def test_span_of_no_known_kind_has_zeros_for_it() -> None:
    weight = np.eye(3 * WIDTH + len(KINDS), dtype=np.float32)
    found = heads(span__weight=weight).spans(VECTORS, [(0, 2)], ())
    assert found[0, -len(KINDS) :].tolist() == [0.0] * len(KINDS)


def test_number_sees_itself_and_its_neighbours_also_at_the_edges() -> None:
    weight = np.eye(4 * WIDTH, dtype=np.float32)
    found = heads(number__weight=weight).numbers(VECTORS, [(2, 4), (0, 1), (5, 6)])
    for row, places in zip(found, [(2, 3, 1, 4), (0, 0, 0, 1), (5, 5, 4, 5)], strict=True):
        np.testing.assert_allclose(row, _gelu(VECTORS[list(places)].reshape(-1)), atol=1e-6)


def test_nearer_mentions_score_higher_where_distance_alone_counts() -> None:
    made = hand_made(nearness=0.5)
    far = distances([(0, 1)], [(1, 2), (4, 5)], [Kind.TASK] * 2, sentences=[0] * 6, title=0)
    found = made.heads.pairs(np.zeros((1, 1), np.float32), np.zeros((2, 1), np.float32), far)
    assert found.shape == (1, 2, len(FIELDS))
    np.testing.assert_allclose(found[0], [[7.5] * 5, [6.0] * 5], atol=1e-5)


def test_query_and_key_add_their_product_to_their_field_alone() -> None:
    made = hand_made()
    size = made.heads.arrays["query.bias"].shape
    query, key = np.zeros(size, np.float32), np.zeros(size, np.float32)
    dataset = FIELDS.index("dataset")
    query[64 * dataset], key[64 * dataset] = 4.0, 6.0
    changed = Heads({**made.heads.arrays, "query.bias": query, "key.bias": key})
    given = np.zeros((2, 1), np.float32), np.zeros((3, 1), np.float32)
    far = np.zeros((2, 3, 5), dtype=np.int64)
    added = changed.pairs(*given, far) - made.heads.pairs(*given, far)
    assert added[:, :, dataset].tolist() == [[3.0] * 3] * 2
    assert np.delete(added, dataset, axis=2).max() == 0


def test_a_document_without_spans_has_none_to_score() -> None:
    found = shipped_heads().spans(np.zeros((2, 256), np.float32), [], ())
    assert len(found) == 0


def test_the_shipped_layers_give_as_many_scores_as_there_are_choices() -> None:
    arrays = shipped_heads().arrays
    assert {name: len(arrays[f"{name}.weight"]) for name in SIZES} == SIZES
    assert arrays["transitions"].shape == (SIZES["labels"], SIZES["labels"])
    assert len(arrays["pair.weight"]) == len(FIELDS)
