"""What the page's search needs beside names: rules and abbreviations, as values of JSON."""

from typing import Any

from kg.graph import KnowledgeGraph
from kg.lookup.abbreviations import LONGEST_FORM, MOST_SPELLINGS, pairs
from kg.names.folding import rules


def search_data(graph: KnowledgeGraph) -> dict[str, Any]:
    """Return the rules of folding and, by their words, the abbreviations that `graph` knows."""
    return {
        "folding": rules(),
        "abbreviations": [[" ".join(short), " ".join(long)] for short, long in pairs(graph)],
        "longestForm": LONGEST_FORM,
        "mostSpellings": MOST_SPELLINGS,
    }
