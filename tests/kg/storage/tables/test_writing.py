"""Tables are written where they belong, and a place without room is told in one line."""

import gzip
import os
import subprocess
import sys
from pathlib import Path
from tempfile import gettempdir

import pytest

from kg.example import example
from kg.storage.files import atomic_write
from kg.storage.manifest import replace_together
from kg.storage.tables import writing
from kg.storage.tables.writing import write
from tests.graphs.opened import tables_of

_FULL = """
import io, resource, sys
from pathlib import Path
from kg.errors import OutputError
from kg.example import example
from kg.storage.files import atomic_write
from kg.storage.tables.writing import write
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
try:
    if sys.argv[1] == "buffer":
        write(example(), io.BytesIO())
    else:
        with atomic_write(Path(sys.argv[1])) as file:
            write(example(), file)
except OutputError as error:
    sys.exit(str(error))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="it has no limits of a process")
@pytest.mark.parametrize("where", ["buffer", "file"])
def test_no_room_is_one_line_with_the_place_and_the_remedy(where: str, tmp_path: Path) -> None:
    place = tmp_path / "graph.sqlite"
    said = subprocess.run(
        [sys.executable, "-c", _FULL, str(place) if where == "file" else where],
        capture_output=True,
        text=True,
        check=False,
    )
    folder = tmp_path if where == "file" else Path(gettempdir())
    assert (said.returncode, said.stderr.count("\n")) == (1, 1)
    assert said.stderr.startswith(f"{folder}{os.sep}")
    assert "graph.sqlite" in said.stderr
    assert (
        "tables cannot be written (disk I/O error); make room there, or set TMPDIR" in said.stderr
    )
    assert list(tmp_path.iterdir()) == []


def test_a_new_file_is_filled_in_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = tables_of(example())
    monkeypatch.setattr(writing, "TemporaryDirectory", None)
    with atomic_write(tmp_path / "a.sqlite") as file:
        write(example(), file)
    with replace_together(tmp_path / "built") as staging, staging.open("b.sqlite") as file:
        write(example(), file)
    with (tmp_path / "c.sqlite").open("wb") as file:
        write(example(), file)
        file.write(b"after")
    assert (tmp_path / "a.sqlite").read_bytes() == expected
    assert (tmp_path / "built/b.sqlite").read_bytes() == expected
    assert (tmp_path / "c.sqlite").read_bytes() == expected + b"after"


def test_what_cannot_be_filled_in_its_place_gets_the_same_bytes(tmp_path: Path) -> None:
    expected, path = tables_of(example()), tmp_path / "a"
    with gzip.open(path, "wb") as compressed:
        write(example(), compressed)  # type: ignore[arg-type]  # "has incompatible type"
    assert gzip.decompress(path.read_bytes()) == expected
    with path.open("wb") as file:
        file.write(b"before")
        write(example(), file)
    assert path.read_bytes() == b"before" + expected
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_TRUNC), "wb") as file:
        write(example(), file)
    assert path.read_bytes() == expected
