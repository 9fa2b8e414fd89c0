"""RDF/XML, for tools that know no other RDF.

Specified in https://www.w3.org/TR/rdf-syntax-grammar/. rdflib writes it, from triples held in
memory: Oxigraph's writer loses carriage returns and does not escape every name. The order is that
of Turtle. XML 1.0 has no place for some control characters (https://www.w3.org/TR/xml/#charsets),
which no source of papers lets through.
"""

import re
from typing import BinaryIO

import rdflib
from pyoxigraph import Literal, NamedNode

from exports import EXPORTERS, Exporter, Options
from exports.rdf.iris import Iris
from exports.rdf.terms import XSD, prefixes
from exports.rdf.triples import descriptions
from kg.errors import GraphError
from kg.graph import KnowledgeGraph

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_STRING = XSD["string"]


def write(graph: KnowledgeGraph, file: BinaryIO, options: Options) -> None:
    """Write `graph` as RDF/XML; IRIs begin with the base IRI of `options`.

    Raise `GraphError`, before anything is written, if a text has a character that XML forbids.
    """
    # This memory of rdflib's keeps the order in which it is filled, and the writer follows it.
    held = rdflib.Graph("SimpleMemory", bind_namespaces="none")
    for prefix, namespace in prefixes(options.base_iri).items():
        held.bind(prefix, namespace)
    iris = Iris(options.base_iri)
    for description in descriptions(graph, options):
        subject = _iri(iris[description.path])
        for term, value in description.statements:
            held.add((subject, _iri(term), _term(value)))
    held.serialize(file, format="xml", encoding="utf-8")


def _iri(term: NamedNode) -> rdflib.URIRef:
    return rdflib.URIRef(term.value)


def _term(term: NamedNode | Literal) -> rdflib.URIRef | rdflib.Literal:
    if isinstance(term, NamedNode):
        return _iri(term)
    found = _FORBIDDEN.search(term.value)
    if found:
        raise GraphError(
            f"XML has no place for the character U+{ord(found[0]):04X}, which stands in"
            f" {term.value[:40]!r}; export as Turtle, or leave the character out"
        )
    if term.datatype == _STRING:
        return rdflib.Literal(term.value)
    return rdflib.Literal(term.value, datatype=_iri(term.datatype), normalize=False)


EXPORTERS.register("rdfxml", Exporter((".rdf", ".xml"), "RDF as XML.", write))
