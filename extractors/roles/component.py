"""Roles: whether a paper introduces an entity, uses it, or mentions it only.

The encoder scores the roles at every mention; the mean over the mentions of an entity decides.
"""

from dataclasses import replace
from typing import Final

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from extractors.document import token_spans, vectors_of
from extractors.encoder.heads import Heads, shipped_heads
from extractors.linear_model import softmax
from kg.model import Entity
from kg.schema import Role

__all__ = ["ROLES", "mark_roles", "with_roles"]

ROLES: Final = tuple(Role)
"""The roles in the order of their scores."""


def with_roles(doc: Doc, heads: Heads) -> tuple[Entity, ...]:
    """Return `doc._.entities` with their likeliest roles and how likely these are."""
    entities = tuple(doc._.entities)
    owned = [(k, mention) for k, entity in enumerate(entities) for mention in entity.mentions]
    if not owned:
        return entities
    spans = token_spans(doc, [(mention.start, mention.end) for _, mention in owned])
    vectors = heads.spans(vectors_of(doc), spans, [entities[k].kind for k, _ in owned])
    sums = np.zeros((len(entities), len(ROLES)))
    np.add.at(sums, [k for k, _ in owned], heads.roles(vectors))
    done = []
    for entity, scores in zip(entities, sums, strict=True):
        chances = softmax((scores / len(entity.mentions)).tolist())
        best = max(chances)
        role = ROLES[chances.index(best)]
        done.append(replace(entity, role=role, role_confidence=round(best, 4)))
    return tuple(done)


@Language.component("paperkg_roles", requires=["doc._.entities"], assigns=["doc._.entities"])
def mark_roles(doc: Doc) -> Doc:
    """Set role and `role_confidence` of each of `doc._.entities`."""
    doc._.entities = with_roles(doc, shipped_heads())
    return doc
