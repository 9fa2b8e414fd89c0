"""Turtle says what the graph says, in the published terms, and other tools read the same."""

import pytest
from hypothesis import given, settings
from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    RdfFormat,
    parse,
)

from exports import DEFAULT_BASE_IRI, Options
from exports.rdf.iris import Iris
from exports.rdf.terms import DCTERMS, FABIO, LPWC, LPWCC, MLS, OA, OWN, SCHEMA, XSD, A
from exports.rdf.triples import triples
from kg.errors import GraphError, InvalidValueError
from kg.graph import KnowledgeGraph, Statement
from kg.model import Source
from kg.schema import Kind, LinkKind, NodeKind, Relation, ResultKind
from tests.exports.exported import exported
from tests.graphs.build import add_entity, add_link, add_paper, add_result
from tests.graphs.sample import sample
from tests.strategies import graphs

BASE = DEFAULT_BASE_IRI


def said(graph: KnowledgeGraph, node: str) -> set[tuple[NamedNode, object]]:
    """Properties and values of the node, values under the base as paths."""
    subject = Iris(BASE)[node]
    return {(t.predicate, t.object) for t in triples(graph, Options()) if t.subject == subject}


def values(graph: KnowledgeGraph, node: str, term: NamedNode) -> set[object]:
    return {value for predicate, value in said(graph, node) if predicate == term}


@settings(max_examples=20, deadline=None)
@given(graphs())
def test_subjects_are_sorted_and_each_stands_once_and_none_is_blank(graph: KnowledgeGraph) -> None:
    subjects: list[str] = []
    for quad in parse(exported(graph, "turtle"), RdfFormat.TURTLE):
        assert isinstance(quad.subject, NamedNode)
        assert not isinstance(quad.object, BlankNode)
        if not subjects or subjects[-1] != quad.subject.value:
            subjects.append(quad.subject.value)
    assert subjects == sorted(set(subjects), key=lambda subject: subject.split("/"))
    assert len(subjects) >= len(graph) + 1


def test_all_nodes_follow_the_base_and_our_terms_do_not() -> None:
    options = Options(base_iri="https://example.org/kg#")
    turtle = exported(sample(), "turtle", options)
    found = list(parse(turtle, RdfFormat.TURTLE))
    for quad in found:
        assert isinstance(quad.subject, NamedNode)
        assert quad.subject.value.startswith(options.base_iri)
    assert {quad.predicate for quad in found} >= {OWN["introduces"]}


@pytest.mark.parametrize(
    "base", ["", "paperkg", "https://", "https://a b/", "https://a.org/kg", "/kg/", "https://<a>/"]
)
def test_a_base_that_is_no_absolute_iri_with_an_end_is_refused(base: str) -> None:
    with pytest.raises(InvalidValueError, match=r"is no absolute IRI that ends with / or #"):
        exported(sample(), "turtle", Options(base_iri=base))


def test_a_node_that_makes_no_iri_is_named() -> None:
    graph = KnowledgeGraph()
    add_entity(graph, Kind.MODEL, "a b", node="model/a b")
    with pytest.raises(GraphError, match=r"node 'model/a b' makes no IRI"):
        exported(graph, "turtle")


INTRODUCED_OR_USED = [
    (Kind.TASK, LPWC["hasTask"]),
    (Kind.METHOD, LPWC["hasMethod"]),
    (Kind.MODEL, LPWC["hasModel"]),
    (Kind.DATASET, LPWC["usesDataset"]),
    (Kind.METRIC, OWN["measuresWith"]),
]


@pytest.mark.parametrize("relation", [Relation.INTRODUCES, Relation.USES, Relation.MENTIONS])
@pytest.mark.parametrize(("kind", "published"), INTRODUCED_OR_USED)
def test_a_role_is_told_in_our_term_and_in_published_ones(
    kind: Kind, published: NamedNode, relation: Relation
) -> None:
    graph = KnowledgeGraph()
    paper, entity = add_paper(graph, "p1", "T"), add_entity(graph, kind, "X")
    graph.add_edge(paper, entity, relation, Statement())
    told = {term for term, value in said(graph, paper) if value == Iris(BASE)[entity]}
    background = {OWN[relation], SCHEMA["mentions"]}
    assert told == (background if relation == Relation.MENTIONS else {*background, published})
    introducers = {Iris(BASE)[paper]} if relation == Relation.INTRODUCES else set()
    assert values(graph, entity, LPWC["introducedBy"]) == introducers


