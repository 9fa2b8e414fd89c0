"""The statements of RDF about a paper and its parts, which are nodes in RDF only.

The IRIs of the parts begin with the paper's: `<paper>/text`, `<paper>/span/0-8`,
`<paper>/mention/0-8/model/vit`, `<paper>/run/...`. There are no blank nodes, so that two graphs are
equal if their sorted N-Triples are.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, groupby
from operator import attrgetter
from typing import Any

from pyoxigraph import Literal, NamedNode

from exports.rdf import evidence
from exports.rdf.iris import Described, Description, Iris, Statements, order_of
from exports.rdf.options import Evidence
from exports.rdf.terms import DCTERMS, FABIO, LPWC, LPWCC, MLS, OWN, SCHEMA, A
from exports.rdf.values import address, integer, issued
from kg.analysis.dates import known_date
from kg.graph import Edge, KnowledgeGraph
from kg.model import Paper, Source
from kg.names.arxiv import paper_arxiv_id
from kg.names.ids import segment
from kg.schema import ROLE_RELATIONS, Kind, LinkKind, Relation, ResultKind

_IN_PAPER = (*ROLE_RELATIONS, Relation.REPORTS, Relation.HAS_REPOSITORY, Relation.LINKS_TO)
_RUN_ENDS = (Relation.FOR_TASK, Relation.ON_DATASET, Relation.OF_MODEL)

_OF_KIND = {
    Kind.TASK: LPWC["hasTask"],
    Kind.METHOD: LPWC["hasMethod"],
    Kind.MODEL: LPWC["hasModel"],
    Kind.DATASET: LPWC["usesDataset"],
    Kind.METRIC: OWN["measuresWith"],
}
"""What a paper has to do with an entity that it introduces or uses."""

_OF_REPOSITORY = {
    Relation.HAS_REPOSITORY: (LPWC["hasOfficialRepository"], LPWC["hasRepository"]),
    Relation.LINKS_TO: (LPWC["paperMentionsRepository"],),
}


@dataclass(frozen=True, slots=True)
class _Run:
    """The absolute results of one paper with the same task, dataset and model, each maybe unknown.

    The model may be a method.
    """

    path: str
    ends: tuple[str | None, str | None, str | None]
    results: tuple[str, ...]


def describe(
    graph: KnowledgeGraph, iris: Iris, paper: str, level: Evidence = Evidence.FULL
) -> Iterator[Described]:
    """Return the paper, then its listings, mentions, runs, spans and text, sorted by path."""
    edges = list(graph.edges_from(paper, *_IN_PAPER))
    runs = list(_runs(graph, paper, edges))
    own = [*_paper(graph, iris, paper), *_edges(graph, iris, edges, runs)]
    full = level == Evidence.FULL
    if full:
        own.append((SCHEMA["abstract"], Literal(graph.paper(paper).abstract)))
    parts: list[Described] = [
        Description(paper, own, paper),
        *(_listing(iris, paper, source) for source in graph.paper(paper).source),
        *(Description(run.path, _run(graph, iris, run), paper) for run in runs),
    ]
    if level != Evidence.NONE:
        text = graph.text(paper)
        parts += evidence.mentions(iris, paper, edges)
        parts += evidence.spans(iris, paper, text, edges, places=full)
        parts.append(_text(iris, paper, text, full=full))
    parts.sort(key=lambda part: order_of(part.path))
    are_apart = len({part.path for part in parts}) == len(parts)
    return iter(parts) if are_apart else _joined(paper, parts)


def _text(iris: Iris, paper: str, text: str, *, full: bool) -> Description:
    said = [(A, SCHEMA["CreativeWork"]), (SCHEMA["isPartOf"], iris[paper])]
    more = [(SCHEMA["text"], Literal(text))] if full else []
    return Description(f"{paper}/text", (*said, *more), paper)


def _joined(paper: str, parts: Iterable[Described]) -> Iterator[Described]:
    """Yield one description for each subject: two edges to one link may have the same span."""
    for path, same in groupby(parts, key=attrgetter("path")):
        first, *others = same
        said = chain(first.statements, *(other.statements for other in others))
        yield Description(path, tuple(said), paper) if others else first


def page_path(file: str) -> str:
    """Return the path of an input file."""
    return f"page/{segment(file)}"


def _paper(graph: KnowledgeGraph, iris: Iris, paper: str) -> Statements:
    of = graph.paper(paper)
    arxiv = of.arxiv_id or paper_arxiv_id(of.id, of.url)
    yield A, SCHEMA["ScholarlyArticle"]
    yield A, LPWCC["paper"]
    if arxiv is not None:
        yield A, FABIO["Preprint"]
        yield FABIO["hasArXivId"], Literal(arxiv)
    yield DCTERMS["identifier"], Literal(of.id)
    yield DCTERMS["title"], Literal(of.title)
    for author in of.authors:
        yield DCTERMS["creator"], Literal(author)
    if of.date is not None:
        yield issued(of.date)
        if (day := known_date(of.date)) is not None:
            yield OWN["year"], integer(int(day[:4]))
    if of.doi is not None:
        yield SCHEMA["sameAs"], address(f"https://doi.org/{of.doi}")
    yield from _library_data(of)
    if of.url is not None:
        yield SCHEMA["url"], address(of.url)
    for source in of.source:
        yield DCTERMS["source"], iris[page_path(source.file)]
        yield OWN["listedAs"], iris[_listing_path(paper, source)]


def _library_data(paper: Paper) -> Statements:
    """Yield what libraries keep of a paper: venue, citation key, language, other ids."""
    if paper.venue is not None:
        yield OWN["venue"], Literal(paper.venue)
    if paper.key is not None:
        yield OWN["citationKey"], Literal(paper.key)
    if paper.language is not None:
        yield SCHEMA["inLanguage"], Literal(paper.language)
    for other in paper.other_ids:
        yield SCHEMA["identifier"], Literal(other)


def _edges(
    graph: KnowledgeGraph, iris: Iris, edges: Iterable[Edge], runs: Iterable[_Run]
) -> Statements:
    for edge in edges:
        target = iris[edge.target]
        for term in _properties(edge.relation, graph.node(edge.target)):
            yield term, target
        if not edge.statement.sure:
            yield OWN["unsureOf"], target
    for run in runs:
        yield LPWC["hasEvaluation"], iris[run.path]


def _properties(relation: Relation, target: Mapping[str, Any]) -> Iterator[NamedNode]:
    """Yield our own property, which mirrors the edge, then the published ones like it."""
    yield OWN[relation]
    if relation in ROLE_RELATIONS:
        yield SCHEMA["mentions"]
        if relation != Relation.MENTIONS:
            yield _OF_KIND[Kind(target["kind"])]
    elif target.get("link_kind") == LinkKind.REPOSITORY:
        yield from _OF_REPOSITORY[relation]


def _listing_path(paper: str, source: Source) -> str:
    return f"{paper}/listing/{segment(source.file)}/{source.line}"


def _listing(iris: Iris, paper: str, source: Source) -> Description:
    statements: list[tuple[NamedNode, NamedNode | Literal]] = [
        (A, OWN["Listing"]),
        (OWN["onPage"], iris[page_path(source.file)]),
        (OWN["line"], integer(source.line)),
    ]
    if source.page_date is not None:
        statements.append((OWN["pageDate"], Literal(source.page_date)))
    return Description(_listing_path(paper, source), statements, paper)


def _runs(graph: KnowledgeGraph, paper: str, edges: Iterable[Edge]) -> Iterator[_Run]:
    results: dict[tuple[str | None, str | None, str | None], list[str]] = {}
    for edge in edges:
        is_result = edge.relation == Relation.REPORTS
        if is_result and graph.result(edge.target).result_kind == ResultKind.ABSOLUTE:
            ends = {end.relation: end.target for end in graph.edges_from(edge.target, *_RUN_ENDS)}
            task, dataset, model = (ends.get(relation) for relation in _RUN_ENDS)
            results.setdefault((task, dataset, model), []).append(edge.target)
    for key, nodes in results.items():
        # An unknown task is a value too: a run without one is not the run with one.
        digest = hashlib.sha256(json.dumps(key).encode()).hexdigest()[:16]
        yield _Run(f"{paper}/run/{digest}", key, tuple(nodes))


def _run(graph: KnowledgeGraph, iris: Iris, run: _Run) -> Statements:
    task, dataset, model = run.ends
    yield A, LPWCC["evaluation"]
    yield A, MLS["Run"]
    if task is not None:
        yield MLS["achieves"], iris[task]
        yield LPWC["hasTask"], iris[task]
    if dataset is not None:
        yield MLS["hasInput"], iris[dataset]
        yield LPWC["hasDataset"], iris[dataset]
    if model is not None:
        # A run trains a model, but only follows a method.
        is_model = graph.kind(model) == Kind.MODEL
        yield MLS["hasOutput" if is_model else "realizes"], iris[model]
        yield LPWC["hasModel" if is_model else "hasMethod"], iris[model]
    for node in run.results:
        yield MLS["hasOutput"], iris[node]
    for node in run.results:
        yield LPWC["hasEvaluationResult"], iris[node]
