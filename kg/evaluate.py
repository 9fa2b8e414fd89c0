"""Precision, recall and F1 of extractions against annotated papers, micro-averaged.

Figures: `mention` (same start, end and kind), `overlap` (same kind, spans overlap), `entity`
(same kind, a surface in common: the edge from paper to entity), `edge` (entity, and the role is
right), `alias` (pairs of surfaces held to be one entity), `result` (value, kind, metric and
dataset right), `result-value` (value and kind), `link` (URL and role), `abbreviation` (both
forms). `mention:Dataset` and the like are one kind's share.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from kg.model import Entity, Extraction, Paper, Result

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
    """The figures by name, the mistakes behind them, and the papers without a prediction."""

    figures: dict[str, Figure] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)
    papers: int = 0
    missing: int = 0


def evaluate(gold: Iterable[Extraction], predicted: Iterable[Extraction]) -> Evaluation:
    """Compare predictions with annotations; papers are matched by folded title."""
    by_title = {_fold(p.paper.title): p for p in predicted}
    tally = _Tally()
    for annotated in gold:
        found = by_title.get(_fold(annotated.paper.title))
        tally.papers += 1
        tally.missing += found is None
        _compare(tally, annotated, Extraction(annotated.paper) if found is None else found)
    return tally.evaluation()


class _Tally:
    def __init__(self) -> None:
        self.counts: dict[str, Counter[str]] = defaultdict(Counter)
        self.mistakes: list[Mistake] = []
        self.papers = self.missing = 0
        self.paper = ""

    def add(self, figure: str, sort: str, what: object, kind: str | None = None) -> None:
        self.counts[figure][sort] += 1
        if kind is not None:
            self.counts[f"{figure}:{kind}"][sort] += 1
        if sort != "right":
            self.mistakes.append(Mistake(figure, sort, self.paper, str(what)))

    def sets(self, figure: str, gold: set[Hashable], predicted: set[Hashable]) -> None:
        parts = {"right": gold & predicted, "wrong": predicted - gold, "missed": gold - predicted}
        for sort, items in parts.items():
            for item in sorted(items, key=repr):
                self.add(figure, sort, item)

    def evaluation(self) -> Evaluation:
        figures = {name: Figure(**self.counts[name]) for name in sorted(self.counts)}
        return Evaluation(figures, self.mistakes, self.papers, self.missing)


def _compare(tally: _Tally, gold: Extraction, predicted: Extraction) -> None:
    tally.paper = gold.paper.title
    _compare_mentions(tally, gold, predicted)
    _compare_entities(tally, gold, predicted)
    aliases = (_pairs(_all_surfaces(x)) for x in (gold, predicted))
    tally.sets("alias", *aliases)
    _compare_results(tally, gold, predicted)
    links: Iterable[set[Hashable]] = (
        {(_url(link.url), link.role) for link in x.links} for x in (gold, predicted)
    )
    tally.sets("link", *links)
    pairs: Iterable[set[Hashable]] = (
        {(_fold(a.short), _fold(a.long)) for a in x.abbreviations} for x in (gold, predicted)
    )
    tally.sets("abbreviation", *pairs)


def _compare_mentions(tally: _Tally, gold: Extraction, predicted: Extraction) -> None:
    spans = [
        {(m.start, m.end, e.kind) for e in x.entities for m in e.mentions}
        for x in (gold, predicted)
    ]
    for sort, items, others in (("missed", spans[0], spans[1]), ("wrong", spans[1], spans[0])):
        for start, end, kind in sorted(items):
            what = f"{kind} {gold.paper.text[start:end]!r}"
            if (start, end, kind) not in others:
                tally.add("mention", sort, what, kind)
            elif sort == "missed":
                tally.add("mention", "right", what, kind)
            touched = any(k == kind and start < e and s < end for s, e, k in others)
            if not touched:
                tally.add("overlap", sort, what)
            elif sort == "missed":
                tally.add("overlap", "right", what)


def _compare_entities(tally: _Tally, gold: Extraction, predicted: Extraction) -> None:
    left = [(entity, _surfaces(predicted.paper, entity)) for entity in predicted.entities]
    for entity in gold.entities:
        forms = _surfaces(gold.paper, entity)
        same = [x for x in left if x[0].kind == entity.kind and x[1] & forms]
        hit = max(same, key=lambda x: len(x[1] & forms), default=None)
        what = f"{entity.kind} {entity.name!r} {entity.role}"
        tally.add("entity", "missed" if hit is None else "right", what, entity.kind)
        if hit is None:
            tally.add("edge", "missed", what, entity.kind)
            continue
        left.remove(hit)
        if hit[0].role == entity.role:
            tally.add("edge", "right", what, entity.kind)
        else:
            tally.add("edge", "missed", what, entity.kind)
            tally.add("edge", "wrong", f"{what}, found as {hit[0].role}", entity.kind)
    for extra, _ in left:
        for figure in ("entity", "edge"):
            tally.add(figure, "wrong", f"{extra.kind} {extra.name!r} {extra.role}", extra.kind)


def _compare_results(tally: _Tally, gold: Extraction, predicted: Extraction) -> None:
    names = _names_of(gold)
    for figure in ("result-value", "result"):
        left = list(predicted.results)
        for result in gold.results:
            hit = next((p for p in left if _same_result(result, p, names, figure)), None)
            if hit is None:
                tally.add(figure, "missed", _describe(result))
            else:
                left.remove(hit)
                tally.add(figure, "right", _describe(result))
        for extra in left:
            tally.add(figure, "wrong", _describe(extra))


def _same_result(
    gold: Result, predicted: Result, names: Mapping[str, set[str]], figure: str
) -> bool:
    if _number(gold.value) != _number(predicted.value) or gold.kind != predicted.kind:
        return False
    if figure == "result-value":
        return True
    return all(
        _fold(found) in (names.get(wanted, {_fold(wanted)}) if wanted else {""})
        for wanted, found in ((gold.metric, predicted.metric), (gold.dataset, predicted.dataset))
    )


def _names_of(gold: Extraction) -> dict[str, set[str]]:
    """Every folded form under which an entity of the paper may be named in a result."""
    names: dict[str, set[str]] = defaultdict(set)
    for entity in gold.entities:
        names[entity.name] |= {_fold(entity.name)} | _surfaces(gold.paper, entity)
    return names


def _describe(result: Result) -> str:
    return (
        f"{result.kind} {result.value}{result.unit} {result.metric} on {result.dataset}"
        f" by {result.model} for {result.task}"
    )


def _surfaces(paper: Paper, entity: Entity) -> set[str]:
    return {_fold(paper.surface(mention)) for mention in entity.mentions}


def _all_surfaces(extraction: Extraction) -> list[set[str]]:
    return [_surfaces(extraction.paper, entity) for entity in extraction.entities]


def _pairs(groups: Sequence[set[str]]) -> set[Hashable]:
    return {frozenset(pair) for forms in groups for pair in combinations(sorted(forms), 2)}


def _fold(name: str | None) -> str:
    # Deliberately weaker than `kg.folding.fold`: a figure should not hide what that one joins.
    return re.sub(r"[\s\-–_]+", " ", name or "").strip().casefold()


def _url(url: str) -> str:
    bare = re.sub(r"^https?://(www\.)?", "", url.strip().casefold()).rstrip("/")
    return bare.removesuffix(".git")


def _number(value: str) -> str:
    bare = re.sub(r"^[+~≈]|%$", "", value)
    return bare.replace(",", "").replace("\u2212", "-").lstrip("-")
