"""The classifier of roles learns what separates the roles, and its figures count what they say."""

import random

import pytest

from extractors.roles.component import ROLES, role_probabilities
from kg.model import Extraction
from kg.schema import Kind, Role
from kg.vocabulary import load
from tests.documents import entity, extraction, paper
from training.roles import Judged, Reader, calibration_error, predict, report, train

load()  # read before anything is timed


def judged(role: Role, *features: str, whole: bool = True) -> Judged:
    return Judged(frozenset(features), role, whole)


# Each feature stands more often than the least number of entities that gives it a weight.
LESSON = [
    *[judged(Role.INTRODUCED, "propose", "kind")] * 40,
    *[judged(Role.USED, "use", "kind")] * 40,
    *[judged(Role.MENTIONED, "recent", "kind")] * 40,
]


@pytest.mark.parametrize(
    ("feature", "role"),
    [("propose", Role.INTRODUCED), ("use", Role.USED), ("recent", Role.MENTIONED)],
)
def test_feature_of_one_role_makes_that_role_the_likeliest(feature: str, role: Role) -> None:
    chances = role_probabilities({feature, "kind"}, train(LESSON))
    assert max(chances) == chances[ROLES.index(role)]


def test_feature_that_separates_nothing_gets_no_weight() -> None:
    assert "kind" not in train(LESSON)


def test_rare_feature_gets_no_weight() -> None:
    assert "rare" not in train([*LESSON, judged(Role.USED, "rare")])


def test_entities_with_hidden_mentions_are_learned_from_and_not_measured() -> None:
    weights = train([*LESSON, *[judged(Role.USED, "hidden", whole=False)] * 40])
    assert "hidden" in weights
    assert predict([judged(Role.USED, "use", whole=False)], weights) == []
    assert [x[:2] for x in predict([judged(Role.USED, "use")], weights)] == [(Role.USED, Role.USED)]


def test_calibration_error_is_the_distance_of_confidence_and_accuracy() -> None:
    right, wrong = (Role.USED, Role.USED, 0.75), (Role.USED, Role.MENTIONED, 0.75)
    assert calibration_error([right, right, right, wrong]) == pytest.approx(0)
    assert calibration_error([wrong, wrong]) == pytest.approx(0.75)


def test_report_counts_accuracy_precision_and_recall() -> None:
    outcomes = [(Role.USED, Role.USED, 1.0), (Role.MENTIONED, Role.USED, 1.0)]
    lines = list(report("dev", outcomes))
    assert lines[0] == "dev: 2 entities, accuracy 0.500, calibration 0.500"
    assert lines[2].split() == ["used", "precision", "0.500", "recall", "1.000", "of", "1"]


def annotated() -> Extraction:
    text = paper("On Nets", "We propose ZebraNet. ZebraNet beats BERT on COCO.")
    return extraction(
        text,
        entity(text, Kind.MODEL, "ZebraNet", role=Role.INTRODUCED),
        entity(text, Kind.MODEL, "BERT", role=Role.USED),
        entity(text, Kind.DATASET, "COCO", role=Role.MENTIONED),
    )


def test_reader_gives_each_entity_the_role_of_its_annotation() -> None:
    found = [one for one in Reader().judged(annotated(), random.Random(0)) if one.whole]
    assert [one.role for one in found] == [Role.INTRODUCED, Role.USED, Role.MENTIONED]
    assert "before=propose" in found[0].features


def test_second_copy_of_a_paper_misses_some_mentions() -> None:
    reader, chance = Reader(), random.Random(0)
    copies = [one for _ in range(30) for one in reader.judged(annotated(), chance)]
    whole = [one for one in copies if one.whole]
    assert len(whole) == 90
    assert len({one.features for one in whole}) == 3
    assert len({one.features for one in copies if not one.whole}) > 3
