"""The structure of the code: imports point one way, and its parts are small.

Each rule is tried on the code, and on a file that breaks it.
"""

import re
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from exports import EXPORTERS
from extractors import EXTRACTORS
from kg.cli import COMMANDS
from kg.corpora import CORPORA
from kg.example import example
from kg.queries import QUESTIONS
from kg.sources import SOURCES
from tests.graphs.opened import tables_of
from tests.paths import ROOT
from tests.structure import (
    CODE,
    HOMES,
    OWN,
    PACKAGES,
    Files,
    circles,
    empty_names,
    full_folders,
    generators,
    shipped_generators,
    strangers,
    too_long,
    unmirrored,
    wrong_ways,
)

EVERYTHING = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
    for top in OWN
    for path in sorted((ROOT / top).rglob("*.*"))
    if path.suffix in CODE and not {".cache", ".ipynb_checkpoints"} & {*path.parts}
}
SHIPPED = {path: text for path, text in EVERYTHING.items() if path.startswith(PACKAGES)}
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PLUG_INS = {
    registry.package.replace(".", "/")
    for registry in (COMMANDS, CORPORA, EXPORTERS, EXTRACTORS, QUESTIONS, SOURCES)
}
HEAVY = {"networkx", "numpy", "pyoxigraph", "pyvis", "rdflib", "spacy", "starlette"}


def hold(problems: Iterable[str]) -> None:
    """Fail with one problem a line, where there is any."""
    if found := "\n".join(problems):
        pytest.fail(found, pytrace=False)


def imported_by(code: str, names: set[str]) -> set[str]:
    """Which of `names` a new interpreter has imported after `code`."""
    code = f"import sys\n{code}\nprint('imported:', *{{*sys.modules}} & {names})"
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, cwd=ROOT, capture_output=True, text=True
    )
    return {*done.stdout.rpartition("imported:")[2].split()}


def test_imports_point_one_way() -> None:
    hold(wrong_ways(SHIPPED))


def test_foreign_packages_stay_at_home() -> None:
    hold(strangers(SHIPPED))


def test_every_package_that_is_needed_has_a_home() -> None:
    project = PROJECT["project"]
    needed = [*project["dependencies"], *project["optional-dependencies"]["frames"]]
    assert {Requirement(each).name.replace("-", "_").partition(".")[0] for each in needed} <= {
        *HOMES
    }


def test_no_modules_import_each_other() -> None:
    hold(circles(SHIPPED))


def test_no_folders_import_each_other() -> None:
    hold(circles(SHIPPED, rooms=True))


def test_files_and_functions_are_small() -> None:
    hold(too_long(EVERYTHING))


def test_folders_hold_few_files() -> None:
    hold(full_folders(SHIPPED, PLUG_INS))


def test_every_file_is_named_for_what_it_holds() -> None:
    hold(empty_names(EVERYTHING))


def test_help_imports_nothing_heavy() -> None:
    code = "from kg.cli import main\ntry: main(['--help'])\nexcept SystemExit: pass"
    assert imported_by(code, {*HEAVY, "kg.text.cleaning"}) == set()
    assert imported_by("import kg.graph", HEAVY) == set()


def test_a_question_imports_what_it_needs(tmp_path: Path) -> None:
    path = tmp_path / "graph.sqlite"
    path.write_bytes(tables_of(example()))

    def by(*words: str) -> set[str]:
        code = f"from kg.cli import main\ntry: main({[*words]})\nexcept SystemExit: pass"
        return imported_by(code, {*HEAVY, "kg.reading", "kg.evaluate", "rapidfuzz"})

    assert by("ask", "used-by", "ZorbNet", "--graph", str(path)) == set()
    assert by("show", str(path), "ZorbNet") == set()
    assert by("ask", "most-used", "--graph", str(path)) == {"numpy"}


def test_generators_of_documentation_do_not_ship() -> None:
    assert PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"] == sorted(
        PACKAGES, key=["kg", "extractors", "exports"].index
    )
    assert len(generators(MAKEFILE)) > 5
    hold(shipped_generators(MAKEFILE))


def test_the_folders_of_tests_are_those_of_the_code() -> None:
    hold(unmirrored(EVERYTHING))


# The rules, on what breaks them

LONG = "x = 1\n" * 301
LONG_FUNCTION = "async def long():\n" + "    x = 1\n" * 40

