"""The words of the graph: kinds of node, roles and relations, one line of definition each.

No IRIs here: `exports` maps these words to published vocabularies.
"""

from enum import StrEnum


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
    VARIANT_OF = "variantOf"
    """Entity to the entity of which it is a version, size or split."""


class ResultKind(StrEnum):
    """How a result's number is to be read."""

    ABSOLUTE = "absolute"
    """A score that was reached."""
    DELTA = "delta"
    """An improvement or a difference."""


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


ROLE_RELATION = {
    Role.INTRODUCED: Relation.INTRODUCES,
    Role.USED: Relation.USES,
    Role.MENTIONED: Relation.MENTIONS,
}
"""The relation between a paper and an entity that each role stands for."""

ROLE_RELATIONS = tuple(ROLE_RELATION.values())
"""Those relations, the strongest first."""

RESULT_RELATIONS = (
    Relation.ON_DATASET,
    Relation.BY_METRIC,
    Relation.OF_MODEL,
    Relation.FOR_TASK,
)
"""The relations between a result and the entities that it is a result of."""

ANNOTATION = "annotation"
"""Stands for a person, or an annotated file, where an extractor is named."""
