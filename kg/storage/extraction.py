"""An extraction as one line of JSON, written and read without loss.

Entities are `{"name", "type", "role", "mentions", "confidence", "role_confidence", "extractor"}`;
results, links and abbreviations hold their evidence as `start` and `end`, or lack both. A result's
`confidences` has one for each field that names an entity. Offsets are 0-based, half-open, in code
points of title, newline, abstract.

When read, a mention may also be a plain string: it then stands for every occurrence on token
boundaries, the longest first. Defaults: confidences 1.0, extractor `annotation`, link kind `other`;
of a result no sign, no versus, not relative, no uncertainty.
"""

import json
import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, replace
from typing import Any, TypeVar

from kg.errors import InvalidValueError, Outcome, Problem
from kg.model import (
    CONFIDENT_FIELDS,
    Abbreviation,
    Entity,
    Extraction,
    FieldConfidences,
    Link,
    Mention,
    Result,
    Source,
)
from kg.names.urls import kind_of
from kg.schema import ANNOTATION, Kind, LinkKind, LinkRole, ResultKind, Role, Sign
from kg.storage.fields import (
    confidence_field,
    mention_fields,
    name_field,
    source_fields,
    text_field,
    truth_field,
    word_field,
)
from kg.storage.paper import paper_from_json, paper_to_json
from kg.text.occurrences import occurrences, place_forms

Json = dict[str, Any]
Check = Callable[[Mention | None], Mention | None]
Tell = Callable[[str], None]
T = TypeVar("T")


def log_problem(problem: Problem) -> None:
    """Write a problem to the log as a warning, what was merely joined as information."""
    level = logging.INFO if problem.outcome is Outcome.JOINED else logging.WARNING
    logging.getLogger(__name__).log(level, "%s", problem)


def to_json(extraction: Extraction) -> Json:
    """Return every field of an extraction and of its paper."""
    return {
        **paper_to_json(extraction.paper),
        "entities": [_entity_to_json(entity) for entity in extraction.entities],
        "results": [_result_to_json(result) for result in extraction.results],
        "links": [_link_to_json(link) for link in extraction.links],
        "abbreviations": [
            {"short": pair.short, "long": pair.long, **_offsets(pair.evidence)}
            for pair in extraction.abbreviations
        ],
    }


def dumps(extraction: Extraction) -> str:
    """Return the extraction as one line without its newline: sorted keys, nothing escaped in vain.

    >>> from kg.model import Paper
    >>> dumps(Extraction(Paper("p1", "CrossViT", "")))[:36]
    '{"abbreviations": [], "abstract": ""'
    """
    return json.dumps(to_json(extraction), sort_keys=True, ensure_ascii=False)


def _offsets(evidence: Mention | None) -> Json:
    return {} if evidence is None else {"start": evidence.start, "end": evidence.end}


def _entity_to_json(entity: Entity) -> Json:
    return {
        "name": entity.name,
        "type": entity.kind.value,
        "role": entity.role.value,
        "mentions": [_offsets(mention) for mention in entity.mentions],
        "confidence": entity.confidence,
        "role_confidence": entity.role_confidence,
        "extractor": entity.extractor,
    }


def _result_to_json(result: Result) -> Json:
    return {
        "model": result.model,
        "task": result.task,
        "dataset": result.dataset,
        "metric": result.metric,
        "value": result.value,
        "unit": result.unit,
        "kind": result.kind.value,
        "sign": result.sign,
        "versus": result.versus,
        "relative": result.relative,
        "uncertainty": result.uncertainty,
        "confidence": result.confidence,
        "confidences": asdict(result.confidences),
        "extractor": result.extractor,
        **_offsets(result.evidence),
    }


def _link_to_json(link: Link) -> Json:
    return {
        "url": link.url,
        "kind": link.kind.value,
        "role": link.role.value,
        "confidence": link.confidence,
        "extractor": link.extractor,
        **_offsets(link.evidence),
    }


def from_json(
    record: Mapping[str, object],
    report: Callable[[Problem], None] = log_problem,
    *,
    file: str = "extraction",
    line: int = 0,
) -> Extraction:
    """Read what `to_json` gives, also when edited by hand, or an annotated paper.

    A record without a usable title or abstract is an `InvalidValueError`. An entity, result, link,
    abbreviation or mention that cannot be used is left out and reported, with `file` and `line`
    as its place; the rest is kept.

    >>> record = {"title": "ViT", "abstract": "ViT wins.", "entities": [
    ...     {"name": "ViT", "type": "Model", "role": "used", "mentions": ["ViT"]}]}
    >>> from_json(record).entities[0].mentions
    (Mention(start=0, end=3), Mention(start=4, end=7))
    """

    def tell(text: str) -> None:
        report(Problem(file, line, text, Outcome.MENDED))

    paper = paper_from_json(record, tell)
    paper = replace(paper, source=tuple(sorted(_sources(record, tell))))

    def check(evidence: Mention | None) -> Mention | None:
        if evidence is not None:
            evidence.check(paper.text)
        return evidence

    return Extraction(
        paper,
        entities=tuple(_entities(record, paper.text, tell)),
        results=tuple(_each(record, "results", lambda r: _result(r, check), tell)),
        links=tuple(_each(record, "links", lambda r: _link(r, check), tell)),
        abbreviations=tuple(
            _each(record, "abbreviations", lambda r: _abbreviation(r, check), tell)
        ),
    )


