"""Pages of resources that exist in RDF only: the graph, its provenance, and our own terms.

They are made of the Turtle that is served. Terms and shapes ship with the package and have a base
of their own; they are served here for clients that cannot reach it.
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
from exports.server.site import Site, site_of

_SHIPPED = {"ontology": "ontology.ttl", "shapes": "shapes.ttl"}


async def rdf_page(request: Request, path: str, form: str | None) -> Response | None:
    """Answer with the RDF about a path that is not a node, or return None if there is none.

    `form` is a media type of `RDF`, or None to let the client choose.
    """
    site = site_of(request)
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
    """Return the page: subjects in the order of the triples, each with its statements.

    Blank nodes, such as the members of a list, are only in the other formats.
    """
    subjects: dict[str, list[tuple[Cell, Cell]]] = {}
    for triple in triples:
        if isinstance(triple.subject, NamedNode) and not isinstance(triple.object, BlankNode):
            said = subjects.setdefault(triple.subject.value, [])
            said.append((cell(site, triple.predicate), cell(site, triple.object)))
    return page("rdf.html", {"path": path, "subjects": subjects}, headers=headers(path))
