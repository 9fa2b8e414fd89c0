"""The stub `kg/queries/__init__.pyi`, which tells type checkers of the questions found by name.

To make it anew:

    python -m docs.generate.query_stub > kg/queries/__init__.pyi
"""

import sys

from kg.queries import QUESTIONS

_HEAD = """\
# Made by `python -m docs.generate.query_stub > kg/queries/__init__.pyi`; a test compares the two.
from kg.answers import Answer as Answer
from kg.queries._registry import QUESTIONS as QUESTIONS
from kg.queries._registry import Parameter as Parameter
from kg.queries._registry import Question as Question
from kg.queries._registry import question as question
"""


def stub() -> str:
    """Return one import for the function of each question and one for its rows, sorted."""
    things = {(q.function.__module__, q.function.__name__) for q in QUESTIONS.values()}
    things |= {(q.row.__module__, q.row.__name__) for q in QUESTIONS.values()}
    lines = (f"from {module} import {name} as {name}\n" for module, name in sorted(things))
    return _HEAD + "".join(lines)


if __name__ == "__main__":
    sys.stdout.write(stub())
