"""Python environments of their own, and what is installed into them."""

import os
import shutil
import subprocess
import sys
import tomllib
import venv
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from packaging.requirements import Requirement

from tests.paths import ROOT

PROJECT: Final[Mapping[str, Any]] = tomllib.loads(
    (ROOT / "pyproject.toml").read_text(encoding="utf-8")
)["project"]
_HIDDEN: Final = {"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV"}


def run(arguments: Sequence[str | Path], folder: Path, **environment: str) -> str:
    """Run a program in `folder`, with no path to the checkout, and return what it prints."""
    inherited = {key: value for key, value in os.environ.items() if key not in _HIDDEN}
    done = subprocess.run(
        [str(each) for each in arguments],
        cwd=folder,
        env={**inherited, "COLUMNS": "200", **environment},
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, f"{done.stdout[-10_000:]}\n{done.stderr[-10_000:]}"
    return done.stdout


def create(folder: Path, python: Path = Path(sys.executable)) -> Path:
    """Make an environment of an interpreter and return the interpreter inside."""
    if python == Path(sys.executable):
        venv.create(folder, symlinks=os.name != "nt")
    else:
        run([python, "-m", "venv", "--without-pip", folder], folder.parent)
    return folder / "bin" / "python"


def install(python: Path, *arguments: str | Path) -> None:
    """Install into the environment of `python` by the pip of this one."""
    run([sys.executable, "-m", "pip", "--python", python, "install", "--quiet", *arguments], ROOT)


def interpreter(version: str) -> Path | None:
    """Return an installed Python of a version such as 3.12, or None."""
    managed = sorted((Path.home() / ".pyenv" / "versions").glob(f"{version}.*/bin/python"))
    for found in (shutil.which(f"python{version}"), *managed):
        code = "import sys; print(*sys.version_info[:2], sep='.')"
        # A version manager may put programs on the path that only say how to choose a version.
        done = found and subprocess.run([found, "-c", code], capture_output=True, check=False)
        if found and done and done.stdout.decode().strip() == version:
            return Path(found)
    return None


def lowest(*extras: str) -> list[str]:
    """Return what the package and its extras need, each at the lowest version that is promised."""
    needed = [*PROJECT["dependencies"]]
    for extra in extras:
        needed += PROJECT["optional-dependencies"][extra]
    return [_lowest(Requirement(each)) for each in needed]


def _lowest(needed: Requirement) -> str:
    (bound,) = (each.version for each in needed.specifier if each.operator == ">=")
    return f"{needed.name}=={bound}"
