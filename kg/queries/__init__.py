"""Questions about a graph: one file each, by name in `QUESTIONS`.

Every question is a function of this package under its own name; so is the class of its rows.

>>> from kg import queries
>>> from kg.example import example
>>> queries.leaderboard(example(), "ImageNet-1K")[0].model
'OrbFormer'
"""

from kg.answers import Answer
from kg.queries._registry import QUESTIONS, Parameter, Question, question

__all__ = ["QUESTIONS", "Answer", "Parameter", "Question", "question"]

for _question in QUESTIONS.values():
    # A package's attribute of a module's name is the module until something else takes it.
    globals()[_question.function.__name__] = _question.function
    globals()[_question.row.__name__] = _question.row
