"""Corrections of the results that one paper reports."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from kg.corrections.paper.entities import Corrected, add_entity
from kg.corrections.paper.names import OtherNames, bearers_of_any_kind, surfaces
from kg.corrections.sorts import AddEntity, EditResult, ResultFields
from kg.corrections.suggestions import complaint, nearest, nearest_words
from kg.errors import InvalidValueError
from kg.model import CONFIDENT_FIELDS, Extraction, FieldConfidences, Result
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
    """Change or leave out the results that have the fields, whole or not at all.

    Who corrects one field has looked at the others: all fields of what is changed are sure.
    """
    paper = _Paper(extraction, others)
    results = [*extraction.results]
    places = [place for place, each in enumerate(results) if paper.has(each, override.of)]
    if override.to is None:
        kept = tuple(each for place, each in enumerate(results) if place not in places)
        problem = "" if places else _unknown(paper, override.of)
        return replace(extraction, results=kept), problem
    to = paper.as_written(override.to)
    if not places:
        wanted = replace(override.of, **to.given)  # type: ignore[arg-type]
        places = [place for place, each in enumerate(results) if paper.has(each, wanted)]
        if not places:
            return extraction, _unknown(paper, override.of)
        # What was corrected before stays as it is, and so do others that are like it.
        places = [] if any(_is_settled(results[place]) for place in places) else places
    whole, problem = _with_names(extraction, override.paper, to, others)
    if problem:
        return extraction, problem
    try:
        for place in places:
            results[place] = _changed(results[place], to)
    except InvalidValueError as error:
        return extraction, complaint(str(error))
    return replace(whole, results=tuple(results)), ""


@dataclass(frozen=True, slots=True)
class _Paper:
    """What one paper calls things, as far as results name them."""

    extraction: Extraction
    others: OtherNames

    def has(self, result: Result, fields: ResultFields) -> bool:
        """Return whether a result has all that is said of it."""
        return all(self.is_so(result, name, said) for name, said in fields.given.items())

    def is_so(self, result: Result, name: str, said: str | bool) -> bool:
        """Return whether a field is as it is said, names in any form that the paper has."""
        own = getattr(result, name)
        if name == "value":
            sign = result.sign or ""
            forms = (f"{before}{own}{unit}" for before in ("", sign) for unit in ("", result.unit))
            return _plain(str(said)) in map(_plain, forms)
        if name in _KINDS:
            return self._is_called(own or "", name, str(said))
        return bool((own or "") == said if isinstance(said, str) else own == said)

    def bearers(self, field: str, name: str) -> list[int]:
        """Return the positions of the entities that the field means by a name."""
        return bearers_of_any_kind(self.extraction, _KINDS[field], name, self.others)

    def as_written(self, to: ResultFields) -> ResultFields:
        """Return the fields with the names of the paper's own entities in place of other names."""
        own: dict[str, str] = {}
        for field in _KINDS:
            said = getattr(to, field)
            for place in self.bearers(field, said)[:1] if said else ():
                entity = self.extraction.entities[place]
                names = {fold(entity.name), *surfaces(self.extraction, entity)}
                own[field] = said if fold(said) in names else entity.name
        return replace(to, **own)  # type: ignore[arg-type]

    def _is_called(self, own: str, field: str, said: str) -> bool:
        if fold(own) == fold(said):
            return True
        meant = {*self.bearers(field, own)} if own else set()
        # A name that no entity bears is that of none in the graph.
        return not meant.isdisjoint(self.bearers(field, said)) if said else not meant


def _plain(value: str) -> str:
    return "".join(value.split()).replace("\u2212", "-")


def _is_settled(result: Result) -> bool:
    filled = [name for name in CONFIDENT_FIELDS if getattr(result, name) is not None]
    return result.confidence == 1 and all(getattr(result.confidences, n) == 1 for n in filled)


def _changed(result: Result, to: ResultFields) -> Result:
    given = dict(to.given)
    if to.kind is ResultKind.ABSOLUTE:
        given = {**_NONE_OF_A_SCORE, **given}
    values: dict[str, Any] = {name: _field(name, said) for name, said in given.items()}
    if to.value is not None:
        # People write the number with its unit; a result has them apart.
        values["value"] = to.value.strip().removesuffix(values.get("unit", result.unit)).strip()
    return replace(result, **values, confidence=1.0, confidences=FieldConfidences())


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

    Else the graph could not connect the two. All names that the text does not have are told.
    """
    missing: list[str] = []
    for field, kind in _KINDS.items():
        name = getattr(to, field)
        if name and not bearers_of_any_kind(extraction, kind, name, others):
            missed = AddEntity(paper, kind, name, Role.USED)
            extraction, problem = add_entity(extraction, missed, others)
            missing += [name] if problem else []
    return extraction, _not_written(extraction, paper, missing)


def _not_written(extraction: Extraction, paper: str, missing: Iterable[str]) -> str:
    """Return that the paper does not have these words, in one line; empty if there are none."""
    words = [*dict.fromkeys(missing)]
    if not words:
        return ""
    near = [found for each in words for found in nearest_words(each, extraction.paper.text)]
    listed = ", ".join(map(repr, words))
    return complaint(
        f"paper {paper!r} does not have the words {listed}, so nothing was changed", near
    )


def _unknown(paper: _Paper, of: ResultFields) -> str:
    results, value = paper.extraction.results, of.value or ""
    text = f"paper {paper.extraction.paper.title!r} reports no {value!r}"
    same = [each for each in results if paper.is_so(each, "value", value)]
    if same:
        asked = [f"{name} {said!r}" for name, said in of.given.items() if name != "value"]
        return complaint(f"{text} with {', '.join(asked)}", [*map(_shown, same)])
    return complaint(text, nearest(value, (each.value for each in results)))


def _shown(result: Result) -> str:
    return ", ".join([f"{result.value}{result.unit}", *_named(result)])


def _named(result: Result) -> Iterator[str]:
    for name in CONFIDENT_FIELDS:
        if said := getattr(result, name):
            yield f"{name} {said}"
