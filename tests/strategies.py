"""Hypothesis strategies for the types of `kg.model`; every value they draw is valid."""

from hypothesis import strategies as st

from kg.model import (
    Abbreviation,
    Entity,
    Extraction,
    Link,
    Mention,
    Paper,
    Result,
    Source,
)
from kg.schema import Kind, LinkKind, LinkRole, ResultKind, Role

# Signs that break offsets or lines when they are counted wrongly: beyond the Basic Multilingual
# Plane, combining, other line ends, quotes, and plain letters and spaces.
_SIGNS = 'aB1 .-"\\\n\u0301\u0085\u2028é\U0001f600\U00010330'


_allowed = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn"))


def texts(min_size: int = 0, max_size: int = 10) -> st.SearchStrategy[str]:
    """Draw texts that XML allows, some of awkward signs only."""
    awkward = st.text(_SIGNS, min_size=min_size, max_size=max_size)
    return awkward | st.text(_allowed, min_size=min_size, max_size=max_size)


def filled_texts() -> st.SearchStrategy[str]:
    """Draw texts that are not blank."""
    return texts(1).filter(lambda text: bool(text.strip()))


dates = st.one_of(
    st.dates().map(lambda day: day.isoformat()),
    st.dates().map(lambda day: day.isoformat()[:7]),
    st.dates().map(lambda day: day.isoformat()[:4]),
)
sources = st.builds(Source, filled_texts(), st.integers(0, 10**6), st.none() | st.just("Mar 12"))
confidences = st.floats(0, 1)


def papers() -> st.SearchStrategy[Paper]:
    """Draw papers with any of their fields."""
    return st.builds(
        Paper,
        id=filled_texts(),
        title=filled_texts(),
        abstract=texts(max_size=40),
        source=st.lists(sources, max_size=3).map(lambda found: tuple(sorted(set(found)))),
        date=st.none() | dates,
        url=st.none() | filled_texts(),
        authors=st.lists(texts(), max_size=3).map(tuple),
        doi=st.none() | filled_texts(),
        arxiv_id=st.none() | filled_texts(),
        venue=st.none() | filled_texts(),
        key=st.none() | filled_texts(),
        language=st.none() | st.sampled_from(["de", "pt"]),
        other_ids=st.lists(filled_texts(), max_size=2).map(tuple),
    )


def mentions(text: str) -> st.SearchStrategy[Mention]:
    """Draw spans of `text`, which must not be blank, without white space at an edge."""
    filled = [place for place, sign in enumerate(text) if not sign.isspace()]
    ends = st.tuples(st.sampled_from(filled), st.sampled_from(filled))
    return ends.map(lambda pair: Mention(min(pair), max(pair) + 1))


@st.composite
def extractions(draw: st.DrawFn) -> Extraction:
    """Draw extractions whose every field may hold anything that the model allows."""
    paper = draw(papers())
    spans = mentions(paper.text)
    evidence = st.none() | spans
    names = st.none() | texts()
    entity = st.builds(
        Entity,
        name=filled_texts(),
        kind=st.sampled_from(Kind),
        role=st.sampled_from(Role),
        mentions=st.sets(spans, min_size=1, max_size=4).map(lambda found: tuple(sorted(found))),
        confidence=confidences,
        role_confidence=confidences,
        extractor=texts(),
    )
    result = st.builds(
        Result,
        model=names,
        task=names,
        dataset=names,
        metric=names,
        value=filled_texts(),
        unit=st.sampled_from(["", "%"]),
        kind=st.sampled_from(ResultKind),
        evidence=evidence,
        confidence=confidences,
        extractor=texts(),
    )
    link = st.builds(
        Link,
        url=filled_texts(),
        kind=st.sampled_from(LinkKind),
        role=st.sampled_from(LinkRole),
        evidence=evidence,
        confidence=confidences,
        extractor=texts(),
    )
    pair = st.builds(Abbreviation, filled_texts(), filled_texts(), evidence)
    return Extraction(
        paper,
        entities=tuple(draw(st.lists(entity, max_size=3))),
        results=tuple(draw(st.lists(result, max_size=2))),
        links=tuple(draw(st.lists(link, max_size=2))),
        abbreviations=tuple(draw(st.lists(pair, max_size=2))),
    )
