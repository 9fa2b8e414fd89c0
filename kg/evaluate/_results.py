"""Results against annotated ones, field by field."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from kg.evaluate._annotation import Annotation
from kg.evaluate._figures import FIELDS, Tally
from kg.evaluate._keys import number_key, surface_key
from kg.model import Extraction, Result
from kg.schema import ResultKind
from kg.sureness import is_sure_result, unsure_fields

__all__ = ["compare_results", "field_is_right", "matched_results"]

REQUIRED: Final[Mapping[str, tuple[str, ...]]] = {
    "result-value": (),
    "result": ("metric", "dataset"),
    "result-model": ("metric", "dataset", "model"),
    "result-full": ("metric", "dataset", "model", "sign"),
}
"""The fields that each figure of results wants right, beside value and kind."""


@dataclass(frozen=True, slots=True)
class _Judge:
    """Says whether fields of results are right, by the names of one paper's entities."""

    names: Mapping[str, set[str]]

    @classmethod
    def of(cls, gold: Annotation) -> "_Judge":
        names: dict[str, set[str]] = {}
        for entity in gold.entities:
            surfaces = {surface_key(gold.paper.surface(mention)) for mention in entity.mentions}
            names.setdefault(entity.name, set()).update(surfaces)
        for name, forms in gold.spellings.items():
            names.setdefault(name, set()).update(map(surface_key, forms))
        return cls(names)

    def is_right(self, found: Result, wanted: Result, field: str) -> bool:
        """Say whether a field is that annotated; a sign that is not annotated always is."""
        if field == "sign":
            return wanted.sign is None or found.sign == wanted.sign
        name = getattr(wanted, field)
        return surface_key(getattr(found, field)) in self.names.get(name, set()) | {
            surface_key(name)
        }

    def matched(
        self, gold: Iterable[Result], predicted: Iterable[Result], required: tuple[str, ...]
    ) -> Iterator[tuple[Result | None, Result | None]]:
        left = list(predicted)
        for wanted in gold:
            fitting = [
                found
                for found in left
                if number_key(found.value) == number_key(wanted.value)
                and found.kind == wanted.kind
                and all(self.is_right(found, wanted, field) for field in required)
            ]
            hit = max(fitting, key=self._agreement(wanted), default=None)
            if hit is not None:
                left.remove(hit)
            yield wanted, hit
        yield from ((None, extra) for extra in left)

    def _agreement(self, wanted: Result) -> Callable[[Result], int]:
        return lambda found: sum(self.is_right(found, wanted, field) for field in FIELDS)


def matched_results(
    gold: Extraction, predicted: Extraction, figure: str
) -> Iterator[tuple[Result | None, Result | None]]:
    """Yield each annotated result with the predicted one that it is found as, else with None.

    That is the one which is right by the figure, such as `result-value`, and of several the one
    with most fields right, of equal ones the first; each is found as one only. Then come the
    predicted results that are left, each behind None.
    """
    judge = _Judge.of(Annotation.of(gold))
    return judge.matched(gold.results, predicted.results, REQUIRED[figure])


def field_is_right(gold: Extraction, found: Result, wanted: Result, field: str) -> bool:
    """Return whether a field of a predicted result names the entity that an annotated one does."""
    return _Judge.of(Annotation.of(gold)).is_right(found, wanted, field)


def compare_results(tally: Tally, gold: Annotation, predicted: Extraction) -> None:
    """Count the results of one paper."""
    judge = _Judge.of(gold)
    for figure, required in REQUIRED.items():
        for wanted, found in judge.matched(gold.results, predicted.results, required):
            if wanted is not None:
                tally.add(figure, "missed" if found is None else "right", _describe(wanted))
            elif found is not None:
                tally.add(figure, "wrong", _describe(found))
            if figure == "result-value" and found is not None:
                tally.judge("result", found.confidence, right=wanted is not None)
                if wanted is not None:
                    _compare_fields(tally, judge, wanted, found)
    _compare_shown(tally, judge, gold, predicted)


def _compare_fields(tally: Tally, judge: _Judge, wanted: Result, found: Result) -> None:
    for field in FIELDS:
        right = judge.is_right(found, wanted, field)
        _count_field(tally, field, wanted, found, right=right)
        if getattr(found, field):
            tally.judge(f"field:{field}", getattr(found.confidences, field), right=right)
    for field in ("sign", "unit") if wanted.sign else ():
        right = (getattr(found, field) or "") == getattr(wanted, field)
        _count_field(tally, field, wanted, found, right=right, always=True)


def _count_field(
    tally: Tally, field: str, wanted: Result, found: Result, *, right: bool, always: bool = False
) -> None:
    """Count a field that either names; one that is `always` annotated counts empty ones too."""
    says, asked = bool(getattr(found, field)), always or bool(getattr(wanted, field))
    what = f"{getattr(found, field)} in {_describe(wanted)}"
    if right and (says or always):
        tally.add(f"field:{field}", "right", what)
    for sort, holds in (("wrong", says), ("missed", asked)):
        if holds and not right:
            tally.add(f"field:{field}", sort, what)


def _compare_shown(tally: Tally, judge: _Judge, gold: Annotation, predicted: Extraction) -> None:
    shown = [result for result in predicted.results if is_sure_result(result)]
    for wanted, found in judge.matched(gold.results, shown, ()):
        if found is not None:
            right = wanted is not None and _is_all_right(judge, wanted, found)
            what = f"{_describe(found)}; annotated: {wanted and _describe(wanted)}"
            tally.add("shown-result", "right" if right else "wrong", what)
    for wanted, found in judge.matched(gold.results, shown, REQUIRED["result"]):
        if wanted is not None and _is_score(wanted):
            tally.add("shown-score", "missed" if found is None else "right", _describe(wanted))


def _is_all_right(judge: _Judge, wanted: Result, found: Result) -> bool:
    """Say whether all that is shown of a result is right: unit, sign, and the sure fields."""
    doubtful = unsure_fields(found)
    shown = [f for f in (*FIELDS, "sign") if getattr(found, f) and f not in doubtful]
    return found.unit == wanted.unit and all(judge.is_right(found, wanted, f) for f in shown)


def _is_score(result: Result) -> bool:
    return result.kind is ResultKind.ABSOLUTE and bool(result.metric and result.dataset)


def _describe(result: Result) -> str:
    sign = "" if result.sign is None else str(result.sign)
    rival = "" if result.versus is None else f" versus {result.versus}"
    return (
        f"{result.kind} {sign}{result.value}{result.unit} {result.metric} on {result.dataset}"
        f" by {result.model} for {result.task}{rival}"
    )
