"""Small graphs made by hand, and large ones by rule, for the tests of the exporters."""

from kg.graph import EntityRecord, KnowledgeGraph, LinkRecord, ResultRecord, Statement
from kg.model import Paper, Source
from kg.names.ids import paper_id
from kg.schema import Kind, LinkKind, Relation, ResultKind

HOSTILE = "</script><img src=x onerror=alert(1)><!-- & \u2028"
ASTRAL = "\U0001d6fc-Net"
"""A name whose first character is two units of UTF-16 and one code point."""


def add_paper(
    graph: KnowledgeGraph,
    local: str,
    title: str,
    abstract: str,
    *,
    date: str | None = None,
    url: str | None = None,
    authors: tuple[str, ...] = (),
    source: tuple[Source, ...] = (),
) -> str:
    """Add a paper under the id that its own id gives it."""
    paper = Paper(local, title, abstract, source, date, url, authors)
    return graph.add_node(paper_id(local), paper)


def said(graph: KnowledgeGraph, paper: str, *surfaces: str) -> Statement:
    """A statement whose evidence is the first place of each surface in the paper's text."""
    text = graph.text(paper)
    starts = [(text.index(surface), surface) for surface in surfaces]
    spans = sorted((start, start + len(surface)) for start, surface in starts)
    return Statement(evidence=tuple(spans), confidence=0.9, extractor="rules")


def small_graph() -> KnowledgeGraph:
    """Three papers, one of which tries to break out, with every kind of node and relation."""
    graph = KnowledgeGraph()
    net = add_paper(
        graph,
        "p1",
        f"{ASTRAL}: A Network",
        f"We propose {ASTRAL}, e.g. for images. {ASTRAL} reaches 81.2% accuracy on ImageNet-1K."
        " It beats a strong CNN baseline at https://github.com/some/net.",
        date="2024-05",
        url="https://example.org/p1",
        authors=("A. Author", "B. Author"),
        source=(Source("000.txt", 7, "Mar 12"),),
    )
    again = add_paper(graph, "p2", "Again ImageNet", "We use ImageNet-1K. See javascript:alert(1).")
    evil = add_paper(graph, "evil", HOSTILE, f"{HOSTILE} on ImageNet-1K.")
    _add_entities(graph)
    first = said(graph, net, ASTRAL)
    start = graph.text(net).index(ASTRAL, first.evidence[0][1])
    both = Statement((*first.evidence, (start, start + len(ASTRAL))), 0.9, "rules")
    graph.add_edge(net, "model/net", Relation.INTRODUCES, both)
    graph.add_edge(net, "dataset/imagenet-1k", Relation.USES, said(graph, net, "ImageNet-1K"))
    graph.add_edge(net, "metric/accuracy", Relation.USES, said(graph, net, "accuracy"))
    graph.add_edge(net, "model/cnn", Relation.MENTIONS, said(graph, net, "CNN"))
    graph.add_edge(again, "dataset/imagenet-1k", Relation.USES, said(graph, again, "ImageNet-1K"))
    graph.add_edge(evil, "method/evil", Relation.INTRODUCES, said(graph, evil, HOSTILE))
    graph.add_edge(evil, "dataset/imagenet-1k", Relation.MENTIONS, said(graph, evil, "ImageNet-1K"))
    graph.add_edge("dataset/imagenet-1k", "dataset/imagenet", Relation.VARIANT_OF, Statement())
    _add_result(graph, net)
    _add_links(graph, net, again)
    return graph


def _add_entities(graph: KnowledgeGraph) -> None:
    for node, record in {
        "model/net": EntityRecord(Kind.MODEL, ASTRAL, ("Alpha Net",)),
        "model/cnn": EntityRecord(Kind.MODEL, "CNN", ("convolutional neural network",)),
        "dataset/imagenet-1k": EntityRecord(Kind.DATASET, "ImageNet-1K", ("ILSVRC 2012",)),
        "dataset/imagenet": EntityRecord(Kind.DATASET, "ImageNet"),
        "metric/accuracy": EntityRecord(Kind.METRIC, "accuracy"),
        "method/evil": EntityRecord(Kind.METHOD, HOSTILE),
    }.items():
        graph.add_node(node, record)


def _add_result(graph: KnowledgeGraph, paper: str) -> None:
    name = "81.2% accuracy on ImageNet-1K"
    graph.add_node("result/p1-1", ResultRecord(name, "81.2", "81.2", "%", ResultKind.ABSOLUTE))
    graph.add_edge(paper, "result/p1-1", Relation.REPORTS, said(graph, paper, "81.2%"))
    ends = {
        Relation.OF_MODEL: "model/net",
        Relation.ON_DATASET: "dataset/imagenet-1k",
        Relation.BY_METRIC: "metric/accuracy",
    }
    for relation, target in ends.items():
        graph.add_edge("result/p1-1", target, relation, Statement((), 0.9, "rules"))


def _add_links(graph: KnowledgeGraph, first: str, second: str) -> None:
    url = "https://github.com/some/net"
    graph.add_node("link/github.com%2Fsome%2Fnet", LinkRecord(url, LinkKind.REPOSITORY))
    graph.add_node("link/alert", LinkRecord("javascript:alert(1)", LinkKind.OTHER))
    own = said(graph, first, url)
    graph.add_edge(first, "link/github.com%2Fsome%2Fnet", Relation.HAS_REPOSITORY, own)
    other = said(graph, second, "javascript:alert(1)")
    graph.add_edge(second, "link/alert", Relation.LINKS_TO, other)


def large_graph(papers: int, entities: int, edges_per_paper: int) -> KnowledgeGraph:
    """Papers that use entities by rule, the first entities more often than the last."""
    graph = KnowledgeGraph()
    kinds = list(Kind)
    ids = []
    for number in range(entities):
        kind = kinds[number % len(kinds)]
        record = EntityRecord(kind, f"Entity {number}")
        ids.append(graph.add_node(f"{kind.lower()}/e{number}", record))
    for number in range(papers):
        paper = add_paper(graph, f"p{number}", f"Paper {number}", f"Uses entities. {'x ' * 400}")
        for step in range(edges_per_paper):
            # A square spreads the choices unevenly, as papers do.
            place = ((number * 7 + step * 13) % 97) ** 2 * entities // 97**2
            entity = ids[(place + number * step) % entities if step % 2 else place]
            graph.add_edge(paper, entity, Relation.USES, Statement(((8, 12),)))
    return graph
