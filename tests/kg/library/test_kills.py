"""An update that is killed and done again is like one that was left alone."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.kg.library import kills
from tests.paths import ROOT

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="forks processes and kills them"),
]


def told(folder: Path, scenario: str, *more: str) -> list[str]:
    """What the program says of a scenario, line by line."""
    command = [sys.executable, "-m", kills.__name__, str(folder / "work"), scenario, *more]
    done = subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    return done.stdout.splitlines()


@pytest.mark.parametrize("scenario", kills.SCENARIOS)
def test_it_may_be_killed_wherever_it_writes(tmp_path: Path, scenario: str) -> None:
    *faults, last = told(tmp_path, scenario)
    assert faults == []
    assert int(last.removesuffix(" kills")) > 50


@pytest.mark.parametrize("scenario", kills.SCENARIOS)
def test_it_may_be_killed_at_any_moment(tmp_path: Path, scenario: str) -> None:
    *faults, last = told(tmp_path, scenario, "30")
    assert faults == []
    assert int(last.removesuffix(" kills")) > 0