LINKS = [
    (Relation.HAS_REPOSITORY, LinkKind.REPOSITORY, {"hasOfficialRepository", "hasRepository"}),
    (Relation.LINKS_TO, LinkKind.REPOSITORY, {"paperMentionsRepository"}),
    (Relation.HAS_REPOSITORY, LinkKind.DEMO, set()),
    (Relation.LINKS_TO, LinkKind.PAPER, set()),
]


@pytest.mark.parametrize(("relation", "kind", "published"), LINKS)
def test_only_a_repository_is_told_as_one(
    relation: Relation, kind: LinkKind, published: set[str]
) -> None:
    graph = KnowledgeGraph()
    paper = add_paper(graph, "p1", "T")
    link = add_link(graph, paper, "https://github.com/a/b", kind, relation)
    told = {term for term, value in said(graph, paper) if value == Iris(BASE)[link]}
    assert told == {OWN[relation], *(LPWC[term] for term in published)}
    is_repository = (A, LPWCC["repository"]) in said(graph, link)
    assert is_repository == (kind == LinkKind.REPOSITORY)
    address = SCHEMA["codeRepository"] if is_repository else SCHEMA["url"]
    url = "https://github.com/a/b"
    assert values(graph, link, address) == {NamedNode(url)}
    typed = {Literal(url, datatype=XSD["anyURI"])} if is_repository else set()
    assert values(graph, link, FABIO["hasURL"]) == typed


@pytest.mark.parametrize("relation", Relation)
def test_every_edge_is_there_in_our_own_term(relation: Relation) -> None:
    graph = sample()
    edges = {(e.source, e.target) for e in graph.edges() if e.relation == relation}
    iris = Iris(BASE)
    told = {
        (t.subject, t.object) for t in triples(graph, Options()) if t.predicate == OWN[relation]
    }
    assert edges
    assert told == {(iris[source], iris[target]) for source, target in edges}


def test_a_difference_is_no_score_and_in_no_run() -> None:
    graph = KnowledgeGraph()
    paper = add_paper(graph, "p1", "T")
    delta = add_result(graph, paper, "+2.0", number="+2.0", kind=ResultKind.DELTA)
    about = said(graph, delta)
    assert (A, OWN["DeltaResult"]) in about
    assert (OWN["hasDelta"], Literal("2", datatype=XSD["decimal"])) in about
    assert (OWN["spelling"], Literal("+2.0")) in about
    pointing = {t.predicate for t in triples(graph, Options()) if t.object == Iris(BASE)[delta]}
    assert pointing == {OWN["reports"], OA["hasBody"]}
    assert not {LPWCC["evaluationresult"], MLS["ModelEvaluation"]} & {value for _, value in about}
    assert MLS["hasValue"] not in {term for term, _ in about}


def test_results_of_one_task_dataset_and_model_share_a_run_and_others_do_not() -> None:
    graph = sample()
    by_run: dict[str, int] = {}
    for triple in triples(graph, Options()):
        if triple.predicate == LPWC["hasEvaluationResult"]:
            by_run[str(triple.subject)] = by_run.get(str(triple.subject), 0) + 1
    # Two scores on ImageNet, one with no dataset in the first paper; two in the second.
    assert sorted(by_run.values()) == [1, 2, 2]


@pytest.mark.parametrize(
    ("kind", "terms"),
    [
        (Kind.MODEL, {MLS["hasOutput"], LPWC["hasModel"]}),
        (Kind.METHOD, {MLS["realizes"], LPWC["hasMethod"]}),
    ],
)
def test_a_run_gives_a_model_but_follows_a_method(kind: Kind, terms: set[NamedNode]) -> None:
    graph = KnowledgeGraph()
    entity = add_entity(graph, kind, "Zorb")
    add_result(graph, add_paper(graph, "p1", "T"), "81", entity)
    pointing = [t for t in triples(graph, Options()) if t.object == Iris(BASE)[entity]]
    assert {t.predicate for t in pointing if "/run/" in str(t.subject)} == terms


