"""Every term that is written is one that its vocabulary has."""

from pathlib import Path

import pytest
import rdflib
from pyoxigraph import NamedNode
from rdflib import OWL, RDF, RDFS, SDO

import exports
from exports import DEFAULT_BASE_IRI
from exports.rdf.terms import OWN, OWN_IRI, VOCABULARIES, Vocabulary, prefixes
from exports.rdf.terms import RDF as RDF_TERMS
from exports.rdf.triples import triples
from kg.errors import UnknownNameError
from kg.schema import Kind, NodeKind
from tests.exports.graphs import hostile, sample

ONTOLOGY = Path(exports.__file__).parent / "ontology.ttl"
KNOWN = {vocabulary.iri + term for vocabulary in VOCABULARIES for term in vocabulary.terms}
OF_RDFLIB = {"rdf", "rdfs", "xsd", "dcat", "dcterms", "doap", "prov", "schema", "skos", "void"}


def emitted() -> set[str]:
    """Every property, class and datatype of two whole graphs."""
    found: set[str] = set()
    for graph in (sample(), hostile()):
        for triple in triples(graph, DEFAULT_BASE_IRI):
            found.add(triple.predicate.value)
            if triple.predicate == RDF_TERMS["type"]:
                assert isinstance(triple.object, NamedNode)
                found.add(triple.object.value)
    return found


def test_every_written_class_and_property_is_in_the_table() -> None:
    assert emitted() <= KNOWN


@pytest.mark.parametrize("vocabulary", VOCABULARIES, ids=lambda v: v.prefix)
def test_a_listed_term_is_written_somewhere(vocabulary: Vocabulary) -> None:
    if vocabulary.prefix not in OF_RDFLIB:
        assert {vocabulary.iri + term for term in vocabulary.terms} <= emitted()


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


def test_the_ontology_defines_our_terms_and_no_others() -> None:
    ontology = rdflib.Graph().parse(ONTOLOGY)
    defined = {
        str(s) for s in ontology.subjects(RDF.type) if (s, RDF.type, OWL.Ontology) not in ontology
    }
    assert defined == {OWN_IRI + term for term in OWN.terms}
    for term in defined:
        assert ontology.value(rdflib.URIRef(term), RDFS.label)
        assert ontology.value(rdflib.URIRef(term), RDFS.comment)


@pytest.mark.parametrize("role", ["introduces", "uses", "mentions"])
def test_a_role_is_a_sub_property_of_schema_mentions(role: str) -> None:
    ontology = rdflib.Graph().parse(ONTOLOGY)
    parent = ontology.value(rdflib.URIRef(OWN_IRI + role), RDFS.subPropertyOf)
    assert parent == SDO.mentions


def test_the_ontology_uses_only_terms_that_are_published() -> None:
    allowed = KNOWN | {str(term) for term in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)}
    allowed |= {str(OWL.Ontology), OWN_IRI.rstrip("#")}
    for triple in rdflib.Graph().parse(ONTOLOGY):
        assert {str(term) for term in triple if isinstance(term, rdflib.URIRef)} <= allowed
