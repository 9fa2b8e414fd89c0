"""Papers to extractions to graph; the extractor is passed in."""

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Protocol

from kg.collector import without_collector
from kg.graph import EntityRecord, KnowledgeGraph, LinkRecord, ResultRecord, Span, Statement
from kg.model import Extraction, Link, Mention, Paper, Result
from kg.names.folding import fold
from kg.names.ids import absolute_url, link_id, paper_id, result_id
from kg.resolve import Resolution, resolve
from kg.schema import RESULT_FIELDS, ROLE_RELATION, Kind, LinkRole, Relation
from kg.sureness import is_sure_entity, is_sure_field, is_sure_value
from kg.text.written import result_value
from kg.vocabulary.identifiers import facts


class Extractor(Protocol):
    """Whatever turns papers into extractions, one for one and in the same order."""

    def __call__(self, papers: Iterable[Paper], /) -> Iterator[Extraction]:
        """Yield one extraction a paper."""
        ...


def extract(items: Iterable[Paper | Extraction], extractor: Extractor) -> Iterator[Extraction]:
    """Yield the extraction of each item, in the order of the items and while they come.

    An item that is an extraction stays as it is. A paper in another language than English is not
    read: its extraction is empty.
    """
    rest = iter(items)
    for item in rest:
        if (done := finished(item)) is not None:
            yield done
        else:
            # Nothing to extract, nothing to load: corrected extractions alone need no model.
            yield from _extracted(chain([item], rest), extractor)


def finished(item: Paper | Extraction) -> Extraction | None:
    """Return the extraction of what needs no extractor; None for a paper that does."""
    if isinstance(item, Extraction):
        return item
    return None if item.language is None else Extraction(item)


def _extracted(items: Iterable[Paper | Extraction], extractor: Extractor) -> Iterator[Extraction]:
    """Yield what is finished between what the extractor gives, which may read papers ahead."""
    waiting: deque[Extraction | None] = deque()

    def papers() -> Iterator[Paper]:
        for item in items:
            waiting.append(finished(item))
            if waiting[-1] is None:
                assert isinstance(item, Paper)
                yield item

    for extraction in extractor(papers()):
        while (done := waiting.popleft()) is not None:
            yield done
        yield extraction
    yield from filter(None, waiting)


def build_graph(extractions: Iterable[Extraction]) -> KnowledgeGraph:
    """Return the graph of all extractions; their order makes no difference."""
    ordered = sorted(extractions, key=lambda extraction: extraction.paper.id)
    with without_collector():
        return _graph_of(ordered, resolve(ordered))


def _graph_of(ordered: Iterable[Extraction], resolution: Resolution) -> KnowledgeGraph:
    graph = KnowledgeGraph()
    for entity in resolution.nodes:
        known = facts(entity.id, entity.kind, entity.name)
        record = EntityRecord(
            entity.kind,
            entity.name,
            entity.aliases,
            merges=resolution.merges(entity.id),
            identifiers=known.identifiers,
            better=known.better,
        )
        graph.add_node(entity.id, record)
    for variant, base, confidence in resolution.variants:
        graph.add_edge(variant, base, Relation.VARIANT_OF, Statement((), confidence, "resolution"))
    for extraction in ordered:
        graph.add_node(paper_id(extraction.paper.id), extraction.paper)
        _add_entities(graph, extraction, resolution)
        for result in extraction.results:
            _add_result(graph, extraction, result, resolution)
        for link in extraction.links:
            _add_link(graph, extraction.paper, link)
    return graph


def _add_entities(graph: KnowledgeGraph, extraction: Extraction, resolution: Resolution) -> None:
    source = paper_id(extraction.paper.id)
    for index, entity in enumerate(extraction.entities):
        statement = Statement(
            evidence=_spans(entity.mentions),
            confidence=entity.confidence,
            extractor=entity.extractor,
            role_confidence=entity.role_confidence,
            sure=is_sure_entity(entity),
        )
        target = resolution.node(extraction.paper.id, index)
        graph.add_edge(source, target, ROLE_RELATION[entity.role], statement)


def _add_result(
    graph: KnowledgeGraph, extraction: Extraction, result: Result, resolution: Resolution
) -> None:
    paper = extraction.paper.id
    ends = {
        Relation.FOR_TASK: resolution.named(paper, result.task, Kind.TASK),
        Relation.ON_DATASET: resolution.named(paper, result.dataset, Kind.DATASET),
        Relation.OF_MODEL: resolution.named(paper, result.model, Kind.MODEL, Kind.METHOD),
        Relation.BY_METRIC: resolution.named(paper, result.metric, Kind.METRIC),
        Relation.VERSUS: resolution.named(paper, result.versus, Kind.MODEL, Kind.METHOD),
    }
    record = _result_record(result)
    key = {
        relation: _end(node, getattr(result, RESULT_FIELDS[relation]))
        for relation, node in ends.items()
    }
    node = graph.add_node(result_id(paper, record.key(key)), record)
    statement = Statement(
        _evidence(result.evidence),
        result.confidence,
        result.extractor,
        sure=is_sure_value(result),
    )
    graph.add_edge(paper_id(paper), node, Relation.REPORTS, statement)
    for relation, target in ends.items():
        if target is not None:
            confidence = getattr(result.confidences, RESULT_FIELDS[relation])
            sure = is_sure_field(relation, confidence)
            end = Statement((), confidence, result.extractor, sure=sure)
            graph.add_edge(node, target, relation, end)


def _result_record(result: Result) -> ResultRecord:
    number = result.number
    return ResultRecord(
        _result_name(result),
        result.value,
        None if number is None else str(number),
        result.unit,
        result.kind,
        sign=result.sign,
        relative=result.relative,
        uncertainty=result.uncertainty,
    )


def _end(node: str | None, name: str | None) -> str | None:
    """Return what tells a result apart by one of its ends: the node, else the name of none."""
    # A name that is no entity of the paper's still tells two results apart; no id has a space.
    return f"? {fold(name)}" if node is None and name is not None else node


def _result_name(result: Result) -> str:
    value = result_value(result.kind, result.value, result.unit, result.sign)
    measure = f" {result.metric}" if result.metric else ""
    place = f" on {result.dataset}" if result.dataset else ""
    return f"{value}{measure}{place}"


def _add_link(graph: KnowledgeGraph, paper: Paper, link: Link) -> None:
    node = link_id(link.url)
    graph.add_node(node, LinkRecord(absolute_url(link.url), link.kind))
    own = link.role == LinkRole.OWN
    relation = Relation.HAS_REPOSITORY if own else Relation.LINKS_TO
    statement = Statement(_evidence(link.evidence), link.confidence, link.extractor)
    graph.add_edge(paper_id(paper.id), node, relation, statement)


def _spans(mentions: Iterable[Mention]) -> tuple[Span, ...]:
    return tuple((mention.start, mention.end) for mention in mentions)


def _evidence(mention: Mention | None) -> tuple[Span, ...]:
    return () if mention is None else _spans([mention])
