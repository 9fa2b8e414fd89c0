"""Rules of the code's structure, each a function from files to what breaks the rule.

Files are given by their path from the root, `/` between its parts, so that a rule can be tried on
files made up for it. Each message names the file, what is wrong with it, and the remedy.
"""

import ast
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

import networkx as nx

PACKAGES: Final = ("exports", "extractors", "kg")
MAY_IMPORT: Final[Mapping[str, Collection[str]]] = {
    "kg": {"kg"},
    "extractors": {"extractors", "kg"},
    "exports": {"exports", "kg"},
}
OWN: Final = (*PACKAGES, "benchmarks", "docs", "tests", "training")
MIRRORED: Final = (*PACKAGES, "docs", "training")
"""What has its tests in folders of the same names."""

ROOTS: Final = ("kg.__init__", "kg.__main__", "kg.api", "kg.cli")
"""What puts the packages together: it may import anything, and nothing else imports it."""

HOMES: Final[Mapping[str, Collection[str]]] = {
    "anyio": ("exports.server",),
    "backports": ("kg.reading.inputs",),
    "bibtexparser": ("kg.reading.texts",),
    "charset_normalizer": ("kg.reading.inputs",),
    "filelock": ("kg.storage",),
    "ftfy": ("kg.text.cleaning",),
    "httpx": ("kg.fetch",),
    "ijson": ("kg.reading.json", "kg.sources"),
    "jinja2": ("exports.server",),
    "lxml": ("kg.reading.xml",),
    "networkx": ("kg.graph", "kg.analysis", "extractors", "exports.formats"),
    "numpy": ("kg.analysis", "kg.evaluate", "kg.queries", "extractors", "exports.viewer"),
    "onnxruntime": ("extractors.encoder",),
    "oxrdflib": ("exports.rdf",),
    "pandas": ("kg.answers",),
    "py3langid": ("kg.text.cleaning",),
    "pyarrow": ("kg.sources",),
    "pylatexenc": ("kg.text.cleaning",),
    "pyoxigraph": ("exports",),
    "python_calamine": ("kg.sources",),
    "pyshacl": ("exports.rdf",),
    "pyvis": ("exports.formats",),
    "rapidfuzz": ("kg",),
    "rdflib": ("exports",),
    "rich": (),
    "spacy": ("extractors",),
    "srsly": ("extractors",),
    "starlette": ("exports.server",),
    "thinc": ("extractors",),
    "threadpoolctl": ("extractors",),
    "typer": (),
    "uvicorn": (),
}
"""Where each foreign package may be imported, the roots aside."""

MOST_LINES: Final = 300
MOST_LINES_OF_FUNCTION: Final = 40
MOST_FILES_OF_FOLDER: Final = 14
CODE: Final = {".py", ".js", ".css", ".html"}
_EMPTY_NAMES: Final = {"common", "helper", "helpers", "misc", "util", "utils"}

Files = Mapping[str, str]
"""Texts by path."""


@dataclass(frozen=True)
class Import:
    """One module that another one imports, anywhere in it: in functions and for types, too."""

    importer: str
    path: str
    line: int
    imported: str
    """A module of ours, or the first part of a foreign one's name."""

    @property
    def place(self) -> str:
        """Where the import stands."""
        return f"{self.path}:{self.line}"


def module(path: str) -> str:
    """Return the name of a module; that of a package ends with `.__init__`."""
    return path.removesuffix(".py").replace("/", ".")


def is_within(name: str, packages: Collection[str]) -> bool:
    """Tell whether a module is one of `packages` or inside one."""
    return any(name == each or name.startswith(f"{each}.") for each in packages)


def imports(files: Files) -> Iterator[Import]:
    """Yield every import of Python files, those by `import_module` of a written name included."""
    modules = {module(path) for path in files}
    for path, text in files.items():
        if path.endswith(".py"):
            for node in ast.walk(ast.parse(text)):
                for name in _names(node):
                    found = _resolve(name, modules)
                    yield Import(module(path), path, getattr(node, "lineno", 0), found)


def _names(node: ast.AST) -> Iterator[str]:
    """Yield the dotted names that a statement or call imports."""
    match node:
        case ast.Import(names=names):
            yield from (alias.name for alias in names)
        case ast.ImportFrom(module=str(base), names=names):
            yield from (f"{base}.{alias.name}" for alias in names)
        case ast.Call(func=function, args=[ast.Constant(value=str(name)), *_]) if ast.unparse(
            function
        ).rpartition(".")[2] in {"import_module", "__import__"}:
            yield name


def _resolve(name: str, modules: Collection[str]) -> str:
    """Return the module of ours that holds `name`, else the first part of the name."""
    parts = name.split(".")
    for length in range(len(parts), 0, -1):
        found = ".".join(parts[:length])
        for candidate in (found, f"{found}.__init__"):
            if candidate in modules:
                return candidate
    return parts[0]


