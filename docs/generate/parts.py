"""The parts of the packages, as the code itself has them: what each holds, and what it imports.

A part is a folder, or a module beside the folders, right below one of the three packages.
"""

import ast
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Final

import networkx as nx

ROOT: Final = Path(__file__).parents[2]
PACKAGES: Final = ("kg", "extractors", "exports")
COMPOSITION: Final = ("kg.cli", "kg.api")
"""The parts that put the packages together, and may import any of them."""


def parts(package: str) -> list[str]:
    """Return the parts of a package, composition aside, sorted."""
    found = (path for path in (ROOT / package).iterdir() if not path.name.startswith("_"))
    kept = (path for path in found if path.suffix == ".py" or (path / "__init__.py").exists())
    return sorted({f"{package}.{path.stem}" for path in kept} - set(COMPOSITION))


def summary(part: str) -> str:
    """Return the first paragraph of a part's docstring."""
    doc = import_module(part).__doc__ or ""
    return " ".join(doc.partition("\n\n")[0].split())


@cache
def imports() -> "nx.DiGraph[str]":
    """Return the parts as nodes, with an edge from each to every part that it imports."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    known = {part for package in PACKAGES for part in parts(package)}
    graph.add_nodes_from(known)
    for part in known:
        for path in _files(part):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            reached = {_part_of(name) for name in _imported(tree)}
            graph.add_edges_from((part, each) for each in reached & known if each != part)
    return graph


def levels(package: str) -> list[list[str]]:
    """Return the parts of a package by level, the lowest first; each imports lower ones only.

    Parts that import each other stand on one level.
    """
    inside = imports().subgraph(parts(package))
    groups = nx.condensation(inside)
    members = groups.nodes(data="members")
    return [
        sorted(part for group in level for part in members[group])
        for level in nx.topological_generations(groups.reverse())
    ]


def _files(part: str) -> Iterator[Path]:
    path = ROOT.joinpath(*part.split("."))
    yield from path.rglob("*.py") if path.is_dir() else [path.with_suffix(".py")]


def _imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _part_of(name: str) -> str:
    return ".".join(name.split(".")[:2])
