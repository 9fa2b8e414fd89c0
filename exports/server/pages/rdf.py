"""Pages of what only RDF names: the graph as a whole, where it comes from, and our own terms.

The Turtle that is served is asked, so that they say what it says. The terms and the shapes ship
with the package, under a base of their own, and answer here for whoever has no other way to them.
"""

from collections.abc import Sequence
from functools import cache, partial
from importlib.resources import files

from anyio import to_thread
from pyoxigraph import BlankNode, NamedNode, RdfFormat, Triple, parse
from starlette.requests import Request
from starlette.responses import Response

from exports.rdf.terms import prefixes
from exports.server.http.clients import while_connected
from exports.server.pages.cells import ONLY_IN_RDF, Cell, cell
from exports.server.pages.representations import HTML, form_for, headers, written
from exports.server.pages.template import page
from exports.server.site import Site

_SHIPPED = {"ontology": "ontology.ttl", "shapes": "shapes.ttl"}


async def rdf_page(request: Request, path: str, form: str | None) -> Response | None:
    """Answer with what RDF says of a path that is no node's; None where it says nothing.

    `form` is one of RDF, or None for the one that the client likes best.
    """
    site: Site = request.app.state.site
    triples = await _statements(request, site, path)
    if not triples:
        return None
    form = form or form_for(request, path)
    if form == HTML:
        return await to_thread.run_sync(_html, site, path, triples)
    make = partial(written, triples, form, prefixes(site.iris.base))
    return Response(await to_thread.run_sync(make), media_type=form, headers=headers(path))


async def _statements(request: Request, site: Site, path: str) -> Sequence[Triple]:
    if path in _SHIPPED:
        return _shipped(path)
    if path.partition("/")[0] not in ONLY_IN_RDF:
        return ()
    query = f"CONSTRUCT WHERE {{ {site.iris[path]} ?property ?value }}"
    answer = await while_connected(request, lambda: site.queries.run(query))
    return answer.triples


@cache
def _shipped(path: str) -> tuple[Triple, ...]:
    content = (files("exports") / "rdf" / _SHIPPED[path]).read_bytes()
    return tuple(quad.triple for quad in parse(content, RdfFormat.TURTLE))


def _html(site: Site, path: str, triples: Sequence[Triple]) -> Response:
    """Return the page: the subjects in the order of the triples, each with what is said of it.

    Nodes without a name, such as the members of a list, are left to the other forms.
    """
    subjects: dict[str, list[tuple[Cell, Cell]]] = {}
    for triple in triples:
        if isinstance(triple.subject, NamedNode) and not isinstance(triple.object, BlankNode):
            said = subjects.setdefault(triple.subject.value, [])
            said.append((cell(site, triple.predicate), cell(site, triple.object)))
    return page("rdf.html", {"path": path, "subjects": subjects}, headers=headers(path))
