"""Check that pip finds a wheel of every dependency for one version of Python.

    python tests/resolve_wheels.py 3.13

Nothing is installed. Exit code 1 where a wheel is missing.
"""

import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path


def resolve(version: str) -> int:
    """Let pip resolve the project's dependencies for Python `version`; return its exit code."""
    project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
    with tempfile.TemporaryDirectory() as target:
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--dry-run"]
        command += ["--ignore-installed", "--only-binary=:all:", "--python-version", version]
        command += ["--target", target, *project["dependencies"]]
        done = subprocess.run(command, check=False, stdout=subprocess.DEVNULL)
    return done.returncode


if __name__ == "__main__":
    sys.exit(resolve(sys.argv[1]))
