"""From the graph to files: one format, one file."""

from exports._registry import DEFAULT_BASE_IRI, EXPORTERS, Exporter, Options, exporter_for

__all__ = ["DEFAULT_BASE_IRI", "EXPORTERS", "Exporter", "Options", "exporter_for"]
