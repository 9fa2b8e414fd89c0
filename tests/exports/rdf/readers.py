"""RDF files read back, by Oxigraph and by rdflib, as sorted N-Triples."""

import warnings

import rdflib
from pyoxigraph import Literal, NamedNode, RdfFormat, Store, Triple, parse
from rdflib.term import Node
from rdflib.util import guess_format

from exports import EXPORTERS, Options
from exports.rdf.triples import triples
from kg.graph import KnowledgeGraph


def _known_as(suffix: str) -> tuple[RdfFormat, str]:
    oxigraph, name = RdfFormat.from_extension(suffix.removeprefix(".")), guess_format(suffix)
    assert oxigraph, f"Oxigraph reads no format of suffix {suffix}"
    assert name, f"rdflib reads no format of suffix {suffix}"
    return oxigraph, name


FORMATS = {
    form: _known_as(exporter.suffixes[0])
    for form, exporter in EXPORTERS.items()
    if exporter.summary.startswith("RDF")
}
"""What Oxigraph and rdflib call each of our RDF formats, by its first suffix."""


def written(graph: KnowledgeGraph, options: Options | None = None) -> list[str]:
    """The triples that every format is to hold."""
    return sorted(str(triple) for triple in triples(graph, options or Options()))


def by_oxigraph(content: bytes, form: str) -> list[str]:
    """What Oxigraph's parser reads; the named graphs of TriG together."""
    quads = parse(content, FORMATS[form][0])
    return sorted(str(Triple(quad.subject, quad.predicate, quad.object)) for quad in quads)


def by_store(content: bytes, form: str) -> list[str]:
    """What Oxigraph's store keeps, which holds numbers by their value."""
    store = Store()
    store.bulk_load(content, FORMATS[form][0])
    return sorted(str(Triple(quad.subject, quad.predicate, quad.object)) for quad in store)


def rdflib_triples(content: bytes, form: str) -> list[tuple[Node, Node, Node]]:
    """What rdflib reads, in its own terms; the named graphs of TriG together."""
    oxigraph, name = FORMATS[form]
    with warnings.catch_warnings():
        # rdflib's readers of JSON-LD and TriG use what rdflib itself announces to remove.
        warnings.simplefilter("ignore", DeprecationWarning)
        if not oxigraph.supports_datasets:
            return list(rdflib.Graph().parse(data=content, format=name))
        dataset = rdflib.Dataset().parse(data=content, format=name)
    assert isinstance(dataset, rdflib.Dataset)
    return [(subject, term, value) for subject, term, value, _ in dataset.quads()]


def by_rdflib(content: bytes, form: str) -> list[str]:
    """What rdflib reads."""
    return sorted(_line(*triple) for triple in rdflib_triples(content, form))


def _line(subject: Node, predicate: Node, value: Node) -> str:
    head, term = _term(subject), _term(predicate)
    assert isinstance(head, NamedNode)
    assert isinstance(term, NamedNode)
    return str(Triple(head, term, _term(value)))


def _term(term: Node) -> NamedNode | Literal:
    if isinstance(term, rdflib.URIRef):
        return NamedNode(str(term))
    assert isinstance(term, rdflib.Literal)
    datatype = term.datatype or rdflib.XSD.string
    # rdflib spells UTC in its own way, however it was written.
    text = str(term).replace("+00:00", "Z") if datatype == rdflib.XSD.dateTime else str(term)
    return Literal(text, datatype=NamedNode(str(datatype)))
