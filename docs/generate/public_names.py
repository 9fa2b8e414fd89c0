"""The table of public names on `docs/stability.md`, made of the modules themselves.

To make it anew:

    python -m docs.generate.public_names docs/stability.md
"""

import ast
import inspect
import sys
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType
from typing import Final

from docs.generate.places import filled, write
from kg.queries import QUESTIONS

MODULES: Final = (
    "kg",
    "kg.graph",
    "kg.model",
    "kg.schema",
    "kg.queries",
    "kg.answers",
    "kg.lookup.names",
    "kg.lookup.options",
    "kg.sources",
    "kg.corpora",
    "kg.errors",
    "kg.example",
    "exports",
    "extractors",
)
"""The modules whose names are public."""


def rewrite(page: str) -> str:
    """Return the page with the public names of each module."""
    rows = [f"| `{module}` | {', '.join(_names(module))} |\n" for module in MODULES]
    return filled(page, "public names", "".join(["| module | names |\n|---|---|\n", *rows]))


def public_names(module: ModuleType) -> list[str]:
    """Return what a module offers: its `__all__`, else what it defines without a leading `_`."""
    names: list[str] = sorted(getattr(module, "__all__", _defined(module)))
    return names


def _names(module: str) -> Iterator[str]:
    yield from (f"`{name}`" for name in public_names(import_module(module)))
    if module == "kg.queries":
        yield f"and each question as a function, such as `{min(QUESTIONS)}`"


def _defined(module: ModuleType) -> Iterator[str]:
    for node in ast.parse(inspect.getsource(module)).body:
        names = [node.name] if isinstance(node, ast.ClassDef | ast.FunctionDef) else []
        if isinstance(node, ast.Assign):
            names = [each.id for each in node.targets if isinstance(each, ast.Name)]
        yield from (name for name in names if not name.startswith("_"))


if __name__ == "__main__":
    write(rewrite, sys.argv[1])
