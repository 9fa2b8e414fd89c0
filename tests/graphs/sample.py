"""A graph that has everything, and one whose every text is hostile."""

from typing import Any

from kg.graph import KnowledgeGraph, Statement
from kg.model import Source
from kg.schema import Better, Kind, LinkKind, Relation, ResultKind, Sign
from tests.graphs.build import add_entity, add_link, add_paper, add_result

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


LIBRARY: dict[str, Any] = {
    "doi": "10.1000/182",
    "venue": "Journal of Orbits",
    "key": "ab:crossvit",
    "language": "fr",
    "other_ids": ("W42",),
}
"""What libraries keep of a paper."""


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
    second = add_paper(graph, "p2", "On CrossViT", date="2024", authors=("A. B.",), **LIBRARY)
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
    unsure = Statement(((3, 11),), 0.05, "crf", 0.05, sure=False)
    graph.add_edge(second, attention, Relation.MENTIONS, unsure)
    _add_results(graph, (first, second), (crossvit, task, imagenet, accuracy), vit)
    _add_links(graph, first, second)
    return graph


def _add_results(
    graph: KnowledgeGraph, papers: tuple[str, str], ends: tuple[str, str, str, str], rival: str
) -> None:
    (first, second), (model, task, *_) = papers, ends
    add_result(graph, first, "82.30%", *ends, uncertainty="±0.3")
    add_result(graph, first, "83", *ends)
    add_result(graph, first, "4:52", model)
    add_result(
        *(graph, first, "2.0%", *ends),
        kind=ResultKind.DELTA,
        versus=rival,
        sign=Sign.FALLS,
        relative=True,
    )
    add_result(graph, second, "82.30%", model, task)
    add_result(graph, second, "85", model, task, unsure=[model])


def _add_links(graph: KnowledgeGraph, first: str, second: str) -> None:
    for number, kind in enumerate(LinkKind):
        url = f"https://github.com/a/b{number}"
        add_link(graph, first, url, kind)
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
        add_result(graph, paper, text, entity, unit=text)
        add_link(graph, paper, url)
    return graph
