"""How sure a field is follows from what stands around its number and its entity."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.results.trust import GROUNDS, Scene, grounds, trust
from kg.model import Entity, Mention
from kg.schema import Kind, Role

COCO = Entity("COCO", Kind.DATASET, Role.INTRODUCED, (Mention(0, 4),), confidence=0.5)
GLUE = Entity("GLUE", Kind.DATASET, Role.USED, (Mention(5, 9),), confidence=0.9)


def scene(number: tuple[int, int] = (4, 5), shares: tuple[float, ...] = (0.5, 0.25, 0.25)) -> Scene:
    """COCO at token 0, in the first sentence, GLUE at token 6 in the second."""
    return Scene(
        number,
        entities=[COCO, GLUE],
        shares=shares,
        places=[[(0, 1)], [(6, 7)]],
        sentences=[1, 1, 1, 1, 1, 2, 2],
        chance=0.5,
        results=4,
        is_difference=True,
    )


def test_grounds_say_where_the_entity_stands_and_what_it_is() -> None:
    found = dict(zip(GROUNDS, grounds(scene(), 0), strict=True))
    assert found["share"] == found["entity"] == found["result"] == 0.0
    assert found["none"] == found["second"] == pytest.approx(-1.0986, abs=1e-4)
    assert (found["same sentence"], found["alone in sentence"], found["behind"]) == (1, 1, 0)
    assert found["distance"] == pytest.approx(1.3863, abs=1e-4)
    assert (found["introduced"], found["difference"], found["many results"]) == (1, 1, 1)


def test_entity_of_another_sentence_is_behind_and_not_with_the_number() -> None:
    found = dict(zip(GROUNDS, grounds(scene(), 1), strict=True))
    assert (found["same sentence"], found["alone in sentence"], found["behind"]) == (0, 0, 1)
    assert found["introduced"] == 0


@given(st.lists(st.floats(-50, 50), min_size=len(GROUNDS), max_size=len(GROUNDS)))
def test_trust_is_a_share(values: list[float]) -> None:
    weights = {"metric": [3.0] * len(GROUNDS)}
    assert 0 <= trust("metric", values, weights) <= 1


def test_trust_grows_with_what_speaks_for_a_field() -> None:
    weights = {"dataset": [1.0, *[0.0] * (len(GROUNDS) - 1)]}
    low = grounds(scene(shares=(0.4, 0.3, 0.3)), 0)
    high = grounds(scene(shares=(0.9, 0.05, 0.05)), 0)
    assert trust("dataset", low, weights) < trust("dataset", high, weights)
