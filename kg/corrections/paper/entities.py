"""Corrections of the entities and links that one paper speaks of.

Each returns the corrected extraction, and what is wrong where the correction matches nothing.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import Any

from kg.corrections.near_names import core
from kg.corrections.paper.names import OtherNames, bearers, bearers_of_any_kind, surfaces
from kg.corrections.sorts import AddEntity, Drop, SetRole
from kg.corrections.suggestions import complaint, nearest, nearest_words
from kg.model import CONFIDENT_FIELDS, Entity, Extraction, Mention, Result
from kg.names.folding import fold
from kg.names.ids import link_id
from kg.schema import Kind
from kg.text.occurrences import occurrences

Corrected = tuple[Extraction, str]
"""An extraction, and in one line why a correction did not change it; empty where it did."""


def set_role(extraction: Extraction, override: SetRole, others: OtherNames) -> Corrected:
    """Let the paper do with the entity what the correction says, and that be sure."""
    places = bearers_of_any_kind(extraction, override.kind, override.name, others)
    if not places:
        return extraction, _unknown(extraction, override.kind, override.name)
    entities = [*extraction.entities]
    for place in places:
        entities[place] = replace(
            entities[place], role=override.to, confidence=1.0, role_confidence=1.0
        )
    return replace(extraction, entities=tuple(entities)), ""


def add_entity(extraction: Extraction, override: AddEntity, others: OtherNames) -> Corrected:
    """Add the entity where its words stand; one that is there gets the role and the mentions.

    Words within a mention of another entity count only where they stand nowhere else.
    """
    spans = [*_spans(extraction.paper.text, override)]
    if not spans:
        words = (override.words or (override.name,))[0]
        near = nearest_words(words, extraction.paper.text)
        return extraction, complaint(
            f"paper {override.paper!r} does not have the words {words!r}", near
        )
    taken = [mention for entity in extraction.entities for mention in entity.mentions]
    free = [span for span in spans if not any(_overlap(span, other) for other in taken)]
    entities = [*extraction.entities]
    place = _there(extraction, override, spans, others)
    if place is None:
        mentions = tuple(sorted({*(free or spans)}))
        entities.append(Entity(override.name, override.kind, override.role, mentions))
    else:
        mentions = tuple(sorted({*entities[place].mentions, *free}))
        entities[place] = replace(
            entities[place],
            role=override.role,
            mentions=mentions,
            confidence=1.0,
            role_confidence=1.0,
        )
    return replace(extraction, entities=tuple(entities)), ""


def drop(extraction: Extraction, override: Drop, others: OtherNames) -> Corrected:
    """Leave out an entity, also where results name it, or a link."""
    if override.kind is None:
        return _without_link(extraction, override.url)
    places = bearers_of_any_kind(extraction, override.kind, override.name, others)
    if not places:
        return extraction, _unknown(extraction, override.kind, override.name)
    kept = [e for place, e in enumerate(extraction.entities) if place not in places]
    gone = _names(extraction, (extraction.entities[place] for place in places))
    gone -= _names(extraction, kept)
    results = tuple(_without_names(result, gone) for result in extraction.results)
    return replace(extraction, entities=tuple(kept), results=results), ""


def _unknown(extraction: Extraction, kind: Kind, name: str) -> str:
    of_kind = [entity.name for entity in extraction.entities if entity.kind == kind]
    names = [entity.name for entity in extraction.entities]
    near = nearest(name, of_kind) or nearest(name, names)
    return complaint(f"paper {extraction.paper.title!r} speaks of no {kind} {name!r}", near)


def _there(
    extraction: Extraction, override: AddEntity, spans: Collection[Mention], others: OtherNames
) -> int | None:
    """Return the position of an entity of the paper that is the one to be added.

    Another extraction may have found it by other words, or with an article or a generic word.
    """
    paper = extraction.paper
    named = bearers(extraction, override.kind, override.name, others)
    cores = {core(name) for name in (override.name, *map(paper.surface, spans))}
    alike = [
        place
        for place, entity in enumerate(extraction.entities)
        if entity.kind == override.kind
        and not cores.isdisjoint(map(core, (entity.name, *map(paper.surface, entity.mentions))))
    ]
    return next(iter([*named, *alike]), None)


def _spans(text: str, override: AddEntity) -> Iterator[Mention]:
    for quotation in override.words or (override.name,):
        for span in _quoted(text, quotation):
            inner = _quoted(text[span.start : span.end], override.name)
            found = [Mention(span.start + m.start, span.start + m.end) for m in inner]
            yield from found or [span]


def _quoted(text: str, quotation: str) -> list[Mention]:
    """Return where a quotation stands, whatever white space it has; in any case, if need be."""
    pattern = r"\s+".join(map(re.escape, quotation.split()))
    for flags in (re.NOFLAG, re.IGNORECASE):
        forms = {match[0] for match in re.finditer(pattern, text, flags)}
        if found := sorted(span for form in forms for span in occurrences(form, text)):
            return found
    return []


def _overlap(first: Mention, second: Mention) -> bool:
    return first.start < second.end and second.start < first.end


def _names(extraction: Extraction, entities: Iterable[Entity]) -> set[str]:
    return {name for e in entities for name in (fold(e.name), *surfaces(extraction, e))}


def _without_names(result: Result, names: Collection[str]) -> Result:
    gone = [
        name
        for name in CONFIDENT_FIELDS
        if (said := getattr(result, name)) is not None and fold(said) in names
    ]
    emptied: dict[str, Any] = dict.fromkeys(gone)
    return replace(result, **emptied)


def _without_link(extraction: Extraction, url: str) -> Corrected:
    links = tuple(link for link in extraction.links if link_id(link.url) != link_id(url))
    if len(links) == len(extraction.links):
        near = nearest(url, (link.url for link in links))
        return extraction, complaint(
            f"paper {extraction.paper.title!r} gives no link {url!r}", near
        )
    return replace(extraction, links=links), ""
