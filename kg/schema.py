"""The words of the graph: kinds of node, roles and relations, one line of definition each.

`ENDS` says between which kinds of node each relation can hold. No IRIs here: `exports` maps these
words to published vocabularies.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """What an entity is; docs/annotation.md defines each kind, case by case."""

    MODEL = "Model"
    """A named model, architecture, model family or predicting system."""
    METHOD = "Method"
    """A named technique, algorithm, module, loss, library or toolkit that is no model."""
    DATASET = "Dataset"
    """A named dataset, corpus, benchmark, shared task or challenge."""
    METRIC = "Metric"
    """An evaluation measure or a measured efficiency."""
    TASK = "Task"
    """A named research task or problem."""


class NodeKind(StrEnum):
    """What a node of the graph is: one of the five entity kinds, or one of these."""

    PAPER = "Paper"
    """A title and an abstract."""
    RESULT = "Result"
    """A number that a paper reports for a measure."""
    LINK = "Link"
    """A URL that an abstract gives."""


class Role(StrEnum):
    """What a paper does with an entity, strongest first."""

    INTRODUCED = "introduced"
    """A new contribution of this paper."""
    USED = "used"
    """Part of this paper's work: evaluated on, built upon, compared with, addressed."""
    MENTIONED = "mentioned"
    """Background or motivation only."""


class Relation(StrEnum):
    """What an edge says; the key of the edge in the multigraph."""

    INTRODUCES = "introduces"
    """Paper to entity: the entity is a new contribution of the paper."""
    USES = "uses"
    """Paper to entity: the entity is part of the paper's work."""
    MENTIONS = "mentions"
    """Paper to entity: the entity is background."""
    REPORTS = "reports"
    """Paper to result."""
    HAS_REPOSITORY = "hasRepository"
    """Paper to link: the paper's own code, data, models or demo live there."""
    LINKS_TO = "linksTo"
    """Paper to link: named, but not the paper's own."""
    ON_DATASET = "onDataset"
    """Result to the dataset it was measured on."""
    BY_METRIC = "byMetric"
    """Result to the metric it is given in."""
    OF_MODEL = "ofModel"
    """Result to the model or method that reached it."""
    FOR_TASK = "forTask"
    """Result to the task it was measured for."""
    VERSUS = "versus"
    """Difference to the model or method that it is compared with."""
    VARIANT_OF = "variantOf"
    """Entity to the entity of which it is a version, size or split."""


class ResultKind(StrEnum):
    """How a result's number is to be read."""

    ABSOLUTE = "absolute"
    """A score that was reached."""
    DELTA = "delta"
    """An improvement or a difference."""


class Sign(StrEnum):
    """Whether the measured value of a difference rises or falls, whichever is the better."""

    RISES = "+"
    FALLS = "-"


class LinkKind(StrEnum):
    """What stands behind a URL, as far as the URL tells."""

    REPOSITORY = "repository"
    MODEL_HUB = "model_hub"
    DATASET_HUB = "dataset_hub"
    PROJECT = "project"
    DEMO = "demo"
    VIDEO = "video"
    PAPER = "paper"
    OTHER = "other"


class LinkRole(StrEnum):
    """Whose a URL is."""

    OWN = "own"
    """The paper releases its code, data, models or demo there."""
    OTHER = "other"
    """Somebody else's."""


class Better(StrEnum):
    """Which of two values of a metric is the better one."""

    HIGHER = "higher"
    LOWER = "lower"


class Rule(StrEnum):
    """Why a written name stands for a node; the surest first."""

    NAME = "name"
    """It is the node's own name, or differs from it in case, hyphens, spaces or plural alone."""
    VOCABULARY = "vocabulary"
    """The vocabulary has it as a name or an alias of the node's entry."""
    SPELLING = "spelling"
    """It is the name in another spelling: British, joined, a version marked, a generic word."""
    ABBREVIATION = "abbreviation"
    """Papers spell the short form out as the node's name, and nearly all of them alike."""
    FIELD = "field"
    """Papers of the field, not of the graph, spell the short form out as the node's name."""
    MISSPELLING = "misspelling"
    """It is the name with a letter too many, a letter missing, or two exchanged."""
    PAPER = "paper"
    """A paper that uses both says, or shows, that they are one thing."""

    OVERRIDE = "override"
    """The user's overrides say so."""

    @property
    def sentence(self) -> str:
        """The rule as the predicate of a sentence, for a person to read."""
        return _SENTENCES[self]


