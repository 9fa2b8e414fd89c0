"""Corrections of the results that one paper reports."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from kg.corrections.paper.entities import Corrected, add_entity
from kg.corrections.paper.names import OtherNames, surfaces
from kg.corrections.sorts import AddEntity, EditResult, ResultFields
from kg.corrections.suggestions import complaint, nearest
from kg.errors import InvalidValueError
from kg.model import CONFIDENT_FIELDS, Extraction, Result
from kg.names.folding import fold
from kg.schema import Kind, ResultKind, Role, Sign

_KINDS: Final = {
    "model": Kind.MODEL,
    "task": Kind.TASK,
    "dataset": Kind.DATASET,
    "metric": Kind.METRIC,
    "versus": Kind.MODEL,
}
"""The kind of an entity that a result names and the extraction has missed."""

_NONE_OF_A_SCORE: Final[Mapping[str, str | bool]] = {"sign": "", "versus": "", "relative": False}


def edit_result(extraction: Extraction, override: EditResult, others: OtherNames) -> Corrected:
    """Change or leave out the results that have the fields; what is changed is sure."""
    if override.to is None:
        kept = tuple(each for each in extraction.results if not _has(each, override.of))
        problem = "" if len(kept) < len(extraction.results) else _unknown(extraction, override)
        return replace(extraction, results=kept), problem
    results, to = [*extraction.results], override.to
    places = [place for place, each in enumerate(results) if _has(each, override.of)]
    if not places:
        wanted = replace(override.of, **to.given)  # type: ignore[arg-type]
        places = [place for place, each in enumerate(results) if _has(each, wanted)]
        if not places:
            return extraction, _unknown(extraction, override)
        # What was corrected before stays as it is, and so do others that are like it.
        places = [] if any(_is_settled(results[place], to) for place in places) else places
    try:
        for place in places:
            results[place] = _changed(results[place], to)
    except InvalidValueError as error:
        return extraction, complaint(str(error))
    return _with_names(replace(extraction, results=tuple(results)), override.paper, to, others)


def _has(result: Result, fields: ResultFields) -> bool:
    return all(_is(result, name, said) for name, said in fields.given.items())


def _is(result: Result, name: str, said: str | bool) -> bool:
    own = getattr(result, name)
    if name == "value":
        sign = result.sign or ""
        forms = (f"{before}{own}{unit}" for before in ("", sign) for unit in ("", result.unit))
        return _plain(str(said)) in map(_plain, forms)
    if name in CONFIDENT_FIELDS:
        return fold(own or "") == fold(str(said))
    return bool((own or "") == said if isinstance(said, str) else own == said)


def _plain(value: str) -> str:
    return "".join(value.split()).replace("\u2212", "-")


def _is_settled(result: Result, to: ResultFields) -> bool:
    names = [name for name in to.given if name in CONFIDENT_FIELDS]
    return result.confidence == 1 and all(getattr(result.confidences, n) == 1 for n in names)


def _changed(result: Result, to: ResultFields) -> Result:
    given = dict(to.given)
    if to.kind is ResultKind.ABSOLUTE:
        given = {**_NONE_OF_A_SCORE, **given}
    values: dict[str, Any] = {name: _field(name, said) for name, said in given.items()}
    if to.value is not None:
        # People write the number with its unit; a result has them apart.
        values["value"] = to.value.strip().removesuffix(values.get("unit", result.unit)).strip()
    sure = {name: 1.0 for name in to.given if name in CONFIDENT_FIELDS}
    confidences = replace(result.confidences, **sure)
    return replace(result, **values, confidence=1.0, confidences=confidences)


def _field(name: str, said: str | bool) -> object:
    if name in CONFIDENT_FIELDS:
        return said or None
    if name == "sign":
        return Sign(str(said)) if said else None
    return said


def _with_names(
    extraction: Extraction, paper: str, to: ResultFields, others: OtherNames
) -> Corrected:
    """Add the entities that the result names now, where the paper speaks of none that is so called.

    Else the graph could not connect the two. A name that the text does not have is told.
    """
    problem = ""
    for field, kind in _KINDS.items():
        name = getattr(to, field)
        names = {fold(entity.name) for entity in extraction.entities}.union(
            *(surfaces(extraction, entity) for entity in extraction.entities)
        )
        if name and fold(name) not in names:
            missed = AddEntity(paper, kind, name, Role.USED)
            extraction, text = add_entity(extraction, missed, others)
            problem = problem or text
    return extraction, problem


def _unknown(extraction: Extraction, override: EditResult) -> str:
    value = override.of.value or ""
    text = f"paper {extraction.paper.title!r} reports no {value!r}"
    others = {name: said for name, said in override.of.given.items() if name != "value"}
    same = [each for each in extraction.results if _is(each, "value", value)]
    if same:
        asked = ", ".join(f"{name} {said!r}" for name, said in others.items())
        return complaint(f"{text} with {asked}", [*map(_shown, same)])
    return complaint(text, nearest(value, (each.value for each in extraction.results)))


def _shown(result: Result) -> str:
    return ", ".join([f"{result.value}{result.unit}", *_named(result)])


def _named(result: Result) -> Iterator[str]:
    for name in CONFIDENT_FIELDS:
        if said := getattr(result, name):
            yield f"{name} {said}"