BROKEN: dict[str, tuple[Callable[[Files], Iterable[str]], Files, str]] = {
    "an exporter in the core": (
        wrong_ways,
        {"kg/a.py": "def f():\n    from exports.rdf import b\n", "exports/rdf/b.py": ""},
        "kg/a.py:2 imports exports.rdf.b, and kg may import only kg; let kg/api.py",
    ),
    "an extractor in an exporter, in an async function": (
        wrong_ways,
        {"exports/a.py": "async def f():\n    import extractors.b", "extractors/b.py": ""},
        "exports/a.py:2 imports extractors.b, and exports may import only exports and kg",
    ),
    "an exporter in the core, for types": (
        wrong_ways,
        {"kg/a.py": "if TYPE_CHECKING:\n    from exports import b", "exports/b.py": ""},
        "kg/a.py:2 imports exports.b",
    ),
    "a test in the core": (wrong_ways, {"kg/a.py": "import tests.b"}, "kg/a.py:1 imports tests"),
    "an exporter imported by its name": (
        wrong_ways,
        {"kg/a.py": "importlib.import_module('exports.b')", "exports/b.py": ""},
        "kg/a.py:1 imports exports.b",
    ),
    "a root, by what it puts together": (
        wrong_ways,
        {"exports/a.py": "from kg import build", "kg/__init__.py": "from kg.api import build"},
        "exports/a.py:1 imports the composition root kg.__init__; import the module that holds",
    ),
    "a command, by another package": (
        wrong_ways,
        {"exports/a.py": "from kg.cli._app import main", "kg/cli/_app.py": ""},
        "exports/a.py:1 imports the composition root kg.cli._app",
    ),
    "spaCy in the core": (
        strangers,
        {"kg/a.py": "class A:\n    async def f(self):\n        from spacy.tokens import Doc"},
        "kg/a.py:3 imports spacy, whose home is extractors; do there what needs it",
    ),
    "a terminal in an exporter": (
        strangers,
        {"exports/a.py": "import rich.table"},
        "exports/a.py:1 imports rich, whose home is kg.cli",
    ),
    "two modules, one of them in a function": (
        circles,
        {"kg/a.py": "import kg.b", "kg/b.py": "async def f():\n    from kg.a import x"},
        "kg.a imports kg.b imports kg.a; move what both ends need",
    ),
    "three modules, one of them for types": (
        circles,
        {
            "kg/a.py": "import kg.b",
            "kg/b.py": "from kg import c",
            "kg/c.py": "if TYPE_CHECKING:\n    import kg.a",
        },
        "kg.a imports kg.b imports kg.c imports kg.a",
    ),
    "a package and its part": (
        circles,
        {"kg/a/__init__.py": "from kg.a.b import x", "kg/a/b.py": "from kg.a import x"},
        "kg.a.__init__ imports kg.a.b imports kg.a.__init__",
    ),
    "two folders": (
        lambda files: circles(files, rooms=True),
        {"kg/a/b.py": "import kg.c.d", "kg/c/d.py": "", "kg/c/e.py": "import kg.a.b"},
        "kg.a imports kg.c imports kg.a",
    ),
    "a long file": (too_long, {"kg/a.css": LONG}, "kg/a.css has 301 lines, more than 300"),
    "a long method": (
        too_long,
        {"kg/a.py": f"class A:\n{re.sub('(?m)^', '    ', LONG_FUNCTION)}"},
        "kg/a.py:2 long has 41 lines, more than 40",
    ),
    "a long command": (
        too_long,
        {"kg/cli/a.py": LONG_FUNCTION + "    x = 2\n"},
        "kg/cli/a.py:1 long has 41 lines",
    ),
    "a full folder": (
        lambda files: full_folders(files, {"kg/b"}),
        {
            f"kg/{folder}/{n}.{kind}": ""
            for folder in "ab"
            for n in range(5)
            for kind in ("py", "js", "css")
        },
        "kg/a holds 15 files of code, more than 14; give those that belong together a folder",
    ),
    "a name that says nothing": (empty_names, {"kg/_utils.py": ""}, "kg/_utils.py: 'utils' says"),
    "a folder that says nothing": (empty_names, {"kg/common/a.py": ""}, "kg/common/a.py: 'common'"),
    "a generator that ships": (
        lambda files: shipped_generators(files["Makefile"]),
        {"Makefile": "docs: x  ## y\n\tpython -m kg.page > docs/page.md\n\ncheck:\n"},
        "kg.page writes documentation and would ship; move it to docs/generate",
    ),
    "a folder without tests": (
        unmirrored,
        {"kg/a.py": "", "kg/b/c.py": "", "tests/kg/test_a.py": ""},
        "kg/b has no tests in tests/kg/b",
    ),
    "tests without a folder": (
        unmirrored,
        {"kg/a.py": "", "tests/kg/test_a.py": "", "tests/kg/b/test_c.py": ""},
        "tests/kg/b tests no folder kg/b",
    ),
}


@pytest.mark.parametrize(("rule", "files", "message"), BROKEN.values(), ids=BROKEN)
def test_a_rule_tells_what_breaks_it(
    rule: Callable[[Files], Iterable[str]], files: Files, message: str
) -> None:
    (problem,) = rule(files)
    assert message in problem


KEPT: dict[str, tuple[Callable[[Files], Iterable[str]], Files]] = {
    "a root imports everything": (
        lambda files: (*wrong_ways(files), *strangers(files), *circles(files)),
        {
            "kg/api.py": "import exports.a, extractors.b, rich\nimport kg.c",
            "kg/c.py": "",
            "exports/a.py": "import kg.c, rdflib",
            "extractors/b.py": "import kg.c, spacy",
        },
    ),
    "a command has a long signature": (
        too_long,
        {"kg/cli/a.py": "def f(\n" + "    x: int,\n" * 41 + ") -> None:\n    return\n"},
    ),
    "a folder of plug-ins is full": (
        lambda files: full_folders(files, {"kg/a"}),
        {f"kg/a/{number}.py": "" for number in range(20)},
    ),
    "tables and models are no code": (
        lambda files: full_folders(files, set()),
        {f"kg/a/{number}.tsv": "" for number in range(20)},
    ),
}


@pytest.mark.parametrize(("rule", "files"), KEPT.values(), ids=KEPT)
def test_a_rule_lets_pass_what_keeps_it(
    rule: Callable[[Files], Iterable[str]], files: Files
) -> None:
    assert list(rule(files)) == []
