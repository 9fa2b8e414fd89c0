"""The graph as triples: the terms, the IRIs, and the one list that every RDF format writes."""
