"""The notebooks of the documentation print what is stored in them."""

from pathlib import Path

import pytest

from tests.notebooks import printed, read, run
from tests.paths import ROOT

FOLDER = ROOT / "docs" / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))


@pytest.mark.document
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_prints_what_is_stored_in_it(path: Path) -> None:
    """`make docs` stores anew what the notebooks print."""
    stored = list(printed(read(path)))
    assert sum(bool(text) for _, text in stored) > len(stored) / 2
    for now, before in zip(printed(run(path)), stored, strict=True):
        assert now == before


def test_there_is_a_notebook() -> None:
    assert NOTEBOOKS