def _sources(record: Mapping[str, object], tell: Tell) -> Iterator[Source]:
    # A single word, as annotated papers have it, names a record elsewhere and no place in a file.
    if not isinstance(record.get("source"), str):
        yield from _each(record, "source", source_fields, tell)


def _each(
    record: Mapping[str, object], key: str, read: Callable[[Json], T], tell: Tell
) -> Iterator[T]:
    items = record.get(key)
    if items is not None and not isinstance(items, list):
        tell(f"{key} is no list; it is left out")
    for number, item in enumerate(items if isinstance(items, list) else (), 1):
        try:
            if not isinstance(item, dict):
                raise InvalidValueError("it is no JSON object")
            yield read(item)
        except InvalidValueError as error:
            tell(f"number {number} of {key} is left out: {error}")


def _entities(record: Mapping[str, object], text: str, tell: Tell) -> Iterator[Entity]:
    drafts = list(_each(record, "entities", lambda item: _entity(item, text), tell))
    spans = [mention for _, given, _ in drafts for mention in given]
    placed = place_forms([forms for _, _, forms in drafts], text, spans)
    for (draft, given, forms), found in zip(drafts, placed, strict=True):
        for form in forms:
            if next(occurrences(form, text), None) is None:
                tell(f"entity {draft.name!r}: {form!r} does not stand in the text as a token")
        if given or found:
            yield replace(draft, mentions=tuple(sorted({*given, *found})))
        else:
            tell(
                f"entity {draft.name!r} is left out: none of its mentions stands in the text"
                " outside a longer one"
            )


def _entity(item: Json, text: str) -> tuple[Entity, list[Mention], list[str]]:
    """Read an entity with mentions that are yet to be found, those given, and the forms to find."""
    entity = Entity(
        name=text_field(item, "name"),
        kind=word_field(item, "type", Kind),
        role=word_field(item, "role", Role),
        mentions=(Mention(0, 1),),
        confidence=confidence_field(item, "confidence"),
        role_confidence=confidence_field(item, "role_confidence"),
        extractor=text_field(item, "extractor", ANNOTATION),
    )
    mentions = item.get("mentions")
    if not isinstance(mentions, list):
        raise InvalidValueError(f"entity {entity.name!r}: mentions is no list; give one")
    forms = [mention.strip() for mention in mentions if isinstance(mention, str)]
    spans = [_span(mention, text) for mention in mentions if not isinstance(mention, str)]
    return entity, spans, [form for form in forms if form]


def _span(mention: object, text: str) -> Mention:
    span = mention_fields(mention) if isinstance(mention, dict) else None
    if span is None:
        raise InvalidValueError(f"mention {mention!r} is neither a string nor start and end")
    span.check(text)
    return span


def _result(item: Json, check: Check) -> Result:
    return Result(
        model=name_field(item, "model"),
        task=name_field(item, "task"),
        dataset=name_field(item, "dataset"),
        metric=name_field(item, "metric"),
        value=text_field(item, "value"),
        unit=text_field(item, "unit", ""),
        kind=word_field(item, "kind", ResultKind),
        sign=None if item.get("sign") is None else word_field(item, "sign", Sign),
        versus=name_field(item, "versus"),
        relative=truth_field(item, "relative"),
        uncertainty=text_field(item, "uncertainty", ""),
        confidences=_confidences(item),
        evidence=check(mention_fields(item)),
        confidence=confidence_field(item, "confidence"),
        extractor=text_field(item, "extractor", ANNOTATION),
    )


def _confidences(item: Json) -> FieldConfidences:
    given = item.get("confidences", {})
    if not isinstance(given, dict):
        raise InvalidValueError(
            f"confidences is {given!r}; give an object with {', '.join(CONFIDENT_FIELDS)}"
        )
    return FieldConfidences(*(confidence_field(given, name) for name in CONFIDENT_FIELDS))


def _link(item: Json, check: Check) -> Link:
    url = text_field(item, "url")
    return Link(
        url=url,
        kind=word_field(item, "kind", LinkKind, kind_of(url)),
        role=word_field(item, "role", LinkRole),
        evidence=check(mention_fields(item)),
        confidence=confidence_field(item, "confidence"),
        extractor=text_field(item, "extractor", ANNOTATION),
    )


def _abbreviation(item: Json, check: Check) -> Abbreviation:
    return Abbreviation(
        text_field(item, "short"), text_field(item, "long"), check(mention_fields(item))
    )
