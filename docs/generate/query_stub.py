"""The stub `kg/queries/__init__.pyi`, which tells type checkers of the questions found by name.

To make it anew:

    python -m docs.generate.query_stub > kg/queries/__init__.pyi
"""

import sys
from typing import Final

from kg.queries import QUESTIONS

_HEAD: Final = (
    "# Made by `python -m docs.generate.query_stub > kg/queries/__init__.pyi`;"
    " a test compares the two.\n"
)
_OF_THE_PACKAGE: Final = {
    ("kg.answers", "Answer"),
    ("kg.queries._registry", "QUESTIONS"),
    ("kg.queries._registry", "Parameter"),
    ("kg.queries._registry", "Question"),
    ("kg.queries._registry", "question"),
}


def stub() -> str:
    """Return one import a line: of what the package defines, each question, and its rows.

    They are sorted as the linter sorts imports: by module, then constants, classes, functions.
    """
    names = {(q.function.__module__, q.function.__name__) for q in QUESTIONS.values()}
    names |= {(q.row.__module__, q.row.__name__) for q in QUESTIONS.values()}
    return _HEAD + "".join(
        f"from {module} import {name} as {name}\n"
        for module, name in sorted(names | _OF_THE_PACKAGE, key=_order)
    )


def _order(imported: tuple[str, str]) -> tuple[str, bool, bool, str]:
    module, name = imported
    return module, not name.isupper(), name[0].islower(), name


if __name__ == "__main__":
    sys.stdout.write(stub())
