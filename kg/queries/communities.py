"""`kg ask communities`: groups of entities that belong together."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import inf
from typing import Final

from kg.analysis import communities as groups
from kg.answers import BELOW, Answer, answer
from kg.errors import InvalidValueError
from kg.graph import KnowledgeGraph, sure_part
from kg.lookup.options import kind_named
from kg.queries import question

_SHOWN: Final = 10


@dataclass(frozen=True, slots=True)
class CommunityRow:
    """A group of entities that stand in the same papers.

    Fields:
        community: number of the community, from 0
        name: names of its three most central entities
        entities: number of entities in it
        members: names of its ten most central entities, the most central first
    """

    community: int
    name: str
    entities: int
    members: str = field(metadata=BELOW)


@question(not_in_sparql="it cannot optimise modularity")
def communities(
    graph: KnowledgeGraph,
    *,
    kind: str | None = None,
    resolution: float = 1.0,
    limit: int = 20,
    all: bool = False,
) -> Answer[CommunityRow]:
    """Communities: entities that stand in the same papers more often than chance, largest first.

    Found by modularity, as `kg.analysis.communities` says, which gives all members too. An entity
    that shares no paper is in none. Ties are in the order of their first ids.

    Args:
        kind: only entities of this kind; else of all
        resolution: above 0; larger makes smaller groups
        limit: number of rows at most
        all: also what is not sure

    >>> from kg.example import example
    >>> communities(example())
    community  name                                        entities
            0  ImageNet-1K, ZorbNet, image classification        13
        ImageNet-1K; ZorbNet; image classification; Vision Transformer; top-1
        accuracy; CIFAR-10; COCO; accuracy; AP; OrbDet
            1  curriculum learning, CoNLL-2003, F1 score          9
        curriculum learning; CoNLL-2003; F1 score; BlueTagger; named entity
        recognition; LibriSpeech; word error rate; OrbASR; speech recognition
    2 rows
    """
    if not 0 < resolution < inf:
        raise InvalidValueError(f"resolution is {resolution}; give a number above 0")
    part = graph if all else sure_part(graph)
    found = groups.communities(part, kind_named(kind), resolution=resolution)
    return answer(CommunityRow, (_row(graph, each) for each in found), limit)


def _row(graph: KnowledgeGraph, found: groups.Community) -> CommunityRow:
    members = "; ".join(graph.name(node) for node in found.members[:_SHOWN])
    return CommunityRow(found.number, found.name, len(found.members), members)
