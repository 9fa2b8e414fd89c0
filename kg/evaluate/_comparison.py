"""Extractions against annotated ones: what of each figure is right, wrong and missed."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import combinations

from kg.evaluate._annotation import Annotation
from kg.evaluate._figures import Evaluation, Tally
from kg.evaluate._keys import Letters, surface_key, url_key
from kg.evaluate._results import compare_results
from kg.evaluate._spans import compare_spans
from kg.model import Entity, Extraction, Paper
from kg.schema import Kind
from kg.sureness import is_sure_entity
from kg.text.markup import Markup

__all__ = ["evaluate", "matched_entities"]


def evaluate(gold: Iterable[Extraction], predicted: Iterable[Extraction]) -> Evaluation:
    """Compare predictions with annotations; papers are matched by id, else by title.

    Of titles, letters and digits count. Where a prediction is over another form of the text, such
    as the cleaned one, the annotation is carried over to that form.
    """
    found = list(predicted)
    by_id = {each.paper.id: each for each in found}
    by_title = {_title_key(each): each for each in found}
    tally = Tally()
    for annotated in gold:
        tally.begin(annotated.paper.title)
        match = by_id.get(annotated.paper.id) or by_title.get(_title_key(annotated))
        tally.missing += match is None
        made = match or Extraction(annotated.paper)
        _compare(tally, Annotation.of(annotated).over(made.paper), made)
    return tally.evaluation()


def _title_key(extraction: Extraction) -> str:
    from kg.text.cleaning import clean  # slow to import, and each command imports this module

    return Letters(clean(extraction.paper.title, Markup.SOME_LATEX)).key


def _compare(tally: Tally, gold: Annotation, predicted: Extraction) -> None:
    _compare_mentions(tally, gold, predicted)
    _compare_entities(tally, gold, predicted)
    _compare_main_task(tally, gold, predicted)
    aliases = (_pairs(_all_surfaces(x)) for x in (gold, predicted))
    tally.sets("alias", *aliases)
    compare_results(tally, gold, predicted)
    links: Iterable[set[Hashable]] = (
        {(url_key(link.url), link.role) for link in x.links} for x in (gold, predicted)
    )
    tally.sets("link", *links)
    pairs: Iterable[set[Hashable]] = (
        {(surface_key(a.short), surface_key(a.long)) for a in x.abbreviations}
        for x in (gold, predicted)
    )
    tally.sets("abbreviation", *pairs)


def _compare_mentions(tally: Tally, gold: Extraction, predicted: Extraction) -> None:
    letters = Letters(gold.paper.text)
    spans = [
        {(*letters.narrowed(m), str(e.kind)) for e in x.entities for m in e.mentions}
        for x in (gold, predicted)
    ]
    compare_spans(tally, gold.paper.text, gold=spans[0], predicted=spans[1])


def matched_entities(
    gold: Extraction, predicted: Extraction
) -> Iterator[tuple[Entity | None, Entity | None]]:
    """Yield each annotated entity with the predicted one that it is found as, else with None.

    That is the one of its kind with most surfaces in common, of equal ones the first; each is
    found as one only. The annotated entity with the longest mention comes first, of equal ones
    the one further left. Last come the predicted entities that are left, each behind None.
    """
    left = [(entity, _surfaces(predicted.paper, entity)) for entity in predicted.entities]
    for entity in sorted(gold.entities, key=_longest):
        forms = _surfaces(gold.paper, entity)
        same = [x for x in left if x[0].kind == entity.kind and x[1] & forms]
        hit = max(same, key=lambda x: len(x[1] & forms), default=None)
        if hit is not None:
            left.remove(hit)
        yield entity, None if hit is None else hit[0]
    yield from ((None, extra) for extra, _ in left)


def _longest(entity: Entity) -> tuple[int, int]:
    return min((mention.start - mention.end, mention.start) for mention in entity.mentions)


def _compare_entities(tally: Tally, gold: Extraction, predicted: Extraction) -> None:
    for annotated, found in matched_entities(gold, predicted):
        _compare_shown(tally, annotated, found)
        if found is not None:
            tally.judge("entity", found.confidence, right=annotated is not None)
        if annotated is not None and found is not None:
            tally.add("entity", "right", _name(annotated), annotated.kind)
            _compare_role(tally, annotated, found)
            continue
        for one, sort in ((annotated, "missed"), (found, "wrong")):
            if one is not None:
                tally.add("entity", sort, _name(one), one.kind)
                tally.add("edge", sort, _name(one), one.kind)


def _compare_role(tally: Tally, gold: Entity, found: Entity) -> None:
    right = found.role == gold.role
    tally.judge("role", found.role_confidence, right=right)
    if right:
        tally.add("edge", "right", _name(gold), gold.kind)
    else:
        tally.add("edge", "missed", _name(gold), gold.kind)
        tally.add("edge", "wrong", f"{_name(gold)}, found as {found.role}", gold.kind)


def _compare_shown(tally: Tally, gold: Entity | None, found: Entity | None) -> None:
    shown = found if found is not None and is_sure_entity(found) else None
    right = gold is not None and shown is not None and shown.role == gold.role
    if shown is not None:
        tally.add("shown-edge", "right" if right else "wrong", _name(shown))
    if gold is not None and not right:
        tally.add("shown-edge", "missed", _name(gold))


def _compare_main_task(tally: Tally, gold: Annotation, predicted: Extraction) -> None:
    if gold.main_task is None:
        return
    forms = {surface_key(gold.main_task)}
    for entity in gold.entities:
        if entity.kind is Kind.TASK and entity.name == gold.main_task:
            forms |= _surfaces(gold.paper, entity)
            break
    tasks = (entity for entity in predicted.entities if entity.kind is Kind.TASK)
    found = any(_surfaces(predicted.paper, task) & forms for task in tasks)
    tally.add("main-task", "right" if found else "missed", gold.main_task)


def _name(entity: Entity) -> str:
    return f"{entity.kind} {entity.name!r} {entity.role}"


def _surfaces(paper: Paper, entity: Entity) -> set[str]:
    return {surface_key(paper.surface(mention)) for mention in entity.mentions}


def _all_surfaces(extraction: Extraction) -> list[set[str]]:
    return [_surfaces(extraction.paper, entity) for entity in extraction.entities]


def _pairs(groups: Sequence[set[str]]) -> set[Hashable]:
    return {frozenset(pair) for forms in groups for pair in combinations(sorted(forms), 2)}
