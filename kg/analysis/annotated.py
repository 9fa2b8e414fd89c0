"""Measures as attributes of nodes, for NetworkX and the programs that draw its graphs."""

import networkx as nx

from kg.analysis.centrality import MEASURES, measure
from kg.analysis.communities import communities
from kg.analysis.cooccurrence import cooccurrence
from kg.graph import KnowledgeGraph

COMMUNITY = "community"


def annotated(graph: KnowledgeGraph, *names: str) -> "nx.MultiDiGraph[str]":
    """Return a copy of `graph.nx` whose entities have an attribute for each named measure.

    `pagerank`, `degree` and `betweenness` are numbers between 0 and 1. `community` gives two
    attributes, `community`, a number, and `community_name`, to entities that are in one. Without
    names it gives all; an unknown name is an error. `graph` stays as it is, since a measure is no
    part of what papers say.

    >>> from kg.example import example
    >>> annotated(example(), "degree", "community").nodes["model/zorbnet"]["degree"]
    0.48
    """
    wanted = names or (*MEASURES, COMMUNITY)
    copy = graph.nx.copy()
    for name in wanted:
        if name == COMMUNITY:
            for community in communities(graph):
                for node in community.members:
                    copy.nodes[node].update(
                        community=community.number, community_name=community.name
                    )
        else:
            weighted = cooccurrence(graph)
            for node, number in zip(weighted.nodes, measure(name)(weighted).tolist(), strict=True):
                copy.nodes[node][name] = number
    return copy