def test_a_value_that_is_no_number_is_told_as_it_is_spelled() -> None:
    graph = KnowledgeGraph()
    result = add_result(graph, add_paper(graph, "p1", "T"), "4:52")
    assert values(graph, result, OWN["spelling"]) == {Literal("4:52")}
    assert values(graph, result, MLS["hasValue"]) == set()


def test_the_evidence_quotes_the_text_in_code_points() -> None:
    graph = sample()
    paper = next(graph.nodes(NodeKind.PAPER))
    text = graph.text(paper)
    spans = {span for edge in graph.edges_from(paper) for span in edge.statement.evidence}
    assert any(
        text[start:end] == "CrossViT" and start > text.index("\U0001f600") for start, end in spans
    )
    for start, end in spans:
        path = f"{paper}/span/{start}-{end}"
        assert values(graph, f"{path}/position", OA["start"]) == {Literal(start)}
        assert values(graph, f"{path}/position", OA["end"]) == {Literal(end)}
        quote = {term: value for term, value in said(graph, f"{path}/quote") if term != A}
        parts = [quote[OA[name]] for name in ("prefix", "exact", "suffix")]
        words = [part.value for part in parts if isinstance(part, Literal)]
        assert words[1] == text[start:end]
        assert "".join(words) in text
        assert values(graph, path, OA["hasSource"]) == {Iris(BASE)[f"{paper}/text"]}


def test_each_extractor_of_a_mention_is_named() -> None:
    graph = sample()
    paper = next(graph.nodes(NodeKind.PAPER))
    mention = f"{paper}/mention/0-8/model/crossvit"
    about = {str(value) for _, value in said(graph, mention)}
    assert {f"<{BASE}extraction/crf>", f"<{BASE}extraction/vocabulary>"} <= about
    assert {value for _, value in said(graph, mention)} >= {
        Literal("0.98", datatype=XSD["decimal"]),
        Literal("0.95", datatype=XSD["decimal"]),
    }


@pytest.mark.parametrize(
    ("url", "local", "arxiv"),
    [
        ("https://arxiv.org/abs/2103.14899v2", "p1", "2103.14899"),
        ("https://example.org/2103.14899", "p1", None),
        (None, "2103.14899", "2103.14899"),
    ],
)
def test_a_paper_of_arxiv_is_a_preprint(url: str | None, local: str, arxiv: str | None) -> None:
    graph = KnowledgeGraph()
    paper = add_paper(graph, local, "T", url=url)
    assert values(graph, paper, FABIO["hasArXivId"]) == ({Literal(arxiv)} if arxiv else set())
    assert ((A, FABIO["Preprint"]) in said(graph, paper)) == (arxiv is not None)


def test_a_page_and_its_date_line_are_no_date_of_the_paper() -> None:
    graph = sample()
    second = list(graph.nodes(NodeKind.PAPER))[1]
    assert values(graph, second, DCTERMS["issued"]) == {Literal("2024", datatype=XSD["gYear"])}
    first = next(graph.nodes(NodeKind.PAPER))
    listing = f"{first}/listing/page%201.txt/3"
    assert (OWN["pageDate"], Literal("Mar 27")) in said(graph, listing)
    assert (OWN["listedAs"], Iris(BASE)[listing]) in said(graph, first)
    assert (DCTERMS["source"], Iris(BASE)["page/page%202.txt"]) in said(graph, first)


def test_what_is_said_twice_of_one_subject_is_written_once() -> None:
    graph = KnowledgeGraph()
    origins = (Source("page.txt", 1), Source("page.txt", 1, "Mar 27"))
    paper = add_paper(graph, "p", "Title", source=origins)
    for relation in (Relation.HAS_REPOSITORY, Relation.LINKS_TO):
        add_link(graph, paper, "https://a.org/b", relation=relation)
    written = [str(triple) for triple in triples(graph, Options())]
    assert len(written) == len(set(written))
    listing = f"<{BASE}{paper}/listing/page.txt/1> {OWN['pageDate']}"
    assert sum(triple.startswith(listing) for triple in written) == 1
