"""Parts of graphs made by hand; each gets the id that the pipeline would give it.

The graphs of this folder, and what is in them:

- `sample`: every kind of node, edge, result and link, every optional attribute; and `hostile`,
  whose every text breaks a format which forgets to escape something
- `page`: three papers whose evidence stands where their texts say so, for readers of the page; and
  a graph as large as one likes
- `hard_questions`, `hard_scores`, `hard_names`: what answers, leaderboards and searches could get
  wrong
- `doubtful`: any graph, with statements that are not sure
- `roles`: papers, each with a date and the entities it has in a role, written in one line

`tests.strategies` draws graphs, `tests.annotated` has that of the annotated papers, and
`kg.example` the one of the documentation.
"""

from collections.abc import Collection
from types import EllipsisType
from typing import Any

from kg.graph import EntityRecord, KnowledgeGraph, LinkRecord, ResultRecord, Statement
from kg.model import Paper, Result
from kg.names.ids import entity_id, link_id, paper_id, result_id
from kg.schema import ENDS, RESULT_RELATIONS, Kind, LinkKind, Relation, ResultKind


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
    node: str | None = None,
    **fields: Any,  # noqa: ANN401 - whatever an entity has
) -> str:
    """Add an entity under the id that its name gives it, or under `node`."""
    record = EntityRecord(kind, name, aliases, **fields)
    return graph.add_node(node or entity_id(kind, name), record)


def add_result(
    graph: KnowledgeGraph,
    paper: str,
    written: str,
    *ends: str,
    unit: str | None = None,
    number: str | EllipsisType | None = ...,
    kind: ResultKind = ResultKind.ABSOLUTE,
    statement: Statement = Statement(((0, 1),), 0.9, "results"),  # noqa: B008 - it is frozen
    node: str | None = None,
    name: str | None = None,
    versus: str | None = None,
    unsure: Collection[str] = (),
    **fields: Any,  # noqa: ANN401 - whatever else a result has
) -> str:
    """Add a result of `paper`, and edges to the entities that it is a result of, or `versus` which.

    Without `unit` a per cent sign at the end is one; without `number` the value is read for it. The
    edges to those of `unsure` are not sure.
    """
    value = written
    if unit is None:
        value, unit = (written[:-1], "%") if written.endswith("%") else (written, "")
    if number is ...:
        read = Result(None, None, None, None, value, unit, kind).number
        number = None if read is None else str(read)
    edges = [(_relation_to(graph.kind(end)), end) for end in ends]
    edges += [] if versus is None else [(Relation.VERSUS, versus)]
    key = [*(f"{relation} {end}" for relation, end in edges), kind, value, unit]
    node = node or result_id(paper, [*key, *map(str, fields.values())])
    record = ResultRecord(name or f"{value}{unit}", value, number, unit, kind, **fields)
    graph.add_node(node, record)
    graph.add_edge(paper, node, Relation.REPORTS, statement)
    for relation, end in edges:
        said = Statement((), statement.confidence, "results", sure=end not in unsure)
        graph.add_edge(node, end, relation, said)
    return node


def _relation_to(kind: object) -> Relation:
    return next(relation for relation in RESULT_RELATIONS if kind in ENDS[relation].targets)


def add_link(
    graph: KnowledgeGraph,
    paper: str,
    url: str,
    kind: LinkKind = LinkKind.REPOSITORY,
    relation: Relation = Relation.HAS_REPOSITORY,
    *,
    statement: Statement = Statement(((0, 1),), 1.0, "links"),  # noqa: B008 - it is frozen
    node: str | None = None,
) -> str:
    """Add a link of `paper`."""
    node = graph.add_node(node or link_id(url), LinkRecord(url, kind))
    graph.add_edge(paper, node, relation, statement)
    return node


def said(graph: KnowledgeGraph, paper: str, *surfaces: str) -> Statement:
    """A statement whose evidence is the first place of each surface in the paper's text."""
    text = graph.text(paper)
    starts = [(text.index(surface), surface) for surface in surfaces]
    spans = sorted((start, start + len(surface)) for start, surface in starts)
    return Statement(evidence=tuple(spans), confidence=0.9, extractor="rules")
