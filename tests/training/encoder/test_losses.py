"""Losses fall where what is annotated is likelier, and nothing else is taught."""

import random
from dataclasses import replace

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from extractors.encoder.heads import FIELDS
from kg.schema import Kind
from tests.training.encoder.networks import network
from tests.training.encoder.papers import examples
from training.encoder.losses import WEIGHTS, _fields, _nested, losses
from training.encoder.placing import Target

ZEBRA, YAK = examples()
KINDS = [Kind.MODEL, Kind.METRIC, Kind.MODEL]
ENTITIES = torch.tensor([0, 1, 2])


def of_field(field: str, wanted: set[int | None], **odds: float) -> float:
    """The loss of one field of one number, of mentions and `none` with their odds, the rest 0."""
    scores = torch.zeros(1, len(KINDS) + 1, len(FIELDS))
    for name, score in odds.items():
        scores[0, -1 if name == "none" else int(name[1:]), FIELDS.index(field)] = score
    target = Target((1,), None, {field: frozenset(wanted)})
    return float(_fields(scores, ENTITIES, KINDS, [target]))


def test_the_right_mention_is_weighed_against_those_of_its_kind_and_none() -> None:
    assert of_field("model", {0}) == pytest.approx(np.log(3))
    assert of_field("model", {0}, m0=20) == pytest.approx(0, abs=1e-6)
    assert of_field("model", {0}, m1=20) == pytest.approx(np.log(3))
    assert of_field("model", {0}, m2=20) == pytest.approx(20, abs=1e-3)


def test_none_is_right_where_a_field_is_left_open() -> None:
    assert of_field("model", {None}) == pytest.approx(np.log(3))
    assert of_field("model", {None}, none=20) == pytest.approx(0, abs=1e-6)
    assert of_field("dataset", {None}) == pytest.approx(0)


def test_each_of_several_right_entities_is_right() -> None:
    assert of_field("model", {0, 2}) == pytest.approx(np.log(3 / 2))


@pytest.mark.parametrize(("field", "entity"), [("model", 7), ("model", 1), ("metric", 0)])
def test_a_hidden_entity_or_one_of_another_kind_teaches_nothing(field: str, entity: int) -> None:
    assert of_field(field, {entity}, none=-20) == 0


def test_any_of_the_right_classes_is_right() -> None:
    scores = torch.log(torch.tensor([[0.1, 0.2, 0.3, 0.4]]))
    right = torch.tensor([[False, False, True, True]])
    assert float(_nested(scores, right)) == pytest.approx(-np.log(0.7))


def test_a_doubtful_number_teaches_nothing_of_its_kind() -> None:
    def numbers(doubtful: set[int]) -> float:
        torch.manual_seed(0)
        paper = replace(ZEBRA, doubtful=frozenset(doubtful))
        return float(losses(network(), [paper], random.Random(0))["numbers"].detach())

    assert numbers({0, 1, 2, 3}) == 0
    assert 0 < numbers({3}) < numbers(set())


def test_only_signed_differences_teach_whether_they_are_relative() -> None:
    def relative(of: dict[int, Target]) -> float:
        torch.manual_seed(0)
        found = losses(network(), [replace(ZEBRA, targets=of)], random.Random(0))
        return float(found["relative"].detach())

    assert relative(dict(ZEBRA.targets)) > 0
    assert relative({0: ZEBRA.targets[0]}) == 0


def test_a_paper_without_mentions_teaches_labels_alone() -> None:
    bare = replace(ZEBRA, mentions=(), candidates=())
    found = losses(network(), [bare], random.Random(0))
    assert {name for name, loss in found.items() if loss.detach() != 0} == {"labels"}


def test_every_decision_has_a_loss_and_a_weight() -> None:
    found = losses(network(), [ZEBRA, YAK], random.Random(0))
    assert set(found) == set(WEIGHTS)
    assert all(float(loss.detach()) > 0 for loss in found.values())
    sum(found.values()).backward()
