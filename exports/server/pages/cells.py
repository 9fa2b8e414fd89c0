"""Terms of RDF as the tables of pages show them, each leading to where more is said of it."""

from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from exports.rdf.iris import to_curie
from exports.rdf.terms import OWN_IRI
from exports.server.pages.template import node_path, web_address
from exports.server.site import Site
from exports.sparql.answers import Term, text, value
from kg.schema import Kind, NodeKind

ONLY_IN_RDF = frozenset({"void", "build", "software", "page", "extraction", "extractor"})
"""How the paths begin of what RDF names and the graph has no node for, but parts of a paper."""

_LONG = 40  # characters, beyond which a text gets more room
_OF_NODES = frozenset(kind.lower() for kind in (*Kind, *NodeKind))


@dataclass(frozen=True, slots=True)
class Cell:
    """A term in a table: its characters, where it leads, and how it is set."""

    text: str
    href: str | None = None
    is_number: bool = False

    @property
    def style(self) -> str:
        """The class that sets it: numbers below one another, long texts in a wide column."""
        if self.is_number:
            return "number"
        return "long" if len(self.text) > _LONG and self.href is None else ""


def cell(site: Site, term: Term | None) -> Cell:
    """Return what a table shows of a term; nothing where a variable has no value."""
    if isinstance(term, NamedNode):
        return _link(site, term.value)
    if isinstance(term, Literal) and term.value in site.graph:
        # Some queries give ids, as Python has them.
        return Cell(term.value, node_path(term.value))
    is_number = isinstance(term, Literal) and not isinstance(value(term), str | bool)
    return Cell(text(term), is_number=is_number)


def _link(site: Site, iri: str) -> Cell:
    """Return an IRI by its short name; it leads to its page here, else to where it says."""
    path = iri.removeprefix(site.iris.base)
    if path != iri and path.partition("/")[0] in _OF_NODES | ONLY_IN_RDF:
        return Cell(path, node_path(path))
    shown = to_curie(iri, site.queries.prefixes)
    if iri.startswith(OWN_IRI):
        return Cell(shown, f"{node_path('ontology')}#{iri.removeprefix(OWN_IRI)}")
    return Cell(shown, web_address(iri))
