"""What must hold within a vocabulary, so that a name finds one term and identifiers can be used."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Final

from kg.names.folding import fold
from kg.schema import Kind
from kg.vocabulary import Term, Vocabulary

_SHAPES: Final = {
    "arxiv": re.compile(r"\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7}"),
    "homepage": re.compile(r"https?://\S+\.\S+"),
    "hub": re.compile(r"[A-Za-z0-9][\w.-]*(?:/[A-Za-z0-9][\w.-]*)?"),
    "wikidata": re.compile(r"Q[1-9]\d*"),
}


def check(vocabulary: Vocabulary) -> list[str]:
    """Return one line for each thing that is wrong, kind by kind; an empty list where nothing is.

    >>> term = Term("BERT", Kind.MODEL, arxiv="1810.4805x", variant_of="Transformr")
    >>> for problem in check(Vocabulary([term])):
    ...     print(problem)
    Model 'BERT': arxiv '1810.4805x' is not well formed; correct or empty it
    Model 'BERT': variant_of 'Transformr' is the name of no Model; add it or correct the name
    """
    return [problem for kind in Kind for problem in _problems(vocabulary, kind)]


def _problems(vocabulary: Vocabulary, kind: Kind) -> Iterator[str]:
    terms = [term for term in vocabulary if term.kind == kind]
    for term in terms:
        where = f"{kind} {term.name!r}"
        for problem in (*_row_problems(term), *_identifier_problems(term)):
            yield f"{where}: {problem}"
    yield from _shared_names(kind, terms)
    yield from _family_problems(kind, {term.name: term.variant_of for term in terms})
    for before, term in pairwise(terms):
        if _order(before) > _order(term):
            yield f"{kind} {term.name!r}: comes behind {before.name!r}; sort the rows"


def _order(term: Term) -> tuple[str, str]:
    return fold(term.name), term.name


def _row_problems(term: Term) -> Iterator[str]:
    for form in term.forms:
        if form != " ".join(form.split()) or not form:
            yield f"{form!r} is empty or has loose white space; remove it"
    for column, values in (("aliases", term.aliases), ("caution", term.caution)):
        if list(values) != sorted(set(values)):
            yield f"{column} are not sorted or repeat; sort them"
    for form in sorted(set(term.caution) - set(term.forms)):
        yield f"caution {form!r} is neither name nor alias; add it to one of them"


def _identifier_problems(term: Term) -> Iterator[str]:
    for column, shape in _SHAPES.items():
        value = getattr(term, column)
        if value and not shape.fullmatch(value):
            yield f"{column} {value!r} is not well formed; correct or empty it"
    if (term.better or term.scale) and term.kind != Kind.METRIC:
        yield "only a metric has better and scale; empty them"


def _shared_names(kind: Kind, terms: Iterable[Term]) -> Iterator[str]:
    owner: dict[str, tuple[Term, str]] = {}
    for term in terms:
        for form in term.forms:
            other, spelling = owner.get(fold(form), (None, form))
            owner.setdefault(fold(form), (term, form))
            lowered = other is term and form == spelling.lower() != spelling
            if other is not None and not lowered:
                yield (
                    f"{kind} {term.name!r}: {form!r} is the same name as {spelling!r} of"
                    f" {other.name!r}; keep one"
                )


def _family_problems(kind: Kind, family: Mapping[str, str]) -> Iterator[str]:
    for name, parent in family.items():
        if parent and parent not in family:
            yield (
                f"{kind} {name!r}: variant_of {parent!r} is the name of no {kind};"
                " add it or correct the name"
            )
        elif name in _ancestors(name, family):
            yield f"{kind} {name!r}: is a variant of itself by way of {parent!r}; break the circle"


def _ancestors(name: str, family: Mapping[str, str]) -> set[str]:
    seen: set[str] = set()
    while (name := family.get(name, "")) and name not in seen:
        seen.add(name)
    return seen
