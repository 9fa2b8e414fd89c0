"""Settings of all tests, and the package built once."""

import os
import sys
from pathlib import Path

import pytest
from hypothesis import settings

from tests.environments import run
from tests.paths import ROOT

# No test fails by the clock. Where a change is judged, the same examples are tried each time; at a
# contributor's desk new ones are, so that what they find is found before.
settings.register_profile("default", deadline=None, print_blob=True)
settings.register_profile("judge", deadline=None, derandomize=True)
settings.load_profile("judge" if os.environ.get("CI") else "default")


@pytest.fixture(scope="session")
def distribution(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source distribution, beside the wheel that was made from it."""
    folder = tmp_path_factory.mktemp("distribution")
    run([sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT], folder)
    (path,) = folder.glob("*.tar.gz")
    return path


@pytest.fixture(scope="session")
def wheel(distribution: Path) -> Path:
    """The wheel."""
    (path,) = distribution.parent.glob("*.whl")
    return path
