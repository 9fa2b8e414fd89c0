"""What the page of a node shows: the papers that mention it, with the sentences."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from exports.server.pages.marks import Mark, Piece, pieces
from kg.graph import Edge, KnowledgeGraph, Span, Statement, sure_part
from kg.leaderboards.reported import reported_on
from kg.lookup.evidence import sentences
from kg.schema import ROLE_RELATIONS, Relation

MOST_LISTED = 50
"""Papers or results under one heading."""
_MOST_QUOTED = 2
_MOST_COMPANIONS = 12

VERBS = {
    Relation.INTRODUCES: "Introduced",
    Relation.USES: "Used",
    Relation.MENTIONS: "Mentioned",
    Relation.HAS_REPOSITORY: "Given as its own",
    Relation.LINKS_TO: "Named",
    Relation.REPORTS: "Reported",
}
LINKS = (Relation.HAS_REPOSITORY, Relation.LINKS_TO)
IN_PAPER = (*ROLE_RELATIONS, *LINKS)

Quote = tuple[Piece[None], ...]


@dataclass(frozen=True, slots=True)
class LinkedNode:
    """What a link to a node shows."""

    id: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class QuotedNode:
    """A node with the confidence of a statement about it and the sentences that make it."""

    node: LinkedNode
    confidence: float
    sure: bool
    quotes: tuple[Quote, ...]
    edge: tuple[str, Relation, str] | None = None
    """The statement, as source, relation and target."""


@dataclass(frozen=True, slots=True)
class Group:
    """Statements under one heading: their number, and the most confident of them."""

    verb: str
    relation: Relation
    total: int
    nodes: tuple[QuotedNode, ...]


def linked(graph: KnowledgeGraph, node: str) -> LinkedNode:
    """Return what a link to a node shows."""
    return LinkedNode(node, graph.name(node), str(graph.kind(node)))


def groups_to(graph: KnowledgeGraph, node: str, relations: Iterable[Relation]) -> list[Group]:
    """Return the papers with a relation to `node`, by relation, the most confident first."""
    found = []
    for relation in relations:
        edges = sorted(graph.edges_to(node, relation), key=_surest_first)
        if edges:
            nodes = tuple(_quoted(graph, edge.source, edge) for edge in edges[:MOST_LISTED])
            found.append(Group(VERBS[relation], relation, len(edges), nodes))
    return found


def groups_from(graph: KnowledgeGraph, paper: str, relations: Iterable[Relation]) -> list[Group]:
    """Return what a paper has a relation to, by relation, in the order of the text."""
    found = []
    for relation in relations:
        edges = sorted(graph.edges_from(paper, relation), key=lambda e: (e.statement.evidence, e))
        if edges:
            nodes = tuple(_quoted(graph, edge.target, edge) for edge in edges)
            found.append(Group(VERBS[relation], relation, len(edges), nodes))
    return found


def companions(graph: KnowledgeGraph, entity: str) -> list[tuple[LinkedNode, int]]:
    """Return entities that share papers with one, and how many: most shared first, then the rarer.

    `companions` of `graph.js` does the same in the viewer.
    """
    shared = Counter(
        target
        for paper in graph.papers_of(entity)
        for target, said in graph.succ(paper).items()
        if target != entity and not said.keys().isdisjoint(ROLE_RELATIONS)
    )
    ranked = sorted(shared.items(), key=lambda each: (-each[1], _degree(graph, each[0]), each[0]))
    return [(linked(graph, node), n) for node, n in ranked[:_MOST_COMPANIONS] if n > 1]


def _degree(graph: KnowledgeGraph, node: str) -> int:
    """Return the number of edges of a node, either way."""
    return sum(len(said) for near in (graph.succ(node), graph.pred(node)) for said in near.values())


def passage(graph: KnowledgeGraph, paper: str, within: Span) -> list[Piece[Edge]]:
    """Return a part of a paper's text, cut into pieces with the edges that mark them."""
    marks = (
        Mark(start, end, edge)
        for edge in graph.edges_from(paper, *IN_PAPER)
        for start, end in edge.statement.evidence
    )
    return list(pieces(graph.text(paper), within, marks))


def left_out(graph: KnowledgeGraph, node: str) -> int:
    """Return how many statements about a node are not sure."""
    both = (graph, sure_part(graph))
    whole, part = (
        len([*g.edges_from(node, *ROLE_RELATIONS), *g.edges_to(node, *ROLE_RELATIONS)])
        + len(reported_on(g, node))
        for g in both
    )
    return whole - part


def _surest_first(edge: Edge) -> tuple[float, Edge]:
    return -edge.statement.confidence, edge


def quoted(graph: KnowledgeGraph, node: str, *, paper: str, statement: Statement) -> QuotedNode:
    """Return a node with the sentences of `paper` that make a statement about it."""
    quotes = tuple(_quotes(graph, paper, statement.evidence))
    return QuotedNode(linked(graph, node), statement.confidence, statement.sure, quotes)


def _quoted(graph: KnowledgeGraph, node: str, edge: Edge) -> QuotedNode:
    quote = quoted(graph, node, paper=edge.source, statement=edge.statement)
    return replace(quote, edge=(edge.source, edge.relation, edge.target))


def _quotes(graph: KnowledgeGraph, paper: str, spans: Sequence[Span]) -> Iterator[Quote]:
    """Yield the sentences that tell most of what the spans show, the spans marked."""
    marks = [Mark(start, end, None) for start, end in spans]
    for sentence in sentences(graph, paper, spans, most=_MOST_QUOTED):
        yield tuple(pieces(graph.text(paper), sentence, marks))
