"""The role of an entity is the likeliest one by the mean of what is read at its mentions."""

import math
from dataclasses import replace

import pytest
from spacy.tokens import Doc

from extractors.grouping.component import group_mentions
from extractors.registry import EXTRACTORS
from extractors.roles.component import ROLES, mark_roles, with_roles
from kg.model import Entity
from kg.schema import Role
from tests.extractors.encoder.hand_made import hand_made
from tests.extractors.tagged import tagged

MADE = hand_made({
    "role": {"newnet": (9, 0, 0), "bert": (0, 9, 0), "coco": (0, 0, 9), "zoo": (0, 2, 0)}
})


def document(marked: str) -> Doc:
    return MADE.read(group_mentions(tagged(marked)))


def roles(marked: str) -> list[tuple[str, Role]]:
    return [(one.name, one.role) for one in with_roles(document(marked), MADE.heads)]


def test_each_entity_gets_the_role_that_its_mentions_say() -> None:
    found = roles("On Nets\nWe build [Model|NewNet] on [Model|BERT], unlike [Dataset|COCO].")
    assert sorted(found) == [
        ("BERT", Role.USED), ("COCO", Role.MENTIONED), ("NewNet", Role.INTRODUCED),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("scores", "role"),
    [((9.0, 0.0, 0.0), ROLES[0]), ((0.0, 9.0, 0.0), ROLES[1]), ((0.0, 0.0, 9.0), ROLES[2])],
)
def test_scores_are_in_the_order_of_the_roles(scores: tuple[float, ...], role: Role) -> None:
    made = hand_made(always={"role": scores})
    doc = made.read(group_mentions(tagged("On Nets\nWe use [Model|BERT].")))
    assert [entity.role for entity in with_roles(doc, made.heads)] == [role]


def test_confidence_is_the_probability_of_the_role() -> None:
    made = hand_made(always={"role": (math.log(3), 0.0, 0.0)})
    doc = made.read(group_mentions(tagged("On Nets\nWe use [Model|BERT].")))
    assert [entity.role_confidence for entity in with_roles(doc, made.heads)] == [0.6]


def test_mentions_of_an_entity_count_by_their_mean() -> None:
    doc = document("On Nets\nThe [Model|zoo], the [Model|zoo].")
    (entity,) = with_roles(doc, MADE.heads)
    once = with_roles(document("On Nets\nThe [Model|zoo]."), MADE.heads)
    assert len(entity.mentions) == 2
    assert entity.role_confidence == once[0].role_confidence


def bare(entity: Entity) -> Entity:
    """The entity with a role of which nothing is known."""
    return replace(entity, role=Role.USED, role_confidence=1.0)


def test_nothing_but_the_role_changes() -> None:
    doc = document("On Nets\nWe use [Model|BERT] and [Dataset|COCO].")
    after = with_roles(doc, MADE.heads)
    assert list(map(bare, after)) == list(map(bare, doc._.entities))
    assert all(0 < entity.role_confidence <= 1 for entity in after)


def test_paper_without_entities_keeps_none() -> None:
    assert mark_roles(group_mentions(tagged("On Nets\nNothing.")))._.entities == ()


def test_roles_wait_for_vectors_and_entities() -> None:
    assert {"vectors", "grouping"} <= set(EXTRACTORS["roles"].after)
