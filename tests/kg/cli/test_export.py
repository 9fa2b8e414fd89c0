"""`kg export`: a built folder in every format."""

from pathlib import Path

import pytest

from exports import EXPORTERS
from tests.kg.cli.conftest import Run


@pytest.mark.parametrize("name", EXPORTERS)
def test_every_format_is_exported_by_suffix_and_by_name(
    built: Path, run: Run, tmp_path: Path, name: str
) -> None:
    suffix = EXPORTERS[name].suffixes[0]
    assert run("export", built, "-o", tmp_path / f"a{suffix}")[0] == 0
    assert run("export", built, "-o", tmp_path / "b", "--format", name)[0] == 0
    assert (tmp_path / f"a{suffix}").read_bytes() == (tmp_path / "b").read_bytes() != b""


def test_the_help_of_export_names_every_format(run: Run) -> None:
    words = run("export", "--help")[1]
    for name, exporter in EXPORTERS.items():
        assert f"{name} ({', '.join(exporter.suffixes)})" in words