_SENTENCES: Final = {
    Rule.NAME: "is the node's name, save for case, hyphens, spaces or plural",
    Rule.VOCABULARY: "is a name of the vocabulary's entry",
    Rule.SPELLING: "is the name in another spelling",
    Rule.ABBREVIATION: "is short for the name, as papers agree",
    Rule.FIELD: "is short for the name, as papers of the field agree",
    Rule.MISSPELLING: "is the name with a slip of the pen",
    Rule.PAPER: "stands for the same thing in a paper that has both",
    Rule.OVERRIDE: "was merged by the overrides",
}


IDENTIFIER_SCHEMES = ("arxiv", "homepage", "hub", "wikidata")
"""Where else an entity may be known: the schemes of its identifiers."""

KINDS: Mapping[str, Kind | NodeKind] = {kind.value: kind for kind in (*Kind, *NodeKind)}
"""All kinds of node, by their names."""


@dataclass(frozen=True, slots=True)
class Ends:
    """The kinds of node between which a relation can hold."""

    sources: tuple[Kind | NodeKind, ...]
    targets: tuple[Kind | NodeKind, ...]
    of_one_kind: bool = False
    """Whether both ends must be of the same kind."""

    def allow(self, source: Kind | NodeKind, target: Kind | NodeKind) -> bool:
        """Return whether the relation can hold from a `source` to a `target`.

        >>> ENDS[Relation.BY_METRIC].allow(NodeKind.RESULT, Kind.METRIC)
        True
        >>> ENDS[Relation.VARIANT_OF].allow(Kind.MODEL, Kind.METHOD)
        False
        """
        same = source == target or not self.of_one_kind
        return same and source in self.sources and target in self.targets

    def __str__(self) -> str:
        sources, targets = (" or ".join(kinds) for kinds in (self.sources, self.targets))
        return f"from {sources} to " + ("the same kind" if self.of_one_kind else targets)


_FROM_PAPER, _FROM_RESULT, _ENTITIES = (NodeKind.PAPER,), (NodeKind.RESULT,), tuple(Kind)

ENDS: Mapping[Relation, Ends] = {
    Relation.INTRODUCES: Ends(_FROM_PAPER, _ENTITIES),
    Relation.USES: Ends(_FROM_PAPER, _ENTITIES),
    Relation.MENTIONS: Ends(_FROM_PAPER, _ENTITIES),
    Relation.REPORTS: Ends(_FROM_PAPER, (NodeKind.RESULT,)),
    Relation.HAS_REPOSITORY: Ends(_FROM_PAPER, (NodeKind.LINK,)),
    Relation.LINKS_TO: Ends(_FROM_PAPER, (NodeKind.LINK,)),
    Relation.ON_DATASET: Ends(_FROM_RESULT, (Kind.DATASET,)),
    Relation.BY_METRIC: Ends(_FROM_RESULT, (Kind.METRIC,)),
    Relation.OF_MODEL: Ends(_FROM_RESULT, (Kind.MODEL, Kind.METHOD)),
    Relation.FOR_TASK: Ends(_FROM_RESULT, (Kind.TASK,)),
    Relation.VERSUS: Ends(_FROM_RESULT, (Kind.MODEL, Kind.METHOD)),
    Relation.VARIANT_OF: Ends(_ENTITIES, _ENTITIES, of_one_kind=True),
}
"""Between which kinds of node each relation can hold; the graph refuses every other edge."""

ROLE_RELATION = {
    Role.INTRODUCED: Relation.INTRODUCES,
    Role.USED: Relation.USES,
    Role.MENTIONED: Relation.MENTIONS,
}
"""The relation between a paper and an entity that each role stands for."""

ROLE_RELATIONS = tuple(ROLE_RELATION.values())
"""Those relations, the strongest first."""

OF_PAPERS = tuple(relation for relation, ends in ENDS.items() if ends.sources == _FROM_PAPER)
"""The relations that a paper's text states."""

RESULT_FIELDS: Mapping[Relation, str] = {
    Relation.ON_DATASET: "dataset",
    Relation.BY_METRIC: "metric",
    Relation.OF_MODEL: "model",
    Relation.FOR_TASK: "task",
    Relation.VERSUS: "versus",
}
"""The field of a `kg.model.Result` that each relation between it and an entity stands for."""

RESULT_RELATIONS = tuple(RESULT_FIELDS)
"""The relations between a result and the entities that it names."""

DECIDING_RELATIONS = (Relation.OF_MODEL, Relation.ON_DATASET, Relation.BY_METRIC)
"""Those that must be sure for the result to be shown; an unsure task or rival is left out alone."""

ANNOTATION = "annotation"
"""Stands for a person, or an annotated file, where an extractor is named."""
