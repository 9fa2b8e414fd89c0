"""Questions about a graph: one file each, by name in `QUESTIONS`.

Every question is a function of this package under its own name; so is the class of its rows.

>>> from kg import queries
>>> from kg.example import example
>>> queries.leaderboard(example(), "ImageNet-1K")[0].model
'OrbFormer'
"""

from kg.answers import Answer
from kg.queries._registry import QUESTIONS, Parameter, Question, by_python_name, question

__all__ = ["QUESTIONS", "Answer", "Parameter", "Question", "question"]

# A package's attribute of a module's name is the module until something else takes it.
globals().update(by_python_name(QUESTIONS.values()))
