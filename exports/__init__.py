"""From the graph to files, one format a file; and from files to the answers of queries."""

from exports._registry import DEFAULT_BASE_IRI, EXPORTERS, Exporter, Options, exporter_for
from exports.sparql.answers import FORMATS as ANSWER_FORMATS
from exports.sparql.answers import QueryAnswer
from exports.sparql.book import NamedQuery, named_query, query_book
from exports.sparql.graph import QueryableGraph, run

__all__ = [
    "ANSWER_FORMATS",
    "DEFAULT_BASE_IRI",
    "EXPORTERS",
    "Exporter",
    "NamedQuery",
    "Options",
    "QueryAnswer",
    "QueryableGraph",
    "exporter_for",
    "named_query",
    "query_book",
    "run",
]
