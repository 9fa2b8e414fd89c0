"""Hypothesis strategies for papers, extractions and graphs; every value they draw is valid."""

from collections.abc import Iterable

from hypothesis import strategies as st

from kg.graph import KnowledgeGraph, Span, Statement
from kg.model import (
    CONFIDENT_FIELDS,
    Abbreviation,
    Entity,
    Extraction,
    FieldConfidences,
    Link,
    Mention,
    Paper,
    Result,
    Source,
)
from kg.schema import ROLE_RELATION, Kind, LinkKind, LinkRole, Relation, ResultKind, Role, Sign
from tests.graphs.build import add_entity, add_link, add_paper, add_result
from tests.graphs.roles import ENTITIES, graph_of

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


def entities(spans: st.SearchStrategy[Mention]) -> st.SearchStrategy[Entity]:
    """Draw entities with up to four of these mentions."""
    return st.builds(
        Entity,
        name=filled_texts(),
        kind=st.sampled_from(Kind),
        role=st.sampled_from(Role),
        mentions=st.sets(spans, min_size=1, max_size=4).map(lambda found: tuple(sorted(found))),
        confidence=confidences,
        role_confidence=confidences,
        extractor=texts(),
    )


def results(evidence: st.SearchStrategy[Mention | None]) -> st.SearchStrategy[Result]:
    """Draw results with any of their fields; only a difference is compared."""
    return st.one_of(
        _results(evidence, ResultKind.ABSOLUTE),
        _results(
            evidence,
            ResultKind.DELTA,
            sign=st.none() | st.sampled_from(Sign),
            versus=st.none() | texts(),
            relative=st.booleans(),
        ),
    )


def _results(
    evidence: st.SearchStrategy[Mention | None],
    kind: ResultKind,
    **compared: st.SearchStrategy[object],
) -> st.SearchStrategy[Result]:
    names = st.none() | texts()
    return st.builds(
        Result,
        uncertainty=texts(),
        confidences=st.builds(FieldConfidences, *([confidences] * len(CONFIDENT_FIELDS))),
        **compared,
        model=names,
        task=names,
        dataset=names,
        metric=names,
        value=filled_texts(),
        unit=st.sampled_from(["", "%"]),
        kind=st.just(kind),
        evidence=evidence,
        confidence=confidences,
        extractor=texts(),
    )


def links(evidence: st.SearchStrategy[Mention | None]) -> st.SearchStrategy[Link]:
    """Draw links of every kind and role."""
    return st.builds(
        Link,
        url=filled_texts(),
        kind=st.sampled_from(LinkKind),
        role=st.sampled_from(LinkRole),
        evidence=evidence,
        confidence=confidences,
        extractor=texts(),
    )


@st.composite
def extractions(draw: st.DrawFn) -> Extraction:
    """Draw extractions whose every field may hold anything that the model allows."""
    paper = draw(papers())
    spans = mentions(paper.text)
    evidence = st.none() | spans
    pair = st.builds(Abbreviation, filled_texts(), filled_texts(), evidence)
    return Extraction(
        paper,
        entities=tuple(draw(st.lists(entities(spans), max_size=3))),
        results=tuple(draw(st.lists(results(evidence), max_size=2))),
        links=tuple(draw(st.lists(links(evidence), max_size=2))),
        abbreviations=tuple(draw(st.lists(pair, max_size=2))),
    )


def _spans(text: str) -> st.SearchStrategy[tuple[Span, ...]]:
    places = st.integers(0, len(text) - 1)
    pairs = st.tuples(places, places).map(lambda pair: (min(pair), max(pair) + 1))
    return st.sets(pairs, max_size=3).map(lambda spans: tuple(sorted(spans)))


_web_addresses = texts().map(lambda path: f"https://a.org/{path}")


@st.composite
def graphs(draw: st.DrawFn) -> KnowledgeGraph:
    """Draw graphs of one to three papers that share up to four entities."""
    graph = KnowledgeGraph()
    names = st.tuples(st.sampled_from(Kind), filled_texts(), st.lists(filled_texts(), max_size=2))
    entities = [
        add_entity(graph, kind, name, *aliases)
        for kind, name, aliases in draw(st.lists(names, min_size=1, max_size=4))
    ]
    for local in draw(st.lists(filled_texts(), min_size=1, max_size=3, unique=True)):
        title, abstract = draw(filled_texts()), draw(texts())
        paper = add_paper(
            graph,
            local,
            title,
            abstract,
            date=draw(st.none() | dates),
            url=draw(st.none() | filled_texts() | _web_addresses),
            authors=tuple(draw(st.lists(texts(), max_size=2))),
            source=tuple(sorted(draw(st.sets(sources, max_size=2)))),
        )
        _add_edges(draw, graph, paper, entities)
    return graph


def _add_edges(draw: st.DrawFn, graph: KnowledgeGraph, paper: str, entities: Iterable[str]) -> None:
    spans = _spans(graph.text(paper))
    statements = st.builds(
        Statement, spans, confidences, texts(1), st.none() | confidences, st.booleans()
    )
    for entity in entities:
        relation = draw(st.sampled_from(sorted(ROLE_RELATION.values())))
        graph.add_edge(paper, entity, relation, draw(statements))
        number = draw(st.none() | st.decimals(allow_nan=False, allow_infinity=False).map(str))
        kind = draw(st.sampled_from(ResultKind))
        unit, value = draw(texts(max_size=3)), draw(filled_texts())
        add_result(graph, paper, value, entity, number=number, unit=unit, kind=kind)
    relation = draw(st.sampled_from([Relation.HAS_REPOSITORY, Relation.LINKS_TO]))
    add_link(graph, paper, draw(_web_addresses), draw(st.sampled_from(LinkKind)), relation)


_years = st.sampled_from([None, "2022", "2023-05", "2023-05-17", "2024-01", "spring 2024"])
papers_with_roles = st.tuples(
    _years, st.dictionaries(st.sampled_from(ENTITIES), st.sampled_from(Role), max_size=6)
)
role_graphs = st.lists(papers_with_roles, min_size=1, max_size=8).map(graph_of)
"""Graphs of up to eight papers that share fifteen entities of five kinds."""
