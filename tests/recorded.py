"""The figures that pages quote, taken from those recorded in `tests/gold/figures.json`.

The lines between `<!-- recorded -->` and `<!-- end -->` are tables of them; to write them anew:

    python -m tests.recorded docs/evaluation.md
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from kg.evaluate import FIGURES
from tests.paths import GOLD

_BETWEEN: Final = re.compile(r"(?<=<!-- recorded -->\n).*?(?=<!-- end -->)", re.DOTALL)
RECORDED: Final[dict[str, Any]] = json.loads((GOLD / "figures.json").read_text(encoding="utf-8"))


def rewrite(page: str) -> str:
    """Return the page with the figures recorded now; a page without a place is a `ValueError`."""
    if not _BETWEEN.search(page):
        raise ValueError("no place for figures; write <!-- recorded -->, <!-- end --> around it")
    tables = "\n".join(["", *_figures(), "", *_calibrations(), "", ""])
    return _BETWEEN.sub(lambda _: tables, page)


def _figures() -> Iterator[str]:
    yield "| figure | precision | recall | F1 | right | wrong | missed |"
    yield "|---|---|---|---|---|---|---|"
    figures = RECORDED["figures"]
    for name in sorted(figures, key=_place):
        each = figures[name]
        shares = " | ".join(f"{each[share]:.3f}" for share in ("precision", "recall", "f1"))
        yield f"| `{name}` | {shares} | {each['right']} | {each['wrong']} | {each['missed']} |"


def _calibrations() -> Iterator[str]:
    yield "| confidence | error | of |"
    yield "|---|---|---|"
    for name, each in sorted(RECORDED["calibrations"].items()):
        yield f"| `{name}` | {each['error']:.3f} | {each['count']} |"


def _place(name: str) -> tuple[int, str]:
    """In the order in which the page explains them, each before its kinds."""
    return FIGURES.index(name.partition(":")[0]), name


def main(name: str) -> None:
    """Write the figures on the page anew."""
    path = Path(name)
    path.write_text(rewrite(path.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
