import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from kg.errors import DuplicateNameError, InvalidValueError, UnknownNameError
from kg.registry import Registry

Files = dict[str, str]


@pytest.fixture
def files() -> Files:
    """What stands in the modules `square` and `line` of the package."""
    return {name: f"SHAPES.register({name!r}, {n})" for name, n in (("square", 4), ("line", 2))}


@pytest.fixture
def shapes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, files: Files) -> Registry[int]:
    """Make a package whose modules register themselves in the registry of the same name."""
    package = tmp_path / "shapes_for_test"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "_table.py").write_text(
        "from kg.registry import Registry\nSHAPES = Registry('shape', 'shapes_for_test')\n"
    )
    (package / "_helper.py").write_text("raise RuntimeError('helpers are not found')\n")
    for name, text in files.items():
        (package / f"{name}.py").write_text(f"from shapes_for_test._table import SHAPES\n{text}\n")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(sys, "modules", dict(sys.modules))
    from importlib import import_module

    table = import_module("shapes_for_test._table").SHAPES
    assert isinstance(table, Registry)
    return table


def test_a_registry_fills_itself_from_its_package_in_order(shapes: Registry[int]) -> None:
    assert dict(shapes) == {"line": 2, "square": 4}
    assert list(shapes) == ["line", "square"]
    assert len(shapes) == 2


def test_nothing_else_is_imported_for_one_name(shapes: Registry[int]) -> None:
    assert shapes["square"] == 4
    assert "shapes_for_test.line" not in sys.modules
    assert dict(shapes) == {"line": 2, "square": 4}


def test_an_unknown_name_is_an_error_that_lists_the_known(shapes: Registry[int]) -> None:
    with pytest.raises(UnknownNameError, match=r"^unknown shape 'disc'; known: line, square$"):
        shapes["disc"]
    assert "disc" not in shapes


def test_one_name_is_registered_once(shapes: Registry[int]) -> None:
    shapes.register("disc", 0)
    with pytest.raises(DuplicateNameError, match="shape 'disc' is registered twice"):
        shapes.register("disc", 1)
    assert shapes["disc"] == 0


@pytest.mark.parametrize(
    "files", [{"long_line": "SHAPES"}, {"long_line": "SHAPES.register('line', 2)"}]
)
def test_a_file_that_registers_nothing_by_its_name_is_an_error(shapes: Registry[int]) -> None:
    with pytest.raises(InvalidValueError, match=r"long_line registers no shape 'long-line'; regis"):
        list(shapes)


@pytest.mark.parametrize("files", [{"long_line": "SHAPES.register('long-line', len(SHAPES))"}])
def test_a_plug_in_may_read_the_registry_while_it_loads(shapes: Registry[int]) -> None:
    assert dict(shapes) == {"long-line": 0}


@pytest.mark.parametrize(
    "files", [{"long_line": "import time\ntime.sleep(0.2)\nSHAPES.register('long-line', 2)"}]
)
def test_other_threads_wait_until_a_registry_is_filled(shapes: Registry[int]) -> None:
    together = Barrier(8)

    def read(_: int) -> dict[str, int]:
        together.wait()
        return dict(shapes)

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(read, range(8))) == [{"long-line": 2}] * 8
