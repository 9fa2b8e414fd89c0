"""Questions about a graph: one file each, by name in `QUESTIONS`.

Every question is a function of this package under its own name; so is the class of its rows. A
file is imported when its question is first asked for.

>>> from kg import queries
>>> from kg.example import example
>>> queries.leaderboard(example(), "ImageNet-1K")[0].model
'OrbFormer'
"""

import sys
from types import ModuleType
from typing import Any

from kg.answers import Answer
from kg.queries._registry import QUESTIONS, Parameter, Question, by_python_name, question

__all__ = ["QUESTIONS", "Answer", "Parameter", "Question", "question"]


class _Package(ModuleType):
    """The package, in which a question's name is its function, not the file that holds it."""

    def __setattr__(self, name: str, value: object) -> None:
        is_file = isinstance(value, ModuleType)
        super().__setattr__(name, getattr(value, name, value) if is_file else value)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - PEP 562 gives whatever the name stands for
        if name.startswith("__"):
            raise AttributeError(name)
        asked = name.replace("_", "-")
        found = QUESTIONS[asked].function if asked in QUESTIONS else None
        found = found or by_python_name(QUESTIONS.values()).get(name)
        if found is None:
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        return found

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *by_python_name(QUESTIONS.values())})


sys.modules[__name__].__class__ = _Package
