"""What an evaluation says: counts by figure, the mistakes behind them, and confidences judged."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from kg.evaluate._calibration import Calibration, Judged
from kg.evaluate._shares import Figure, Intervals, bootstrap
from kg.evaluate._thresholds import Point, curve

FIELDS: Final = ("metric", "dataset", "model", "task", "versus")
"""Fields of a result that name an entity, in the order in which they are shown."""

FIGURES: Final = (
    "mention",
    "overlap",
    "entity",
    "edge",
    "main-task",
    "alias",
    "result-value",
    "result",
    "result-model",
    "result-full",
    "field",
    "shown-edge",
    "shown-result",
    "shown-score",
    "link",
    "abbreviation",
)
"""The figures in the order in which they are shown; of `field` there are parts alone."""

RECALL_ALONE: Final = ("main-task", "shown-score")
"""Figures of which nothing is counted as wrong, so that only their recall says something."""

PRECISION_ALONE: Final = ("shown-result",)
"""Figures of which nothing is counted as missed."""

CALIBRATIONS: Final[Mapping[str, str]] = {
    "calibration:entity": "entity",
    "calibration:role": "",
    "calibration:result": "result-value",
    **{f"calibration:field:{name}": f"field:{name}" for name in FIELDS},
}
"""What is held against its confidence, in the order in which it is shown, and the figure whose
annotated ones its recall is of; of roles, those of the entities that are right."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing that is `wrong` (predicted, not annotated) or `missed` (the other way)."""

    figure: str
    sort: str
    paper: str
    what: str


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The figures by name, the mistakes behind them, and the papers without a prediction.

    `by_paper` has the counts of each figure paper by paper, those of papers without any left
    out, `judged` each confidence with whether what it is of is right, by the names of
    `CALIBRATIONS`.
    """

    figures: dict[str, Figure] = field(default_factory=dict)
    mistakes: Sequence[Mistake] = ()
    papers: int = 0
    missing: int = 0
    by_paper: Mapping[str, Mapping[int, Figure]] = field(default_factory=dict)
    judged: Mapping[str, Sequence[Judged]] = field(default_factory=dict)

    @property
    def calibrations(self) -> dict[str, Calibration]:
        """Those of `CALIBRATIONS` for which anything was predicted."""
        return {name: Calibration.of(judged) for name, judged in self.judged.items()}

    def intervals(self) -> dict[str, Intervals]:
        """Return 95 % intervals of every figure, by a bootstrap over the papers."""
        return bootstrap(self.by_paper, self.papers)

    def curves(self) -> dict[str, tuple[Point, ...]]:
        """Return precision and recall by threshold of each of `calibrations`."""
        return {name: curve(judged, self._wanted(name)) for name, judged in self.judged.items()}

    def _wanted(self, name: str) -> int:
        figure = self.figures.get(CALIBRATIONS[name])
        return len(self.judged[name]) if figure is None else figure.right + figure.missed


class Tally:
    """Counts what is compared, paper by paper; call `begin` before the parts of each."""

    def __init__(self) -> None:
        self.counts: dict[str, dict[int, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
        self.judged: dict[str, list[Judged]] = defaultdict(list)
        self.mistakes: list[Mistake] = []
        self.papers = self.missing = 0
        self.paper = ""

    def begin(self, paper: str) -> None:
        """Begin a paper; its mistakes bear the name given."""
        self.papers += 1
        self.paper = paper

    def add(self, figure: str, sort: str, what: object, kind: str | None = None) -> None:
        """Count one thing as `right`, `wrong` or `missed`, for its kind too where it has one."""
        for name in (figure,) if kind is None else (figure, f"{figure}:{kind}"):
            self.counts[name][self.papers][sort] += 1
        if sort != "right":
            self.mistakes.append(Mistake(figure, sort, self.paper, str(what)))

    def sets(self, figure: str, gold: set[Hashable], predicted: set[Hashable]) -> None:
        """Count all things of two sets."""
        parts = {"right": gold & predicted, "wrong": predicted - gold, "missed": gold - predicted}
        for sort, items in parts.items():
            for item in sorted(items, key=repr):
                self.add(figure, sort, item)

    def judge(self, what: str, confidence: float, *, right: bool) -> None:
        """Note whether something predicted is right, for `calibration:WHAT`."""
        self.judged[f"calibration:{what}"].append((confidence, right))

    def evaluation(self) -> Evaluation:
        """Return all that was counted, sorted by name."""
        by_paper = {
            name: {paper: Figure(**counts) for paper, counts in self.counts[name].items()}
            for name in sorted(self.counts)
        }
        return Evaluation(
            figures={name: Figure.sum(each.values()) for name, each in by_paper.items()},
            mistakes=tuple(self.mistakes),
            papers=self.papers,
            missing=self.missing,
            by_paper=by_paper,
            judged={name: tuple(self.judged[name]) for name in sorted(self.judged)},
        )
