"""Every term that is written is one that its vocabulary has; ours are defined, and kept to."""

from collections.abc import Iterable
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import NamedNode
from rdflib import OWL, RDF, RDFS, SDO, XSD, BNode, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

import exports
from exports import DEFAULT_BASE_IRI, Options
from exports.rdf.rdflib_graph import as_rdflib
from exports.rdf.terms import OWN, OWN_IRI, VOCABULARIES, Vocabulary, prefixes
from exports.rdf.terms import RDF as RDF_TERMS
from exports.rdf.triples import triples
from kg.errors import UnknownNameError
from kg.graph import KnowledgeGraph
from kg.schema import RESULT_FIELDS, Kind, LinkKind, NodeKind, Relation, ResultKind
from tests.graphs.build import add_entity, add_paper, add_result
from tests.graphs.sample import hostile, sample

ONTOLOGY = Path(exports.__file__).parent / "rdf" / "ontology.ttl"
KNOWN = {vocabulary.iri + term for vocabulary in VOCABULARIES for term in vocabulary.terms}
OF_RDFLIB = {
    *("rdf", "rdfs", "xsd", "dcat", "dcterms", "doap", "foaf", "prov", "schema", "skos", "void")
}
OF_OWL = {OWL.Ontology, OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.unionOf}
EVERYTHING = Options(date="2026-11-21T09:30:00Z")


def of_method() -> KnowledgeGraph:
    """A graph in which a method has a result, as models have elsewhere."""
    graph = KnowledgeGraph()
    method = add_entity(graph, Kind.METHOD, "distillation")
    add_result(graph, add_paper(graph, "p", "T"), "81", method, number=None)
    return graph


def emitted() -> tuple[set[str], set[str]]:
    """Every class, and every property, of whole graphs."""
    classes, properties = set(), set()
    for graph in (sample(), hostile(), of_method()):
        for triple in triples(graph, EVERYTHING):
            properties.add(triple.predicate.value)
            if triple.predicate == RDF_TERMS["type"]:
                assert isinstance(triple.object, NamedNode)
                classes.add(triple.object.value)
    return classes, properties


CLASSES, PROPERTIES = emitted()


def test_the_sample_has_everything_that_a_graph_can_have() -> None:
    nodes = [data for _, data in sample().nx.nodes(data=True)]
    assert {data["kind"] for data in nodes} == {*Kind, *NodeKind}
    assert {edge.relation for edge in sample().edges()} == set(Relation)
    assert {data["link_kind"] for data in nodes if "link_kind" in data} == set(LinkKind)
    assert {data["result_kind"] for data in nodes if "result_kind" in data} == set(ResultKind)


@pytest.mark.parametrize("term", sorted(CLASSES | PROPERTIES))
def test_a_written_class_or_property_is_in_the_vocabulary_that_it_claims(term: str) -> None:
    (vocabulary,) = [v for v in VOCABULARIES if term.startswith(v.iri)]
    assert term.removeprefix(vocabulary.iri) in vocabulary.terms


def test_no_class_is_written_as_a_property_and_none_the_other_way_round() -> None:
    assert not CLASSES & PROPERTIES
    for vocabulary in VOCABULARIES:
        for terms, is_class in ((CLASSES, True), (PROPERTIES, False)):
            names = {t.removeprefix(vocabulary.iri) for t in terms if t.startswith(vocabulary.iri)}
            # All vocabularies but this one write classes with a capital, and only classes.
            if vocabulary.prefix != "lpwcc":
                assert all(name[0].isupper() == is_class for name in names)
            else:
                assert bool(names) == is_class


@pytest.mark.parametrize("vocabulary", VOCABULARIES, ids=lambda v: v.prefix)
def test_a_listed_term_is_written_somewhere(vocabulary: Vocabulary) -> None:
    if vocabulary.prefix not in OF_RDFLIB:
        assert {vocabulary.iri + term for term in vocabulary.terms} <= CLASSES | PROPERTIES


def test_no_namespace_is_listed_by_hand_that_rdflib_publishes() -> None:
    published = {str(n) for n in vars(rdflib.namespace).values() if isinstance(n, type(SDO))}
    assert str(SDO) in published
    assert {v.prefix for v in VOCABULARIES if v.iri in published} == OF_RDFLIB


@pytest.mark.parametrize("vocabulary", VOCABULARIES, ids=lambda v: v.prefix)
def test_a_misspelt_term_is_an_error(vocabulary: Vocabulary) -> None:
    with pytest.raises(UnknownNameError, match=f"unknown term of {vocabulary.prefix} 'hasArXivID'"):
        vocabulary["hasArXivID"]


