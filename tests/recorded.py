"""The figures that pages quote, taken from those recorded in `tests/gold`, and their picture.

To write the tables of them anew:

    python -m tests.recorded docs/evaluation.md README.md docs/images/thresholds.svg
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from docs.generate.places import filled
from kg.evaluate import CALIBRATIONS, FIGURES, PRECISION_ALONE, RECALL_ALONE, Point
from kg.evaluate.picture import as_svg
from tests.paths import GOLD

FILES: Final = {"dev2": GOLD / "figures-dev2.json", "dev": GOLD / "figures.json"}
"""What `kg evaluate` said of `tests/gold/dev2.jsonl` and `tests/gold/dev.jsonl`."""

RECORDED: Final[dict[str, Any]] = {
    name: json.loads(file.read_text(encoding="utf-8")) for name, file in FILES.items()
}
PAPERS: Final = {"dev2": "arXiv, 2025 and 2026", "dev": "the seed pages"}

QUESTIONS: Final = (
    ("of the entities found, right", "entity", "precision"),
    ("of the entities annotated, found", "entity", "recall"),
    ("of the entities found, right with their role", "edge", "precision"),
    ("of the main tasks annotated, found", "main-task", "recall"),
    ("of the results found, value and kind right", "result-value", "precision"),
    ("… and metric and dataset", "result", "precision"),
    ("… and model", "result-model", "precision"),
    ("… and sign", "result-full", "precision"),
    ("of the results annotated, found with value, kind, metric and dataset", "result", "recall"),
    ("of the entities shown by default, right with their role", "shown-edge", "precision"),
    ("of the entities annotated, shown by default with the right role", "shown-edge", "recall"),
    ("of the results shown by default, right in all that is shown", "shown-result", "precision"),
    ("of the scores with metric and dataset annotated, shown by default", "shown-score", "recall"),
)
"""What a user wants to know, the figure that says so, and which share of it."""

IN_README: Final = {
    "entity": "entity",
    "with its role": "edge",
    "mention, exact": "mention",
    "same entity, two names": "alias",
    "result": "result",
    "with model and sign": "result-full",
    "value only": "result-value",
    "abbreviation": "abbreviation",
    "link": "link",
}
"""Headings of the README's table, each over a column of F1."""


def rewrite(name: str, text: str) -> str:
    """Return a page, or the picture, with the figures recorded now."""
    if name.endswith(".svg"):
        return picture()
    if name.endswith("README.md"):
        return filled(text, "recorded", "\n".join([*_readme(), ""]))
    text = filled(text, "expected", "\n".join([*_expected(), ""]))
    for papers in RECORDED:
        lines = [*_figures(papers), "", *_calibrations(papers), ""]
        text = filled(text, f"recorded on {papers}", "\n".join(lines))
    return text


def picture() -> str:
    """Return precision and recall by threshold on the papers of arXiv."""
    return as_svg({
        name: [Point(*(each[key] for key in Point.__dataclass_fields__)) for each in points]
        for name, points in RECORDED["dev2"]["thresholds"].items()
    })


def _expected() -> Iterator[str]:
    heads = (f"{RECORDED[papers]['papers']} papers of {PAPERS[papers]}" for papers in RECORDED)
    yield f"| share | {' | '.join(heads)} |"
    yield f"|---|{'---|' * len(RECORDED)}"
    for question, figure, share in QUESTIONS:
        found = (_with_interval(RECORDED[papers], figure, share) for papers in RECORDED)
        yield f"| {question} | {' | '.join(found)} |"


def _with_interval(record: Any, figure: str, share: str) -> str:  # noqa: ANN401 - JSON
    if figure not in record["figures"]:
        return "not annotated"
    each = record["figures"][figure]
    low, high = each["intervals"][share]
    return f"{each[share]:.2f} ({low:.2f}–{high:.2f})"


def _figures(papers: str) -> Iterator[str]:
    yield "| figure | precision | recall | F1 | 95 % | right | wrong | missed |"
    yield "|---|---|---|---|---|---|---|---|"
    figures = RECORDED[papers]["figures"]
    for name in sorted(figures, key=_place):
        each = figures[name]
        shares = _shares(name)
        cells = (f"{each[s]:.3f}" if s in shares else "" for s in ("precision", "recall", "f1"))
        low, high = each["intervals"][shares[-1]]
        counts = f"{each['right']} | {each['wrong']} | {each['missed']}"
        yield f"| `{name}` | {' | '.join(cells)} | {low:.3f}–{high:.3f} | {counts} |"


def _shares(name: str) -> tuple[str, ...]:
    """Return the shares of a figure that say something."""
    if name in RECALL_ALONE:
        return ("recall",)
    return ("precision",) if name in PRECISION_ALONE else ("precision", "recall", "f1")


def _calibrations(papers: str) -> Iterator[str]:
    yield "| confidence | error | if perfect | of |"
    yield "|---|---|---|---|"
    found = RECORDED[papers]["calibrations"]
    for name in (name for name in CALIBRATIONS if name in found):
        each = found[name]
        errors = f"{each['error']:.3f} | {each['perfect_error']:.3f}"
        yield f"| `{name}` | {errors} | {each['count']} |"


def _readme() -> Iterator[str]:
    yield f"| papers | {' | '.join(IN_README)} |"
    yield f"|---|{'---|' * len(IN_README)}"
    for papers, record in RECORDED.items():
        figures = record["figures"]
        values = (f"{figures[figure]['f1']:.2f}" for figure in IN_README.values())
        yield f"| {record['papers']} of {PAPERS[papers]} | {' | '.join(values)} |"


def _place(name: str) -> tuple[int, str]:
    """In the order in which the page explains them, each before its kinds."""
    return FIGURES.index(name.partition(":")[0]), name


if __name__ == "__main__":
    for given in sys.argv[1:]:
        path = Path(given)
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        path.write_text(rewrite(given, before), encoding="utf-8")
