"""The questions that people ask of a graph: one file each, found by name in `QUESTIONS`.

>>> from kg.queries._example import example
>>> leaderboard(example(), "ImageNet-1K")[0].model
'OrbFormer'
"""

from kg.finding import Found
from kg.queries._answer import Answer
from kg.queries._doers import Doer
from kg.queries._registry import QUESTIONS, Parameter, Question
from kg.queries.centrality import Central, centrality
from kg.queries.communities import CommunityRow, communities
from kg.queries.compare import Compared, compare
from kg.queries.entities import Part, entities
from kg.queries.evidence import Passage, evidence
from kg.queries.find import find
from kg.queries.introduced_by import introduced_by
from kg.queries.leaderboard import Score, leaderboard
from kg.queries.missing_datasets import MissingDataset, missing_datasets
from kg.queries.most_used import Usage, most_used
from kg.queries.papers import FoundPaper, papers
from kg.queries.path import Step, path
from kg.queries.related_entities import Related, related_entities
from kg.queries.repositories import Code, repositories
from kg.queries.similar_papers import Similar, similar_papers
from kg.queries.task_map import TaskPair, task_map
from kg.queries.trends import Trend, trends
from kg.queries.used_by import used_by

__all__ = [
    "QUESTIONS",
    "Answer",
    "Central",
    "Code",
    "CommunityRow",
    "Compared",
    "Doer",
    "Found",
    "FoundPaper",
    "MissingDataset",
    "Parameter",
    "Part",
    "Passage",
    "Question",
    "Related",
    "Score",
    "Similar",
    "Step",
    "TaskPair",
    "Trend",
    "Usage",
    "centrality",
    "communities",
    "compare",
    "entities",
    "evidence",
    "find",
    "introduced_by",
    "leaderboard",
    "missing_datasets",
    "most_used",
    "papers",
    "path",
    "related_entities",
    "repositories",
    "similar_papers",
    "task_map",
    "trends",
    "used_by",
]
