"""The graph as an `rdflib.Graph`, with Oxigraph behind it.

rdflib's interface is the one that Python programs expect; its own store would answer queries some
thirty times slower. See https://github.com/oxigraph/oxrdflib.
"""

import rdflib
from oxrdflib import OxigraphStore
from pyoxigraph import Quad, Store
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

from exports.rdf.options import Options
from exports.rdf.terms import prefixes
from exports.rdf.triples import triples
from kg.graph import KnowledgeGraph


def as_rdflib(graph: KnowledgeGraph, options: Options) -> rdflib.Graph:
    """Return the triples of `graph` in memory, with the prefixes of the Turtle bound.

    Queries need not declare these prefixes. Limits of Oxigraph: a variable in `initBindings` has to
    be one that the query selects, and queries cannot be prepared.
    """
    store = Store()
    store.bulk_extend(Quad(t.subject, t.predicate, t.object) for t in triples(graph, options))
    # The default graph, so that queries without `FROM` see it.
    held = rdflib.Graph(
        OxigraphStore(store=store), DATASET_DEFAULT_GRAPH_ID, bind_namespaces="none"
    )
    for prefix, namespace in prefixes(options.base_iri).items():
        held.bind(prefix, namespace)
    return held
