"""Roles: whether a paper introduces an entity, uses it, or mentions it only.

A multinomial logistic regression over the features of `extractors.roles.features`; each role's
score is the sum of the weights of the features, and the softmax of the scores gives the
probabilities. How the weights are made: `training/roles.py`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc

from extractors.linear_model import ClassWeights, class_probabilities, read_model
from extractors.registry import EXTRACTORS, Component
from extractors.roles.features import Context, role_features
from extractors.surface_forms import key
from kg.model import Entity
from kg.schema import Role

__all__ = ["ROLES", "mark_roles", "role_probabilities", "with_roles"]

ROLES: Final = tuple(Role)
"""The roles in the order of the weights of a feature."""


def shipped_weights() -> ClassWeights:
    """Return the weights that ship with the package."""
    weights: ClassWeights = read_model("roles")
    return weights


def role_probabilities(features: Iterable[str], weights: ClassWeights) -> list[float]:
    """Return the probability of each of `ROLES`."""
    return class_probabilities(weights, features, classes=len(ROLES))


def with_roles(
    entities: Sequence[Entity], context: Context, weights: ClassWeights
) -> tuple[Entity, ...]:
    """Return the entities of `context` with their likeliest roles; of equal ones the stronger."""
    done = []
    for number, entity in enumerate(entities):
        chances = role_probabilities(role_features(context, number), weights)
        best = max(chances)
        role = ROLES[chances.index(best)]
        done.append(replace(entity, role=role, role_confidence=round(best, 4)))
    return tuple(done)


def defined_keys(doc: Doc) -> frozenset[str]:
    """Keys of the short and long forms that the text of `doc` defines."""
    return frozenset(key(form) for item in doc._.definitions for form in (item.short, item.long))


@Language.component("paperkg_roles", requires=["doc._.entities"], assigns=["doc._.entities"])
def mark_roles(doc: Doc) -> Doc:
    """Set role and `role_confidence` of each of `doc._.entities`."""
    entities = doc._.entities
    context = Context(doc._.paper, entities, defined_keys(doc))
    doc._.entities = with_roles(entities, context, shipped_weights())
    return doc


EXTRACTORS.register(
    "roles",
    Component(
        factory="paperkg_roles",
        summary="Says of each entity whether the paper introduces, uses or mentions it.",
        after=("abbreviations", "grouping"),
    ),
)
