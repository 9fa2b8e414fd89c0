"""Queries over exported RDF: the shipped ones, what may run, and the forms of an answer."""
