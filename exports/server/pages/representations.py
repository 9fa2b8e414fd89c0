"""The representations of a resource: a page, or RDF in several formats."""

from collections.abc import Iterable, Mapping

from pyoxigraph import RdfFormat, Triple, serialize
from starlette.exceptions import HTTPException
from starlette.requests import Request

from exports.server.http.negotiation import choose
from exports.server.pages.template import node_path

HTML = "text/html"
RDF = {
    "text/turtle": RdfFormat.TURTLE,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "text/plain": RdfFormat.N_TRIPLES,  # what rdflib asks for when it wants them
}
"""The formats of RDF, by media type."""

_SUFFIXES = {
    ".ttl": "text/turtle",
    ".jsonld": "application/ld+json",
    ".nt": "application/n-triples",
}
"""Suffixes of paths that select a format without a header."""


def without_suffix(path: str) -> tuple[str, str | None]:
    """Return a path without the suffix of a format of RDF, and its media type.

    >>> without_suffix("/model/vit.ttl"), without_suffix("/model/vit")
    (('/model/vit', 'text/turtle'), ('/model/vit', None))
    """
    for suffix, form in _SUFFIXES.items():
        if path.endswith(suffix):
            return path.removesuffix(suffix), form
    return path, None


def form_for(request: Request, path: str) -> str:
    """Return the media type that the client prefers; raise a 406 if it accepts none."""
    form = choose(request.headers.get("accept"), (HTML, *RDF))
    if form is None:
        offers = ", ".join((HTML, *RDF))
        raise HTTPException(406, f"the page comes as {offers}; accept one of these", headers(path))
    return form


def headers(path: str) -> dict[str, str]:
    """Return the headers of a response that has alternates, with their addresses."""
    base = node_path(path)
    links = (f'<{base}{end}>; rel="alternate"; type="{form}"' for end, form in _SUFFIXES.items())
    return {"vary": "Accept", "link": ", ".join((f'<{base}>; rel="canonical"', *links))}


def written(triples: Iterable[Triple], form: str, prefixes: Mapping[str, str]) -> bytes:
    """Return triples in a media type of `RDF`, each once, in their order."""
    content = serialize(dict.fromkeys(triples), format=RDF[form], prefixes=dict(prefixes))
    return content or b""  # None where it writes to a file