def wrong_ways(files: Files) -> Iterator[str]:
    """Yield imports of packages above, and of the roots by what they put together."""
    for each in imports(files):
        package = each.importer.partition(".")[0]
        target = each.imported.partition(".")[0]
        if package not in MAY_IMPORT or is_within(each.importer, ROOTS):
            continue
        if target in OWN and target not in MAY_IMPORT[package]:
            yield (
                f"{each.place} imports {each.imported}, and {package} may import only"
                f" {' and '.join(sorted(MAY_IMPORT[package]))}; let kg/api.py or a command in"
                " kg/cli put the two together"
            )
        elif is_within(each.imported, ROOTS):
            yield (
                f"{each.place} imports the composition root {each.imported};"
                " import the module that holds what it gives (the version: kg.version)"
            )


def strangers(files: Files) -> Iterator[str]:
    """Yield imports of foreign packages outside their homes."""
    for each in imports(files):
        homes = HOMES.get(each.imported)
        if homes is None or is_within(each.importer, (*ROOTS, *homes)):
            continue
        yield (
            f"{each.place} imports {each.imported}, whose home is"
            f" {' or '.join(homes) or 'kg.cli'}; do there what needs it, or name a further home"
            " in HOMES of tests/structure.py"
        )


def circles(files: Files, *, rooms: bool = False) -> Iterator[str]:
    """Yield a circle of imports of each group of modules, or rooms, that reach each other."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    for each in imports(files):
        ends = (each.importer, each.imported)
        if not any(is_within(end, ROOTS) for end in ends) and is_within(ends[1], PACKAGES):
            first, second = map(room, ends) if rooms else ends
            if first != second:
                graph.add_edge(first, second)
    for group in sorted(map(sorted, nx.strongly_connected_components(graph))):
        if len(group) > 1:
            found = nx.find_cycle(graph.subgraph(group), group[0])
            yield (
                f"{' imports '.join([found[0][0], *(end for _, end in found)])};"
                " move what both ends need into one below both"
            )


def room(name: str) -> str:
    """Return the folder below its package in which a module lies, however deep, or the module."""
    parts = name.split(".")
    return ".".join(parts[:2])


def too_long(files: Files) -> Iterator[str]:
    """Yield files and functions, plain and async, that have too many lines.

    The signature of a command counts nothing: it is the command's options.
    """
    for path, text in files.items():
        lines = text.count("\n")
        if lines > MOST_LINES:
            yield (
                f"{path} has {lines} lines, more than {MOST_LINES}; part it by what its parts hold"
            )
        for node in ast.walk(ast.parse(text)) if path.endswith(".py") else ():
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                begin = node.body[0].lineno if path.startswith("kg/cli/") else node.lineno
                length = (node.end_lineno or 0) - begin + 1
                if length > MOST_LINES_OF_FUNCTION:
                    yield (
                        f"{path}:{node.lineno} {node.name} has {length} lines, more than"
                        f" {MOST_LINES_OF_FUNCTION}; take steps out of it that have names"
                    )


def full_folders(paths: Collection[str], plug_ins: Collection[str]) -> Iterator[str]:
    """Yield folders, those of plug-ins aside, that hold too many files of code."""
    held: dict[str, int] = {}
    for path in map(PurePosixPath, paths):
        if path.suffix in CODE:
            held[str(path.parent)] = held.get(str(path.parent), 0) + 1
    for folder, count in sorted(held.items()):
        if count > MOST_FILES_OF_FOLDER and folder not in plug_ins:
            yield (
                f"{folder} holds {count} files of code, more than {MOST_FILES_OF_FOLDER};"
                " give those that belong together a folder"
            )


def empty_names(paths: Collection[str]) -> Iterator[str]:
    """Yield files of which a part of the path could be the name of anything."""
    for path in paths:
        parts = {part.strip("_") for part in PurePosixPath(path).with_suffix("").parts}
        if found := parts & _EMPTY_NAMES:
            yield f"{path}: {found.pop()!r} says nothing; name it for what it holds"


def generators(makefile: str) -> list[str]:
    """Return the modules that `make docs` runs."""
    found = re.search(r"^docs:.*\n((?:\t.*\n)+)", makefile, re.MULTILINE)
    return re.findall(r" -m (\S+)", found[1]) if found else []


def shipped_generators(makefile: str) -> Iterator[str]:
    """Yield generators of documentation that are in the wheel."""
    for name in generators(makefile):
        if is_within(name, PACKAGES):
            yield f"{name} writes documentation and would ship; move it to docs/generate"


def unmirrored(paths: Collection[str]) -> Iterator[str]:
    """Yield folders of Python without a folder of tests of their name, and tests of no folder."""
    files = [PurePosixPath(path) for path in paths]
    tests = [file for file in files if file.parts[0] == "tests" and file.match("test_*.py")]
    tested = {str(file.parent.relative_to("tests")) for file in tests} - {"."}
    code = [file for file in files if file.parts[0] in MIRRORED]
    for folder in sorted({str(file.parent) for file in code if file.suffix == ".py"} - tested):
        yield f"{folder} has no tests in tests/{folder}; write them there, or move them there"
    for folder in sorted(tested - {str(parent) for file in code for parent in file.parents}):
        yield f"tests/{folder} tests no folder {folder}; move its tests to where the code is"
