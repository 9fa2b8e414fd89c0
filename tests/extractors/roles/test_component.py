"""Roles follow from the features of an entity, and from nothing else."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.grouping.component import group_mentions
from extractors.roles.component import (
    ROLES,
    defined_keys,
    mark_roles,
    role_probabilities,
    with_roles,
)
from extractors.roles.features import Context, role_features
from kg.schema import Role
from tests.extractors.tagged import tagged


def features(marked: str, number: int = 0) -> set[str]:
    """The features of one entity of a marked text."""
    doc = group_mentions(tagged(marked))
    return role_features(Context(doc._.paper, doc._.entities, defined_keys(doc)), number)


@pytest.mark.parametrize(
    ("marked", "feature"),
    [
        ("On Nets\nWe propose [Model|ZebraNet].", "before=propose"),
        ("On Nets\nWe propose [Model|ZebraNet].", "Model l1=propose"),
        ("On Nets\nHowever, [Model|ZebraNet] fails.", "sentence contrast"),
        ("On Nets\nWe beat [Model|ZebraNet].", "own=True third=0"),
        ("[Model|ZebraNet]: Nets\nIt is new.", "title=name/first"),
        ("Nets by [Model|ZebraNet]\nIt is new.", "title<by"),
        ("On Nets\nA [Model|ZebraNet] (ZN) is new.", "shape=camel"),
        ("On Nets\nA [Model|zebra network] (ZN) is new.", "defined"),
        ("On Nets\nA [Model|BERT] is old.", "known=True"),
        ("On Nets\nA [Model|ZebraNet] is new.", "known=False"),
        ("On Nets\nA [Model|ZebraNet] and [Model|ZebraNet].", "mentions=2"),
        ("On [Task|netting]\nNothing else.", "title only"),
    ],
)
def test_evidence_is_seen(marked: str, feature: str) -> None:
    assert feature in features(marked)


def test_cue_behind_another_mention_is_told_from_a_near_one() -> None:
    marked = "On Nets\nWe propose [Model|ZebraNet] on [Dataset|COCO]."
    assert "before=propose/0" in features(marked, 0)
    assert "before=propose/1" in features(marked, 1)


def test_system_named_in_the_title_is_seen_by_the_others() -> None:
    marked = "[Model|ZebraNet]: Nets\nIt beats [Model|BERT]."
    assert "title names this" in features(marked, 0)
    assert "title names another" in features(marked, 1)


def test_offsets_behind_an_astral_character_are_read_right() -> None:
    assert "l1=propose" in features("On 😀 Nets\nWe 😀 propose [Model|ZebraNet] 😀.")


NAMES = st.sampled_from(["new", "old", "title", "unheard"])
WEIGHTS = {"new": [2.0, 0.0, -1.0], "old": [-2.0, 0.5, 1.0], "title": [0.5, 0.25, 0.0]}


@given(st.sets(NAMES))
def test_probabilities_are_the_softmax_of_summed_weights(names: set[str]) -> None:
    chances = role_probabilities(names, WEIGHTS)
    assert math.isclose(sum(chances), 1)
    scores = [sum(WEIGHTS[name][k] for name in names if name in WEIGHTS) for k in range(3)]
    for k in range(3):
        ratio = math.log(chances[k] / chances[0])
        assert math.isclose(ratio, scores[k] - scores[0], abs_tol=1e-9)


def test_likeliest_role_is_chosen_with_its_probability() -> None:
    doc = group_mentions(tagged("On Nets\nWe propose [Model|ZebraNet]."))
    context = Context(doc._.paper, doc._.entities, frozenset())
    weights = {"before=propose": [0.0, 0.0, math.log(2)]}
    (entity,) = with_roles(doc._.entities, context, weights)
    assert (entity.role, entity.role_confidence) == (ROLES[2], 0.5)


def test_without_evidence_the_stronger_of_equal_roles_is_chosen() -> None:
    doc = group_mentions(tagged("On Nets\nA [Model|ZebraNet]."))
    (entity,) = with_roles(doc._.entities, Context(doc._.paper, doc._.entities, frozenset()), {})
    assert (entity.role, entity.role_confidence) == (Role.INTRODUCED, 0.3333)


def test_component_leaves_all_but_the_role() -> None:
    doc = group_mentions(tagged("On Nets\nWe use [Model|BERT] and [Dataset|COCO]."))
    before = doc._.entities
    after = mark_roles(doc)._.entities
    assert [(e.name, e.kind, e.mentions, e.confidence, e.extractor) for e in after] == [
        (e.name, e.kind, e.mentions, e.confidence, e.extractor) for e in before
    ]
    assert all(0 < entity.role_confidence <= 1 for entity in after)


def test_paper_without_entities_keeps_none() -> None:
    assert mark_roles(group_mentions(tagged("On Nets\nNothing.")))._.entities == ()
