"""Graphs to export: one made by hand that has everything, hostile ones, and drawn ones."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

from hypothesis import strategies as st

from exports import EXPORTERS, Options
from kg.graph import EntityRecord, KnowledgeGraph, LinkRecord, ResultRecord, Span, Statement
from kg.model import Paper, Source
from kg.names.ids import entity_id, link_id, paper_id, result_id
from kg.schema import (
    ENDS,
    RESULT_RELATIONS,
    ROLE_RELATION,
    Better,
    Kind,
    LinkKind,
    Relation,
    ResultKind,
)
from tests.strategies import confidences, dates, filled_texts, sources, texts

HOSTILE = (
    "\"double\" 'single' \"\"\"three\"\"\" '''three'''",
    "back\\slash \\n \\u0041 \\",
    "line\nfeed\r\ncarriage\rreturn\ttab",
    "</script><script>alert(1)</script><!-- --> ]]> & &amp;",
    "\u202eright to left\u202c \u200f \u200d",
    "\U0001f600 \U00010330 e\u0301 \u0085 \u2028 \u2029 \ufeff",
    "x" * 10_000,
    "<http://a/b> {?x} `a` ^^ @en # %2E %zz $y | * _ (a)",
    "Kruskal\u2013Wallis \u65e5\u672c\u8a9e \ufffd \u007f",
    "50 % of a/b//c/../d%2Fe?f#g.",
    "...",
    "a\u0338 o\u0308\u0323 \u1100\u1161 \u0e01\u0e33 \u05e9\u05c1.",
)
"""Texts that break a format which forgets to escape something."""


VIT = (("arxiv", "2010.11929"), ("homepage", "https://a.org"), ("hub", "google/vit"))
FORMER_VIT = ("model/vision-transformer", "model/vit-model")
IMAGENET = (
    ("homepage", "https://www.image-net.org"),
    ("hub", "ILSVRC/imagenet-1k"),
    ("wikidata", "Q24901201"),
)
"""Identifiers of entities elsewhere, and ids of one in former builds."""


def add_paper(
    graph: KnowledgeGraph,
    local: str,
    title: str,
    abstract: str = "",
    **fields: Any,  # noqa: ANN401 - whatever a paper has
) -> str:
    """Add a paper under the id that its own id gives it."""
    return graph.add_node(paper_id(local), Paper(local, title, abstract, **fields))


def add_entity(
    graph: KnowledgeGraph,
    kind: Kind,
    name: str,
    *aliases: str,
    **fields: Any,  # noqa: ANN401 - whatever an entity has
) -> str:
    """Add an entity with the id that its name gives it."""
    return graph.add_node(entity_id(kind, name), EntityRecord(kind, name, aliases, **fields))


def add_result(
    graph: KnowledgeGraph,
    paper: str,
    value: str,
    *ends: tuple[Relation, str],
    number: str | None = None,
    unit: str = "",
    kind: ResultKind = ResultKind.ABSOLUTE,
) -> str:
    """Add a result of `paper` and the edges to what it was measured on, by, of and for."""
    node = result_id(paper, [*(f"{r} {e}" for r, e in ends), kind, value, unit])
    graph.add_node(node, ResultRecord(f"{value}{unit}", value, number, unit, kind))
    graph.add_edge(paper, node, Relation.REPORTS, Statement(((0, 1),), 0.9, "results"))
    for relation, end in ends:
        graph.add_edge(node, end, relation, Statement((), 0.9, "results"))
    return node


def add_link(
    graph: KnowledgeGraph, paper: str, url: str, kind: LinkKind, relation: Relation
) -> str:
    """Add a link of `paper`."""
    node = link_id(url)
    graph.add_node(node, LinkRecord(url, kind))
    graph.add_edge(paper, node, relation, Statement(((0, 1),), 1.0, "links"))
    return node


def sample() -> KnowledgeGraph:
    """A graph with every kind of node, edge, result and link, and every optional attribute."""
    graph = KnowledgeGraph()
    first = add_paper(
        graph,
        "2103.14899",
        "CrossViT: Cross-Attention",
        "We propose \U0001f600 CrossViT, a ViT, with 82.30% top-1 accuracy on ImageNet.",
        date="2021-03-27",
        url="https://arxiv.org/abs/2103.14899v2",
        authors=("Chun-Fu Chen", "Quanfu Fan"),
        source=(Source("page 1.txt", 3, "Mar 27"), Source("page 2.txt", 9)),
    )
    second = add_paper(
        graph,
        "p2",
        "On CrossViT",
        date="2024",
        authors=("A. B.",),
        doi="10.1000/182",
        venue="Journal of Orbits",
        key="ab:crossvit",
        language="fr",
        other_ids=("W42",),
    )
    crossvit = add_entity(graph, Kind.MODEL, "CrossViT", "XViT", "cross ViT")
    vit = add_entity(
        graph, Kind.MODEL, "ViT", "Vision Transformer", identifiers=VIT, replaces=FORMER_VIT
    )
    attention = add_entity(graph, Kind.METHOD, "cross-attention")
    imagenet = add_entity(graph, Kind.DATASET, "ImageNet-1K", identifiers=IMAGENET)
    accuracy = add_entity(graph, Kind.METRIC, "top-1 accuracy", better=Better.HIGHER)
    task = add_entity(graph, Kind.TASK, "image classification")
    found = Statement(((0, 8), (39, 47)), 0.98, "crf+vocabulary", 0.95)
    graph.add_edge(first, crossvit, Relation.INTRODUCES, found)
    used = Statement(((10, 15),), 0.5, "crf", 0.25)
    for entity in (attention, imagenet, accuracy, task):
        graph.add_edge(first, entity, Relation.USES, used)
    graph.add_edge(first, vit, Relation.MENTIONS, Statement(((51, 54),), 1.0, "annotation"))
    graph.add_edge(second, crossvit, Relation.USES, Statement(((3, 11),), 0.98, "crf", 0.95))
    graph.add_edge(crossvit, vit, Relation.VARIANT_OF, Statement((), 0.9, "resolution"))
    ends = (
        (Relation.OF_MODEL, crossvit),
        (Relation.FOR_TASK, task),
        (Relation.ON_DATASET, imagenet),
        (Relation.BY_METRIC, accuracy),
    )
    _add_results_and_links(graph, first, second, ends)
    return graph


def _add_results_and_links(
    graph: KnowledgeGraph, first: str, second: str, ends: Sequence[tuple[Relation, str]]
) -> None:
    add_result(graph, first, "82.30", *ends, number="82.30", unit="%")
    add_result(graph, first, "83", *ends, number="83")
    add_result(graph, first, "4:52", ends[0])
    add_result(graph, first, "+2.0", *ends, number="2.0", unit="%", kind=ResultKind.DELTA)
    add_result(graph, second, "82.30", *ends[:2], number="82.30", unit="%")
    for number, kind in enumerate(LinkKind):
        url = f"https://github.com/a/b{number}"
        add_link(graph, first, url, kind, Relation.HAS_REPOSITORY)
        add_link(graph, second, url, kind, Relation.LINKS_TO)


def hostile() -> KnowledgeGraph:
    """A graph whose every text is one of `HOSTILE`."""
    graph = KnowledgeGraph()
    for text in HOSTILE:
        origin = (Source(text, 1, text),)
        url = f"https://a.org/{text}"
        paper = add_paper(
            graph, text, text, text, date=text, url=url, authors=(text,), source=origin
        )
        entity = add_entity(graph, Kind.MODEL, text, *HOSTILE)
        spans = ((0, 5), (len(text) - 1, len(text) + 3))
        graph.add_edge(paper, entity, Relation.USES, Statement(spans, 0.5, text))
        add_result(graph, paper, text, (Relation.OF_MODEL, entity), unit=text)
        add_link(graph, paper, url, LinkKind.REPOSITORY, Relation.HAS_REPOSITORY)
    return graph


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
    statements = st.builds(Statement, spans, confidences, texts(1), st.none() | confidences)
    for entity in entities:
        relation = draw(st.sampled_from(sorted(ROLE_RELATION.values())))
        graph.add_edge(paper, entity, relation, draw(statements))
        number = draw(st.none() | st.decimals(allow_nan=False, allow_infinity=False).map(str))
        kind = draw(st.sampled_from(ResultKind))
        unit, value = draw(texts(max_size=3)), draw(filled_texts())
        end = next(r for r in RESULT_RELATIONS if graph.kind(entity) in ENDS[r].targets)
        add_result(graph, paper, value, (end, entity), number=number, unit=unit, kind=kind)
    relation = draw(st.sampled_from([Relation.HAS_REPOSITORY, Relation.LINKS_TO]))
    add_link(graph, paper, draw(_web_addresses), draw(st.sampled_from(LinkKind)), relation)


def exported(graph: KnowledgeGraph, form: str, options: Options | None = None) -> bytes:
    """The bytes of `graph` in the format of that name."""
    buffer = BytesIO()
    EXPORTERS[form].write(graph, buffer, options or Options())
    return buffer.getvalue()
