"""Write a graph in other formats, and query exported RDF.

Names are imported when they are first used, so that a query does not wait for rdflib.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from exports.rdf.iris import to_curie
    from exports.rdf.options import DEFAULT_BASE_IRI, Options
    from exports.registry import EXPORTERS, Exporter, exporter_for
    from exports.sparql.answers import QueryAnswer
    from exports.sparql.book import NamedQuery, named_query, query_book
    from exports.sparql.forms import GRAPH_FORMS, ROW_FORMS, as_text
    from exports.sparql.worker import QueryWorker, run

__all__ = [
    "DEFAULT_BASE_IRI",
    "EXPORTERS",
    "GRAPH_FORMS",
    "ROW_FORMS",
    "Exporter",
    "NamedQuery",
    "Options",
    "QueryAnswer",
    "QueryWorker",
    "as_text",
    "exporter_for",
    "named_query",
    "query_book",
    "run",
    "to_curie",
]

_HOMES = {
    "to_curie": "exports.rdf.iris",
    "DEFAULT_BASE_IRI": "exports.rdf.options",
    "Options": "exports.rdf.options",
    "GRAPH_FORMS": "exports.sparql.forms",
    "ROW_FORMS": "exports.sparql.forms",
    "as_text": "exports.sparql.forms",
    "QueryAnswer": "exports.sparql.answers",
    "NamedQuery": "exports.sparql.book",
    "named_query": "exports.sparql.book",
    "query_book": "exports.sparql.book",
    "QueryWorker": "exports.sparql.worker",
    "run": "exports.sparql.worker",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - PEP 562 gives whatever the name stands for
    if name in __all__:
        return getattr(import_module(_HOMES.get(name, "exports.registry")), name)
    raise AttributeError(f"module 'exports' has no attribute {name!r}")
