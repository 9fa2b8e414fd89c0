"""What the page of a node shows: who speaks of it, in which sentences, and what was measured."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from exports.server.pages.marks import Mark, Piece, pieces
from kg.graph import Edge, KnowledgeGraph, Span
from kg.schema import RESULT_RELATIONS, ROLE_RELATIONS, Relation, ResultKind
from kg.text.sentences import sentence_spans

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
class Named:
    """A node as a link shows it."""

    id: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Told:
    """A node, how sure its statement is, and the sentences that say so."""

    node: Named
    confidence: float
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Statements under one heading: how many there are, and the surest of them."""

    verb: str
    relation: Relation
    total: int
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A result in a table: what was measured and the paper that says so."""

    result: Named
    value: str
    ends: dict[Relation, Named]
    paper: Told


def named(graph: KnowledgeGraph, node: str) -> Named:
    """Return a node as a link shows it."""
    return Named(node, graph.name(node), str(graph.kind(node)))


def groups(graph: KnowledgeGraph, node: str, relations: Iterable[Relation]) -> list[Group]:
    """Return the papers that speak of `node`, by relation, the surest first."""
    found = []
    for relation in relations:
        edges = sorted(graph.edges_to(node, relation), key=_surest_first)
        if edges:
            told = tuple(_told(graph, edge.source, edge) for edge in edges[:MOST_LISTED])
            found.append(Group(VERBS[relation], relation, len(edges), told))
    return found


def spoken_of(graph: KnowledgeGraph, paper: str, relations: Iterable[Relation]) -> list[Group]:
    """Return what a paper speaks of, by relation, in the order of the text."""
    found = []
    for relation in relations:
        edges = sorted(graph.edges_from(paper, relation), key=lambda e: (e.statement.evidence, e))
        if edges:
            told = tuple(_told(graph, edge.target, edge) for edge in edges)
            found.append(Group(VERBS[relation], relation, len(edges), told))
    return found


def results_of(graph: KnowledgeGraph, node: str) -> tuple[int, list[Row]]:
    """Return how many results were measured of, on, by or for `node`, and the surest of them."""
    measured = [edge.source for edge in graph.edges_to(node, *RESULT_RELATIONS)]
    reports = [edge for each in measured for edge in graph.edges_to(each, Relation.REPORTS)]
    reports.sort(key=_surest_first)
    return len(reports), [_row(graph, report) for report in reports[:MOST_LISTED]]


def reported(graph: KnowledgeGraph, paper: str) -> list[Row]:
    """Return the results of a paper, in the order of the text."""
    reports = graph.edges_from(paper, Relation.REPORTS)
    ordered = sorted(reports, key=lambda edge: (edge.statement.evidence, edge))
    return [_row(graph, report) for report in ordered]


def companions(graph: KnowledgeGraph, entity: str) -> list[tuple[Named, int]]:
    """Return entities that share papers with one, most shared first, with how many they share."""
    shared = Counter(
        target
        for paper in graph.papers_of(entity)
        for _, target, relation in graph.nx.out_edges(paper, keys=True)
        if relation in ROLE_RELATIONS and target != entity
    )
    ranked = sorted(shared.items(), key=lambda item: (-item[1], item[0]))
    return [(named(graph, node), n) for node, n in ranked[:_MOST_COMPANIONS] if n > 1]


def passage(graph: KnowledgeGraph, paper: str, within: Span) -> list[Piece[Edge]]:
    """Return a part of a paper's text with all that the paper speaks of marked."""
    marks = (
        Mark(start, end, edge)
        for edge in graph.edges_from(paper, *IN_PAPER)
        for start, end in edge.statement.evidence
    )
    return list(pieces(graph.text(paper), within, marks))


def value_of(graph: KnowledgeGraph, result: str) -> str:
    """Return the number of a result as its paper writes it, a difference with a sign of its own."""
    record = graph.result(result)
    sign = "\u0394\u00a0" if record.result_kind == ResultKind.DELTA else ""
    return f"{sign}{record.value}{record.unit}"


def _surest_first(edge: Edge) -> tuple[float, Edge]:
    return -edge.statement.confidence, edge


def _row(graph: KnowledgeGraph, report: Edge) -> Row:
    ends = {
        edge.relation: named(graph, edge.target)
        for edge in graph.edges_from(report.target, *RESULT_RELATIONS)
    }
    result = named(graph, report.target)
    return Row(result, value_of(graph, report.target), ends, _told(graph, report.source, report))


def _told(graph: KnowledgeGraph, node: str, edge: Edge) -> Told:
    quotes = tuple(_quotes(graph, edge.source, edge.statement.evidence))
    return Told(named(graph, node), edge.statement.confidence, quotes)


def _quotes(graph: KnowledgeGraph, paper: str, spans: Sequence[Span]) -> Iterator[Quote]:
    """Yield the first sentences of the abstract that hold one of `spans`, else the title."""
    if not spans:
        return
    text, title = graph.text(paper), len(graph.name(paper))
    held = [
        (start, end)
        for start, end in sentence_spans(text)
        if any(first < end and last > start for first, last in spans)
    ]
    marks = [Mark(start, end, None) for start, end in spans]
    for sentence in ([s for s in held if s[0] > title] or held)[:_MOST_QUOTED]:
        yield tuple(pieces(text, sentence, marks))
