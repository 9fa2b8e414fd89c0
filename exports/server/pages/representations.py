"""One thing as a page or as RDF: which of them a client is sent, and how RDF is written."""

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
"""The forms of RDF in which a thing is described."""

_SUFFIXES = {
    ".ttl": "text/turtle",
    ".jsonld": "application/ld+json",
    ".nt": "application/n-triples",
}
"""What may follow a path to ask for one form without a header."""


def without_suffix(path: str) -> tuple[str, str | None]:
    """Return a path without the suffix that names a form of RDF, and that form.

    >>> without_suffix("/model/vit.ttl"), without_suffix("/model/vit")
    (('/model/vit', 'text/turtle'), ('/model/vit', None))
    """
    for suffix, form in _SUFFIXES.items():
        if path.endswith(suffix):
            return path.removesuffix(suffix), form
    return path, None


def form_for(request: Request, path: str) -> str:
    """Return the form that the client likes best of what stands at `path`."""
    form = choose(request.headers.get("accept"), (HTML, *RDF))
    if form is None:
        offers = ", ".join((HTML, *RDF))
        raise HTTPException(406, f"the page comes as {offers}; accept one of these", headers(path))
    return form


def headers(path: str) -> dict[str, str]:
    """Return the headers of an answer that has several forms: what else there is, and where."""
    base = node_path(path)
    links = (f'<{base}{end}>; rel="alternate"; type="{form}"' for end, form in _SUFFIXES.items())
    return {"vary": "Accept", "link": ", ".join((f'<{base}>; rel="canonical"', *links))}


def written(triples: Iterable[Triple], form: str, prefixes: Mapping[str, str]) -> bytes:
    """Return triples in one of the forms of `RDF`, each once, in their order."""
    content = serialize(dict.fromkeys(triples), format=RDF[form], prefixes=dict(prefixes))
    return content or b""  # None where it writes to a file
