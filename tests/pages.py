"""The pages of the documentation, as the tests of them read them."""

import re
from typing import Final

from tests.paths import ROOT

_FOUND: Final = (
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "SECURITY.md",
    *sorted(ROOT.glob("*/README.md")),
    ROOT / "benchmarks" / "RESULTS.md",
    ROOT / "extractors" / "models" / "README.md",
    *sorted((ROOT / "docs").rglob("*.md")),
)
_FENCE: Final = re.compile(r"^ *```.*?^ *```$", re.MULTILINE | re.DOTALL)
_INLINE: Final = re.compile(r"`([^`\n]+)`")

PAGES: Final = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in _FOUND
}
"""The text of each page by its path, `/` between the parts."""


def prose(page: str) -> str:
    """Return a page without its blocks."""
    return _FENCE.sub("", page)


def quoted(page: str) -> list[str]:
    """Return what stands between backticks in the sentences of a page, headings aside."""
    lines = prose(page).splitlines()
    return [each for line in lines if not line.startswith("#") for each in _INLINE.findall(line)]
