"""What an evaluation says: counts by figure, the mistakes behind them, and calibration."""

from collections import Counter, defaultdict
from collections.abc import Hashable
from dataclasses import dataclass, field

from kg.evaluate._calibration import Calibration

FIGURES = (
    "mention",
    "overlap",
    "entity",
    "edge",
    "alias",
    "result-value",
    "result",
    "link",
    "abbreviation",
)
"""The figures in the order in which they are shown."""

CALIBRATIONS = ("calibration:entity", "calibration:role", "calibration:result")
"""What is held against its confidence, in the order in which it is shown."""


@dataclass(frozen=True, slots=True)
class Figure:
    """Counts of what was right, what should not be there, and what is missing.

    >>> Figure(right=3, wrong=1, missed=2).f1
    0.6666666666666666
    """

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Share of the predictions that are right; 0 where there are none."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0

    @property
    def recall(self) -> float:
        """Share of the annotations that were found; 0 where there are none."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 0 where both are."""
        total = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing that is `wrong` (predicted, not annotated) or `missed` (the other way)."""

    figure: str
    sort: str
    paper: str
    what: str


@dataclass(slots=True)
class Evaluation:
    """The figures by name, the mistakes behind them, and the papers without a prediction.

    `calibrations` has those of `CALIBRATIONS` for which anything was predicted.
    """

    figures: dict[str, Figure] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)
    papers: int = 0
    missing: int = 0
    calibrations: dict[str, Calibration] = field(default_factory=dict)


class Tally:
    """Counts what is compared, paper by paper; set `paper` before the parts of each."""

    def __init__(self) -> None:
        self.counts: dict[str, Counter[str]] = defaultdict(Counter)
        self.judged: dict[str, list[tuple[float, bool]]] = defaultdict(list)
        self.mistakes: list[Mistake] = []
        self.papers = self.missing = 0
        self.paper = ""

    def add(self, figure: str, sort: str, what: object, kind: str | None = None) -> None:
        """Count one thing as `right`, `wrong` or `missed`, for its kind too where it has one."""
        self.counts[figure][sort] += 1
        if kind is not None:
            self.counts[f"{figure}:{kind}"][sort] += 1
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
        return Evaluation(
            figures={name: Figure(**self.counts[name]) for name in sorted(self.counts)},
            mistakes=self.mistakes,
            papers=self.papers,
            missing=self.missing,
            calibrations={name: Calibration.of(self.judged[name]) for name in sorted(self.judged)},
        )