def test_each_prefix_and_each_namespace_stands_once() -> None:
    found = prefixes(DEFAULT_BASE_IRI)
    assert len(set(found.values())) == len(found) == len(VOCABULARIES) + len(Kind) + len(NodeKind)


DEFINED = rdflib.Graph().parse(ONTOLOGY)
OURS = sorted(OWN.terms)

NOWHERE = {
    *("reports", "onDataset", "byMetric", "ofModel", "forTask", "better", "linkKind"),
    *("versus", "sign", "relative", "uncertainty", "sure", "unsureOf"),
}
"""Our terms under no published one: none says as much, or one would say more than is meant."""

CONFIDENCES = {"roleConfidence", *(f"{field}Confidence" for field in RESULT_FIELDS.values())}
SPECIFIC = NOWHERE | CONFIDENCES
"""A confidence under `itsrdf:taConfidence` would give an annotation, or a result, two of them."""


def ours(term: str) -> URIRef:
    return URIRef(OWN_IRI + term)


def is_class(term: str) -> bool:
    return (ours(term), RDF.type, OWL.Class) in DEFINED


def test_the_ontology_defines_our_terms_and_no_others() -> None:
    named = {str(s) for s in DEFINED.subjects(RDF.type) if isinstance(s, URIRef)}
    assert named == {OWN_IRI + term for term in OURS} | {OWN_IRI.rstrip("#")}


@pytest.mark.parametrize("term", OURS)
def test_a_term_of_ours_has_a_label_and_a_comment(term: str) -> None:
    label, comment = (DEFINED.value(ours(term), what) for what in (RDFS.label, RDFS.comment))
    assert label is not None
    words = str(label).split()
    assert "".join(word.capitalize() for word in words).lower() == term.lower()
    assert str(comment).endswith(".")


@pytest.mark.parametrize("term", OURS)
def test_a_property_of_ours_has_a_domain_and_a_range(term: str) -> None:
    for side in (RDFS.domain, RDFS.range):
        assert bool(list(DEFINED.objects(ours(term), side))) != is_class(term)
    of_data = (ours(term), RDF.type, OWL.DatatypeProperty) in DEFINED
    ranges = set(DEFINED.objects(ours(term), RDFS.range))
    assert of_data == any(str(each).startswith(str(XSD)) for each in ranges)


@pytest.mark.parametrize("term", OURS)
def test_a_term_of_ours_has_its_place_under_a_published_one(term: str) -> None:
    above = RDFS.subClassOf if is_class(term) else RDFS.subPropertyOf
    parents = [str(parent) for parent in DEFINED.objects(ours(term), above)]
    assert all(p in KNOWN and not p.startswith(OWN_IRI) for p in parents)
    assert bool(parents) == (term not in SPECIFIC)


def members(side: Iterable[Node]) -> set[Node]:
    """The classes or datatypes of a domain or range, those of a union one by one."""
    found: set[Node] = set()
    for each in side:
        union = DEFINED.value(each, OWL.unionOf)
        found |= {each} if union is None else set(Collection(DEFINED, union))
    return found


@pytest.mark.parametrize("term", [term for term in OURS if not is_class(term)])
def test_what_is_written_keeps_to_domain_and_range(term: str) -> None:
    written = as_rdflib(sample(), EVERYTHING)
    domain, values = (
        members(DEFINED.objects(ours(term), side)) for side in (RDFS.domain, RDFS.range)
    )
    pairs = list(written.subject_objects(ours(term)))
    assert pairs
    for subject, value in pairs:
        assert set(written.objects(subject, RDF.type)) & domain
        if isinstance(value, rdflib.Literal):
            assert (value.datatype or XSD.string) in values
        else:
            assert set(written.objects(value, RDF.type)) & values


def test_the_ontology_uses_only_terms_that_are_published() -> None:
    allowed = KNOWN | {str(term) for term in OF_OWL} | {OWN_IRI.rstrip("#")}
    for triple in DEFINED:
        assert {str(term) for term in triple if isinstance(term, URIRef)} <= allowed
        assert not isinstance(triple[1], BNode)


@pytest.mark.parametrize("role", ["introduces", "uses", "mentions"])
def test_a_role_is_a_sub_property_of_schema_mentions(role: str) -> None:
    assert DEFINED.value(ours(role), RDFS.subPropertyOf) == SDO.mentions
