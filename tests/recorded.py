"""The figures that pages quote, taken from those recorded in `tests/gold/figures.json`.

To write the tables of them anew:

    python -m tests.recorded docs/evaluation.md
"""

import json
import sys
from collections.abc import Iterator
from typing import Any, Final

from docs.generate.places import filled, write
from kg.evaluate import FIGURES
from tests.paths import GOLD

RECORDED: Final[dict[str, Any]] = json.loads((GOLD / "figures.json").read_text(encoding="utf-8"))


def rewrite(page: str) -> str:
    """Return the page with the figures recorded now."""
    return filled(page, "recorded", "\n".join([*_figures(), "", *_calibrations(), ""]))


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


if __name__ == "__main__":
    write(rewrite, sys.argv[1])
