"""The description of the endpoint: https://www.w3.org/TR/sparql11-service-description/."""

from collections.abc import Iterator

from pyoxigraph import NamedNode, Triple, serialize

from exports.rdf.terms import A
from exports.sparql.answers import GRAPH_MEDIA_TYPES

_SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_RESULTS = (
    *("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"),
    *("Turtle", "N-Triples", "JSON-LD", "RDF_XML"),
)


def describe_service(endpoint: str, form: str) -> bytes:
    """Return the description of the service at `endpoint`, in one of `GRAPH_MEDIA_TYPES`."""
    prefixes = {"sd": _SD, "formats": _FORMATS}
    content = serialize(_triples(endpoint), format=GRAPH_MEDIA_TYPES[form], prefixes=prefixes)
    return content or b""  # None where it writes to a file


def _triples(endpoint: str) -> Iterator[Triple]:
    service = NamedNode(f"{endpoint}#service")
    yield Triple(service, A, NamedNode(f"{_SD}Service"))
    yield Triple(service, NamedNode(f"{_SD}endpoint"), NamedNode(endpoint))
    yield Triple(service, NamedNode(f"{_SD}supportedLanguage"), NamedNode(f"{_SD}SPARQL11Query"))
    for name in _RESULTS:
        yield Triple(service, NamedNode(f"{_SD}resultFormat"), NamedNode(f"{_FORMATS}{name}"))
