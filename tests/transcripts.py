"""Pages that show commands and programs beside what these print.

In a block ```console, a line after `$ ` is a command, which lines after `> ` continue; below stands
what it prints. A block ```python is a program, and the next block ```text what that prints. All run
in one folder that holds `seeds`, from the top of the page to its end. To write all output anew:

    python -m tests.transcripts docs/first-hour.md
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from tests.paths import ROOT

WIDTH: Final = 100
PROGRESS: Final = "kg: Extracting: "
"""How lines begin that a slow machine prints and a fast one does not."""

_FENCED: Final = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_COMMAND: Final = re.compile(r"^\$ (.*(?:\n> .*)*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)


def blocks(page: str) -> Iterator[tuple[str, str]]:
    """Yield language and text of each fenced block of a page, in order."""
    return ((found[1], found[2]) for found in _FENCED.finditer(page))


def commands(console: str) -> Iterator[tuple[str, str]]:
    """Yield each command of a block ```console, and what stands below it."""
    return ((found[1].replace("\n> ", "\n"), found[2]) for found in _COMMAND.finditer(console))


class Session:
    """Commands and programs run one after the other in one folder."""

    def __init__(self, folder: Path, seeds: Path) -> None:
        """Make `seeds` known to the commands under this name."""
        self.folder = folder
        self.printed = ""
        """What the last program printed."""
        (folder / "seeds").symlink_to(seeds)

    def rewrite(self, page: str) -> str:
        """Run all of the page; return it with what is printed now."""
        return _FENCED.sub(self._block, page)

    def command(self, text: str) -> str:
        """Return what a command prints, in which `kg` is this checkout's."""
        kg = f'kg() {{ "{sys.executable}" -m kg "$@"; }}'
        return self._run(["bash", "-c", f"{kg}\nset -o pipefail\n{text}"])

    def program(self, text: str) -> str:
        """Return what a program in Python prints."""
        return self._run([sys.executable, "-c", text])

    def _run(self, arguments: list[str]) -> str:
        """Return output with errors in their place, without what says how far a long job is.

        An exit code but 0 is a `RuntimeError`.
        """
        done = subprocess.run(
            arguments,
            cwd=self.folder,
            env={**os.environ, "COLUMNS": str(WIDTH), "PYTHONPATH": str(ROOT)},
            check=False,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )
        if done.returncode:
            raise RuntimeError(f"exit code {done.returncode}: {arguments[-1]}\n{done.stdout}")
        lines = [
            line.rstrip()
            for line in done.stdout.rstrip().splitlines()
            if not line.startswith(PROGRESS)
        ]
        return "".join(f"{line}\n" for line in lines)

    def _block(self, found: re.Match[str]) -> str:
        language, text = found[1], found[2]
        if language == "console":
            text = _COMMAND.sub(self._told, text)
        elif language == "python":
            self.printed = self.program(text)
        elif language == "text":
            text = self.printed
        return f"```{language}\n{text}```"

    def _told(self, found: re.Match[str]) -> str:
        printed = self.command(found[1].replace("\n> ", "\n"))
        return f"$ {found[1]}\n{printed}"


def main(name: str) -> None:
    """Write what is printed on the page anew; where something fails, the page stays as it was."""
    path = Path(name)
    with TemporaryDirectory() as folder:
        page = Session(Path(folder), ROOT / "seeds").rewrite(path.read_text(encoding="utf-8"))
    path.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
