"""RDF terms as cells of tables, with links to their pages."""

from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from exports.rdf.iris import to_curie
from exports.rdf.terms import OWN_IRI
from exports.server.pages.template import node_path, web_address
from exports.server.site import Site
from exports.sparql.answers import Term, text, value
from kg.schema import Kind, NodeKind

ONLY_IN_RDF = frozenset({"void", "build", "software", "page", "extraction", "extractor"})
"""First segments of paths that are in RDF but not in the graph, parts of papers aside."""

_LONG = 40  # characters, beyond which a text gets more room
_OF_NODES = frozenset(kind.lower() for kind in (*Kind, *NodeKind))


@dataclass(frozen=True, slots=True)
class Cell:
    """A term in a table: its text, its link, and its style."""

    text: str
    href: str | None = None
    is_number: bool = False

    @property
    def style(self) -> str:
        """The CSS class: numbers are aligned, long texts get a wide column."""
        if self.is_number:
            return "number"
        return "long" if len(self.text) > _LONG and self.href is None else ""


def cell(site: Site, term: Term | None) -> Cell:
    """Return the cell of a term; it is empty if a variable has no value."""
    if isinstance(term, NamedNode):
        return _link(site, term.value)
    if isinstance(term, Literal) and term.value in site.graph:
        # Some queries give ids, as Python has them.
        return Cell(term.value, node_path(term.value))
    is_number = isinstance(term, Literal) and not isinstance(value(term), str | bool)
    return Cell(text(term), is_number=is_number)


def _link(site: Site, iri: str) -> Cell:
    """Return the cell of an IRI, with a link to its page here or to the IRI itself."""
    path = iri.removeprefix(site.iris.base)
    if path != iri and path.partition("/")[0] in _OF_NODES | ONLY_IN_RDF:
        return Cell(path, node_path(path))
    shown = to_curie(iri, site.queries.prefixes)
    if iri.startswith(OWN_IRI):
        return Cell(shown, f"{node_path('ontology')}#{iri.removeprefix(OWN_IRI)}")
    return Cell(shown, web_address(iri))
