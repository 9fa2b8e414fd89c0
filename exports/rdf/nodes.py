"""The statements of RDF about entities, results and links."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from pyoxigraph import Literal, NamedNode

from exports.rdf.iris import Iris, Statements
from exports.rdf.terms import (
    DCAT,
    DOAP,
    FABIO,
    FAIR4ML,
    FOAF,
    ITSRDF,
    LPWC,
    LPWCC,
    MLS,
    MLSO,
    OWN,
    PROV,
    SCHEMA,
    SKOS,
    XSD,
    A,
)
from exports.rdf.values import address, decimal
from kg.graph import Edge, KnowledgeGraph, ResultRecord, Statement, is_sure
from kg.leaderboards.metrics import better
from kg.leaderboards.reported import score_of
from kg.names.identifiers import identifier_url
from kg.names.ids import segment
from kg.schema import RESULT_FIELDS, RESULT_RELATIONS, Kind, LinkKind, Relation, ResultKind, Sign

CLASSES: Mapping[str, tuple[NamedNode, ...]] = {
    Kind.DATASET: (DCAT["Dataset"], LPWCC["dataset"], MLS["Dataset"]),
    Kind.MODEL: (FAIR4ML["MLModel"], LPWCC["model"], MLS["Model"]),
    Kind.METHOD: (LPWCC["method"], MLS["Algorithm"]),
    Kind.TASK: (LPWCC["task"], SKOS["Concept"]),
    Kind.METRIC: (MLS["EvaluationMeasure"],),
}
"""The published classes of each kind of entity."""

_REPOSITORY = (DOAP["GitRepository"], LPWCC["repository"], SCHEMA["SoftwareSourceCode"])

_PREF_LABEL, _ALT_LABEL = SKOS["prefLabel"], SKOS["altLabel"]
_INTRODUCED_BY = LPWC["introducedBy"]
_EXACT_MATCH = SKOS["exactMatch"]
_SURE = OWN["sure"]
_CONFIDENCE, _GENERATED_BY = ITSRDF["taConfidence"], PROV["wasGeneratedBy"]


def entity(graph: KnowledgeGraph, iris: Iris, node: str) -> Statements:
    """Yield the statements about a model, method, dataset, metric or task."""
    for known_class in CLASSES[graph.kind(node)]:
        yield A, known_class
    yield from _labels(graph, node)
    yield _SURE, Literal(is_sure(graph, node))
    yield from _known_elsewhere(graph, node)
    for edge in graph.edges_to(node, Relation.INTRODUCES):
        yield _INTRODUCED_BY, iris[edge.source]
    for edge in graph.edges_from(node, Relation.VARIANT_OF):
        yield OWN[Relation.VARIANT_OF], iris[edge.target]
        yield MLSO["isVariantOf"], iris[edge.target]
    for edge in graph.edges_to(node, Relation.VARIANT_OF):
        yield MLSO["hasVariant"], iris[edge.source]


def _known_elsewhere(graph: KnowledgeGraph, node: str) -> Statements:
    """Yield identifiers elsewhere, and which values of a metric are better."""
    record = graph.entity(node)
    homepage = DCAT["landingPage"] if record.kind == Kind.DATASET else SCHEMA["url"]
    terms = {"hub": _EXACT_MATCH, "arxiv": SCHEMA["citation"]}
    for scheme, value in record.identifiers:
        if scheme == "wikidata":  # the thing itself, not the page on it
            yield _EXACT_MATCH, NamedNode(f"http://www.wikidata.org/entity/{value}")
        else:
            url = identifier_url(scheme, value, record.kind)
            yield terms.get(scheme, homepage), address(url)
    if record.kind == Kind.METRIC and (way := better(graph.node(node))) is not None:
        yield OWN["better"], Literal(way)


def result(graph: KnowledgeGraph, iris: Iris, node: str) -> Statements:
    """Yield the statements about a result; a difference has no score."""
    record = graph.result(node)
    absolute = record.result_kind == ResultKind.ABSOLUTE
    if absolute:
        yield A, LPWCC["evaluationresult"]
        yield A, MLS["ModelEvaluation"]
    else:
        yield A, OWN["DeltaResult"]
    yield _PREF_LABEL, Literal(record.name)
    yield _SURE, Literal(is_sure(graph, node))
    yield from _value(record)
    if absolute:
        yield from _score(graph, node)
    for edge in graph.edges_from(node, *RESULT_RELATIONS):
        yield OWN[edge.relation], iris[edge.target]
        yield from _sureness(iris, edge)
        if absolute and edge.relation == Relation.BY_METRIC:
            yield MLS["specifiedBy"], iris[edge.target]
            yield LPWC["metricName"], Literal(graph.name(edge.target))
    for edge in graph.edges_to(node, Relation.REPORTS):
        yield from provenance(iris, edge.statement)


def _value(record: ResultRecord) -> Statements:
    """Yield the value of a result and what is said beside it."""
    sign = "-" if record.sign == Sign.FALLS else ""
    number = None if record.number is None else decimal(f"{sign}{record.number}")
    if number is not None:
        is_score = record.result_kind == ResultKind.ABSOLUTE
        yield (MLS["hasValue"] if is_score else OWN["hasDelta"]), number
    yield OWN["spelling"], Literal(record.value)
    if record.unit:
        yield SCHEMA["unitText"], Literal(record.unit)
    if record.sign is not None:
        yield OWN["sign"], Literal(record.sign)
    if record.relative:
        yield OWN["relative"], Literal(True)
    if record.uncertainty:
        yield OWN["uncertainty"], Literal(record.uncertainty)


def _sureness(iris: Iris, field: Edge) -> Statements:
    """Yield the confidence of a field of a result, and whether it is unsure."""
    confidence = decimal(field.statement.confidence)
    if confidence is not None:
        yield OWN[f"{RESULT_FIELDS[field.relation]}Confidence"], confidence
    if not field.statement.sure:
        yield OWN["unsureOf"], iris[field.target]


def only_reporter(graph: KnowledgeGraph, result: str) -> str | None:
    """Return the paper that reports a result, or None if several or none do."""
    papers = {edge.source for edge in graph.edges_to(result, Relation.REPORTS)}
    return papers.pop() if len(papers) == 1 else None


def _score(graph: KnowledgeGraph, node: str) -> Statements:
    """Yield the value as text, and the score that compares with others of its metric."""
    record = graph.result(node)
    yield LPWC["metricValue"], Literal(f"{record.value}{record.unit}")
    score = score_of(graph, node)
    number = None if score is None else decimal(str(score))
    if number is not None:
        yield OWN["score"], number


def link(graph: KnowledgeGraph, node: str) -> Statements:
    """Yield the statements about a link."""
    record = graph.link(node)
    url = address(record.url)
    if record.link_kind == LinkKind.REPOSITORY:
        for known_class in _REPOSITORY:
            yield A, known_class
        yield SCHEMA["codeRepository"], url
        yield FABIO["hasURL"], Literal(record.url, datatype=XSD["anyURI"])
    else:
        yield A, SCHEMA["WebPage"]
        yield SCHEMA["url"], url
    yield from _labels(graph, node)
    yield OWN["linkKind"], Literal(record.link_kind)


def provenance(iris: Iris, statement: Statement) -> Statements:
    """Yield the confidence of a statement and the runs of the extractors that made it."""
    confidence = decimal(statement.confidence)
    if confidence is not None:
        yield _CONFIDENCE, confidence
    for path in extractions(statement.extractor):
        yield _GENERATED_BY, iris[path]


@lru_cache(maxsize=1024)
def extractions(extractor: str) -> tuple[str, ...]:
    """Return the path of the run of each component."""
    return tuple(f"extraction/{segment(component)}" for component in components(extractor))


def components(extractor: str) -> Iterator[str]:
    """Yield the names that `+` joins; an empty name is `unnamed`, since its IRI needs one.

    >>> list(components("crf+vocabulary")), list(components(""))
    (['crf', 'vocabulary'], ['unnamed'])
    """
    for component in extractor.split("+"):
        yield component or "unnamed"


def _labels(graph: KnowledgeGraph, node: str) -> Statements:
    name, *aliases = graph.names(node)
    yield _PREF_LABEL, Literal(name)
    yield FOAF["name"], Literal(name)  # what Linked Papers With Code's queries ask for
    for alias in aliases:
        yield _ALT_LABEL, Literal(alias)
