"""Validation of RDF against `shapes.ttl`, in SHACL (https://www.w3.org/TR/shacl/), with pySHACL.

Any RDF that Oxigraph reads can be validated, whichever program wrote it.
"""

import gzip
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import pyoxigraph
import rdflib
from pyoxigraph import RdfFormat
from rdflib.namespace import RDF, SH, XSD

from kg.errors import GraphError

_STRING = pyoxigraph.NamedNode(str(XSD.string))
_FORMATS = {
    ".ttl": RdfFormat.TURTLE,
    ".nt": RdfFormat.N_TRIPLES,
    ".nq": RdfFormat.N_QUADS,
    ".trig": RdfFormat.TRIG,
    ".jsonld": RdfFormat.JSON_LD,
    ".rdf": RdfFormat.RDF_XML,
    ".xml": RdfFormat.RDF_XML,
}


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """A rule that a node breaks, and the value found, if any."""

    node: str
    rule: str
    value: str

    def __str__(self) -> str:
        found = f"; found {self.value}" if self.value else ""
        return f"<{self.node}> breaks the rule that it {self.rule}{found}"


@dataclass(frozen=True, slots=True)
class Report:
    """The number of triples, the number of nodes that have a shape, and the violations, sorted."""

    triples: int
    checked: int
    violations: tuple[Violation, ...]


def validate(path: Path) -> Report:
    """Validate the RDF file at `path`, whose suffix says its format; `.gz` may follow.

    Raise `GraphError` if the file cannot be read, or if no node in it has a shape. Memory and time
    grow with the file: some ten seconds for 165,000 triples.
    """
    # It is slow to import, and only this needs it.
    from pyshacl import validate as check

    data = _read(path)
    shapes = _shapes()
    checked = _checked(data, shapes)
    if not checked:
        raise GraphError(
            f"{path}: none of its {len(data):,} triples is about a paper, an entity or a result as"
            " `kg` exports them, so nothing can be checked; give such an export"
        )
    _, found, _ = check(data, shacl_graph=shapes, inference="none", inplace=True)
    if not isinstance(found, rdflib.Graph):  # instead of a report, it gives what went wrong
        raise GraphError(f"{path}: could not be checked ({found}); report it with the file")
    return Report(len(data), checked, tuple(sorted(set(_violations(found)))))


def _read(path: Path) -> rdflib.Graph:
    form = _format(path)
    graph = rdflib.Graph()
    try:
        content = path.read_bytes()
        if path.suffix == ".gz":
            content = gzip.decompress(content)
        for quad in pyoxigraph.parse(content, form, base_iri="urn:file"):
            graph.add((_term(quad.subject), _term(quad.predicate), _term(quad.object)))
    except (OSError, EOFError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or error
        raise GraphError(f"{path}: no RDF can be read there ({reason}); check the path") from error
    except SyntaxError as error:
        problem = " ".join(str(error).split())
        raise GraphError(f"{path}: is no {form.name} ({problem}); export it again") from error
    return graph


def _format(path: Path) -> RdfFormat:
    name = path.name.removesuffix(".gz")
    form = _FORMATS.get(Path(name).suffix)
    if form is not None:
        return form
    if not path.exists():
        raise GraphError(f"{path}: there is no such file or folder; check the path")
    known = ", ".join(_FORMATS)
    raise GraphError(f"{path}: its suffix is of no RDF format; name it with one of {known}")


def _term(term: object) -> rdflib.term.Node:
    """Return a term of Oxigraph as one of rdflib, with the same spelling."""
    if isinstance(term, pyoxigraph.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, pyoxigraph.BlankNode):
        return rdflib.BNode(term.value)
    if isinstance(term, pyoxigraph.Literal):
        if term.language is not None:
            return rdflib.Literal(term.value, lang=term.language)
        # A string without a datatype is rdflib's form of one with xsd:string.
        datatype = None if term.datatype == _STRING else rdflib.URIRef(term.datatype.value)
        return rdflib.Literal(term.value, datatype=datatype, normalize=False)
    raise GraphError(f"{term} is a triple inside a triple, which no shape knows; leave it out")


def _shapes() -> rdflib.Graph:
    text = (files("exports") / "rdf" / "shapes.ttl").read_text(encoding="utf-8")
    return rdflib.Graph().parse(data=text, format="turtle")


def _checked(data: rdflib.Graph, shapes: rdflib.Graph) -> int:
    """Return the number of nodes that have a shape."""
    nodes: set[rdflib.term.Node] = set()
    for target in shapes.objects(None, SH.targetClass):
        nodes.update(data.subjects(RDF.type, target))
    return len(nodes)


def _violations(report: rdflib.Graph) -> Iterator[Violation]:
    for result in report.objects(None, SH.result):  # those of shapes inside shapes are details
        value = report.value(result, SH.value)
        yield Violation(
            node=str(report.value(result, SH.focusNode)),
            rule=str(report.value(result, SH.resultMessage)),
            value="" if value is None else value.n3(),
        )
