"""An annotation of one form of a text, carried over to another form of it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from kg.model import Abbreviation, Entity, Extraction, Link, Paper, Result
from kg.text.alignment import Alignment
from kg.text.cleaning import clean, clean_abstract
from kg.text.markup import Markup

Statement = TypeVar("Statement", Result, Link, Abbreviation)


def cleaned(extraction: Extraction) -> Extraction:
    r"""Return an extraction over its text as cleaning leaves it, names cleaned too.

    The text is cleaned as that of JSON Lines is: it may hold LaTeX.

    >>> from kg.model import Mention
    >>> from kg.schema import Kind, Role
    >>> paper = Paper("p1", r"$\tau$-bench", r"By 2\% on $\tau$-bench.")
    >>> bench = Entity(r"$\tau$-bench", Kind.DATASET, Role.USED, (Mention(23, 35),))
    >>> found = cleaned(Extraction(paper, (bench,)))
    >>> found.paper.abstract, found.entities[0].name, found.entities[0].mentions
    ('By 2% on τ-bench.', 'τ-bench', (Mention(start=17, end=24),))
    """
    paper = extraction.paper
    title = clean(paper.title, Markup.SOME_LATEX) or paper.title
    abstract = clean_abstract(paper.abstract, Markup.SOME_LATEX)
    return rebase(extraction, replace(paper, title=title, abstract=abstract))


def rebase(extraction: Extraction, paper: Paper) -> Extraction:
    """Return an extraction over the text of `paper`, another form of that which it is over.

    An entity of which no mention is left is left out; a result, link or abbreviation whose
    evidence is gone has none. Names are cleaned, so that they equal those of a cleaned text.
    """
    if paper.text == extraction.paper.text:
        return replace(extraction, paper=paper)
    alignment = Alignment(extraction.paper.text, paper.text)
    return Extraction(
        paper,
        entities=tuple(_entities(extraction, alignment)),
        results=tuple(_result(_placed(each, alignment)) for each in extraction.results),
        links=tuple(_placed(link, alignment) for link in extraction.links),
        abbreviations=tuple(_pair(_placed(each, alignment)) for each in extraction.abbreviations),
    )


def _entities(extraction: Extraction, alignment: Alignment) -> Iterator[Entity]:
    for entity in extraction.entities:
        places = {alignment.carry(mention) for mention in entity.mentions}
        mentions = tuple(sorted(place for place in places if place is not None))
        if mentions:
            yield replace(entity, name=cleaned_name(entity.name), mentions=mentions)


def _placed(statement: Statement, alignment: Alignment) -> Statement:
    evidence = statement.evidence
    return replace(statement, evidence=None if evidence is None else alignment.carry(evidence))


def _result(result: Result) -> Result:
    return replace(
        result,
        model=_cleaned_or_none(result.model),
        task=_cleaned_or_none(result.task),
        dataset=_cleaned_or_none(result.dataset),
        metric=_cleaned_or_none(result.metric),
        versus=_cleaned_or_none(result.versus),
        value=cleaned_name(result.value),
    )


def _pair(pair: Abbreviation) -> Abbreviation:
    return replace(pair, short=cleaned_name(pair.short), long=cleaned_name(pair.long))


def cleaned_name(name: str) -> str:
    """Return a name as cleaning leaves it."""
    return clean(name, Markup.LATEX) or name


def _cleaned_or_none(name: str | None) -> str | None:
    return None if name is None else cleaned_name(name)
