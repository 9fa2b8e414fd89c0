"""Graphs for the page: one that a reader can look through, and large ones made by rule."""

from kg.graph import KnowledgeGraph, Statement
from kg.model import Source
from kg.schema import Kind, LinkKind, Relation
from tests.graphs.build import add_entity, add_link, add_paper, add_result, said

HOSTILE = "</script><img src=x onerror=alert(1)><!-- & \u2028"
ASTRAL = "\U0001d6fc-Net"
"""A name whose first character is two units of UTF-16 and one code point."""


def small_graph() -> KnowledgeGraph:
    """Three papers, one of which tries to break out, with every kind of node and relation."""
    graph = KnowledgeGraph()
    net, again, evil = _add_papers(graph)
    _add_entities(graph)
    for paper, relation, entity, surface in (
        (net, Relation.INTRODUCES, "model/net", ASTRAL),
        (net, Relation.USES, "dataset/imagenet-1k", "ImageNet-1K"),
        (net, Relation.USES, "metric/accuracy", "accuracy"),
        (net, Relation.MENTIONS, "model/cnn", "CNN"),
        (again, Relation.USES, "dataset/imagenet-1k", "ImageNet-1K"),
        (evil, Relation.INTRODUCES, "method/evil", HOSTILE),
        (evil, Relation.MENTIONS, "dataset/imagenet-1k", "ImageNet-1K"),
    ):
        graph.add_edge(paper, entity, relation, said(graph, paper, surface))
    second = graph.text(net).index(ASTRAL, len(ASTRAL))
    both = Statement(((second, second + len(ASTRAL)),), 0.9, "rules")
    graph.add_edge(net, "model/net", Relation.INTRODUCES, both)
    graph.add_edge("dataset/imagenet-1k", "dataset/imagenet", Relation.VARIANT_OF, Statement())
    add_result(
        graph,
        net,
        "81.2%",
        *("model/net", "dataset/imagenet-1k", "metric/accuracy"),
        statement=said(graph, net, "81.2%"),
        node="result/p1-1",
        name="81.2% accuracy on ImageNet-1K",
    )
    _add_links(graph, net, again)
    return graph


def _add_papers(graph: KnowledgeGraph) -> tuple[str, str, str]:
    net = add_paper(
        graph,
        "p1",
        f"{ASTRAL}: A Network",
        f"We propose {ASTRAL}, e.g. for images. {ASTRAL} reaches 81.2% accuracy on ImageNet-1K."
        " It beats a strong CNN baseline at https://github.com/some/net.",
        date="2024-05",
        url="https://example.org/p1",
        authors=("A. Author", "B. Author"),
        venue="Journal of Nets",
        doi="10.1000/a_b",
        key="author2024:net",
        source=(Source("000.txt", 7, "Mar 12"),),
    )
    again = add_paper(graph, "p2", "Again ImageNet", "We use ImageNet-1K. See javascript:alert(1).")
    evil = add_paper(graph, "evil", HOSTILE, f"{HOSTILE} on ImageNet-1K.")
    return net, again, evil


def _add_links(graph: KnowledgeGraph, first: str, second: str) -> None:
    own, other = "https://github.com/some/net", "javascript:alert(1)"
    add_link(graph, first, own, statement=said(graph, first, own))
    kind, said_so = LinkKind.OTHER, said(graph, second, other)
    add_link(graph, second, other, kind, Relation.LINKS_TO, statement=said_so, node="link/alert")


def _add_entities(graph: KnowledgeGraph) -> None:
    add_entity(graph, Kind.MODEL, ASTRAL, "Alpha Net", node="model/net")
    add_entity(graph, Kind.MODEL, "CNN", "convolutional neural network")
    add_entity(graph, Kind.DATASET, "ImageNet-1K", "ILSVRC 2012", node="dataset/imagenet-1k")
    add_entity(graph, Kind.DATASET, "ImageNet")
    add_entity(graph, Kind.METRIC, "accuracy")
    add_entity(graph, Kind.METHOD, HOSTILE, node="method/evil")


def large_graph(papers: int, entities: int, edges_per_paper: int) -> KnowledgeGraph:
    """Papers that use entities by rule, the first entities more often than the last."""
    graph = KnowledgeGraph()
    kinds = list(Kind)
    ids = []
    for number in range(entities):
        kind = kinds[number % len(kinds)]
        ids.append(add_entity(graph, kind, f"Entity {number}", node=f"{kind.lower()}/e{number}"))
    for number in range(papers):
        paper = add_paper(graph, f"p{number}", f"Paper {number}", f"Uses entities. {'x ' * 400}")
        for step in range(edges_per_paper):
            # A square spreads the choices unevenly, as papers do.
            place = ((number * 7 + step * 13) % 97) ** 2 * entities // 97**2
            entity = ids[(place + number * step) % entities if step % 2 else place]
            graph.add_edge(paper, entity, Relation.USES, Statement(((8, 12),)))
    return graph
