"""What an exporter writes."""

from io import BytesIO

from exports import EXPORTERS, Options
from kg.graph import KnowledgeGraph


def exported(graph: KnowledgeGraph, form: str, options: Options | None = None) -> bytes:
    """The bytes of `graph` in the format of that name."""
    buffer = BytesIO()
    EXPORTERS[form].write(graph, buffer, options or Options())
    return buffer.getvalue()
