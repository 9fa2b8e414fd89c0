"""Extractions against annotated ones: what of each figure is right, wrong and missed."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from kg.evaluate._figures import Evaluation, Tally
from kg.evaluate._spans import compare_spans
from kg.model import Entity, Extraction, Paper, Result
from kg.text.markup import Markup

__all__ = ["evaluate", "matched_entities", "matched_results", "surface_key"]


def evaluate(gold: Iterable[Extraction], predicted: Iterable[Extraction]) -> Evaluation:
    """Compare predictions with annotations; papers are matched by cleaned and folded title.

    Where a prediction is over another form of the text, such as the cleaned one, the annotation
    is carried over to that form.
    """
    from kg.text.rebasing import rebase

    by_title = {_title_key(p): p for p in predicted}
    tally = Tally()
    for annotated in gold:
        found = by_title.get(_title_key(annotated))
        tally.papers += 1
        tally.missing += found is None
        if found is None:
            _compare(tally, annotated, Extraction(annotated.paper))
        else:
            _compare(tally, rebase(annotated, found.paper), found)
    return tally.evaluation()


def _title_key(extraction: Extraction) -> str:
    from kg.text.cleaning import clean  # slow to import, and each command imports this module

    return surface_key(clean(extraction.paper.title, Markup.SOME_LATEX))


def _compare(tally: Tally, gold: Extraction, predicted: Extraction) -> None:
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
        {(surface_key(a.short), surface_key(a.long)) for a in x.abbreviations}
        for x in (gold, predicted)
    )
    tally.sets("abbreviation", *pairs)


def _compare_mentions(tally: Tally, gold: Extraction, predicted: Extraction) -> None:
    spans = [
        {(m.start, m.end, str(e.kind)) for e in x.entities for m in e.mentions}
        for x in (gold, predicted)
    ]
    compare_spans(tally, gold.paper.text, gold=spans[0], predicted=spans[1])


def matched_entities(
    gold: Extraction, predicted: Extraction
) -> Iterator[tuple[Entity | None, Entity | None]]:
    """Yield each annotated entity with the predicted one that it is found as, else with None.

    That is the one of its kind with most surfaces in common, of equal ones the first; each is
    found as one only. Then come the predicted entities that are left, each behind None.
    """
    left = [(entity, _surfaces(predicted.paper, entity)) for entity in predicted.entities]
    for entity in gold.entities:
        forms = _surfaces(gold.paper, entity)
        same = [x for x in left if x[0].kind == entity.kind and x[1] & forms]
        hit = max(same, key=lambda x: len(x[1] & forms), default=None)
        if hit is not None:
            left.remove(hit)
        yield entity, None if hit is None else hit[0]
    yield from ((None, extra) for extra, _ in left)


def matched_results(
    gold: Extraction, predicted: Extraction, figure: str
) -> Iterator[tuple[Result | None, Result | None]]:
    """Yield results as `matched_entities` yields entities, by the figure `result[-value]`."""
    names = _names_of(gold)
    left = list(predicted.results)
    for result in gold.results:
        hit = next((p for p in left if _same_result(result, p, names, figure)), None)
        if hit is not None:
            left.remove(hit)
        yield result, hit
    yield from ((None, extra) for extra in left)


def _compare_entities(tally: Tally, gold: Extraction, predicted: Extraction) -> None:
    for annotated, found in matched_entities(gold, predicted):
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


def _name(entity: Entity) -> str:
    return f"{entity.kind} {entity.name!r} {entity.role}"


def _compare_results(tally: Tally, gold: Extraction, predicted: Extraction) -> None:
    for figure in ("result-value", "result"):
        for annotated, found in matched_results(gold, predicted, figure):
            # What a result's confidence is of: its metric and dataset are in it.
            if found is not None and figure == "result":
                tally.judge(figure, found.confidence, right=annotated is not None)
            if annotated is not None:
                tally.add(figure, "missed" if found is None else "right", _describe(annotated))
            elif found is not None:
                tally.add(figure, "wrong", _describe(found))


def _same_result(
    gold: Result, predicted: Result, names: Mapping[str, set[str]], figure: str
) -> bool:
    if _number(gold.value) != _number(predicted.value) or gold.kind != predicted.kind:
        return False
    if figure == "result-value":
        return True
    return all(
        surface_key(found) in (names.get(wanted, {surface_key(wanted)}) if wanted else {""})
        for wanted, found in ((gold.metric, predicted.metric), (gold.dataset, predicted.dataset))
    )


def _names_of(gold: Extraction) -> dict[str, set[str]]:
    """Every folded form under which an entity of the paper may be named in a result."""
    names: dict[str, set[str]] = defaultdict(set)
    for entity in gold.entities:
        names[entity.name] |= {surface_key(entity.name)} | _surfaces(gold.paper, entity)
    return names


def _describe(result: Result) -> str:
    return (
        f"{result.kind} {result.value}{result.unit} {result.metric} on {result.dataset}"
        f" by {result.model} for {result.task}"
    )


def _surfaces(paper: Paper, entity: Entity) -> set[str]:
    return {surface_key(paper.surface(mention)) for mention in entity.mentions}


def _all_surfaces(extraction: Extraction) -> list[set[str]]:
    return [_surfaces(extraction.paper, entity) for entity in extraction.entities]


def _pairs(groups: Sequence[set[str]]) -> set[Hashable]:
    return {frozenset(pair) for forms in groups for pair in combinations(sorted(forms), 2)}


def surface_key(name: str | None) -> str:
    """Return the key under which two surfaces are held to be one; of None as of nothing.

    Case, hyphens and white space make no difference.

    >>> surface_key("Zero-Shot  QA") == surface_key("zero shot QA")
    True
    """
    # Deliberately weaker than `kg.names.folding.fold`, so that no figure hides what that joins.
    return re.sub(r"[\s\-–_]+", " ", name or "").strip().casefold()


def _url(url: str) -> str:
    bare = re.sub(r"^https?://(www\.)?", "", url.strip().casefold()).rstrip("/")
    return bare.removesuffix(".git")


def _number(value: str) -> str:
    bare = re.sub(r"^[+~≈]|%$", "", value)
    return bare.replace(",", "").replace("\u2212", "-").lstrip("-")
