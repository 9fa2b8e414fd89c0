"""Answers to queries, as Python values and in the formats of the W3C."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from functools import cached_property
from io import BytesIO
from typing import Literal as OneOf

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
    serialize,
)

from kg.errors import QueryError

Term = NamedNode | BlankNode | Literal | Triple
Value = str | int | float | Decimal | bool | None
AnswerKind = OneOf["rows", "boolean", "triples"]

ROW_MEDIA_TYPES: Mapping[str, QueryResultsFormat] = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "text/csv": QueryResultsFormat.CSV,
    "text/tab-separated-values": QueryResultsFormat.TSV,
}
"""The forms of rows and truth values: https://www.w3.org/TR/sparql11-overview/."""

GRAPH_MEDIA_TYPES: Mapping[str, RdfFormat] = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/rdf+xml": RdfFormat.RDF_XML,
}
"""The forms of triples: https://www.w3.org/TR/rdf11-primer/."""

_XSD = "http://www.w3.org/2001/XMLSchema#"
_READ: Mapping[str, Callable[[str], Value]] = {
    f"{_XSD}integer": int,
    f"{_XSD}decimal": Decimal,
    f"{_XSD}double": float,
    f"{_XSD}float": float,
    f"{_XSD}boolean": lambda text: text in {"true", "1"},
}


@dataclass(frozen=True)
class QueryAnswer:
    r"""The answer to a query, in the order of the engine.

    SELECT gives `rows`; CONSTRUCT and DESCRIBE give `triples`, sorted, whose rows are subject,
    predicate and object; ASK gives one row of one truth value.

    `content` is what the answer is made of: SPARQL TSV for rows, sorted N-Triples for triples,
    SPARQL JSON for a truth value. `prefixes` shorten names in Turtle.

    >>> QueryAnswer("rows", b'?name\t?score\n"ViT"\t87.3\n').rows
    (('ViT', Decimal('87.3')),)
    """

    kind: AnswerKind
    content: bytes
    prefixes: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)

    @property
    def variables(self) -> tuple[str, ...]:
        """The names of the columns."""
        if self.kind == "rows":
            return tuple(variable.value for variable in self._solutions().variables)
        return ("answer",) if self.kind == "boolean" else ("subject", "predicate", "object")

    @cached_property
    def terms(self) -> tuple[tuple[Term | None, ...], ...]:
        """The rows as RDF terms, None where a variable has no value."""
        if self.kind == "boolean":
            answer = "true" if self.boolean else "false"
            return ((Literal(answer, datatype=NamedNode(f"{_XSD}boolean")),),)
        if self.kind == "triples":
            return tuple((each.subject, each.predicate, each.object) for each in self.triples)
        return tuple(tuple(solution) for solution in self._solutions())

    @property
    def rows(self) -> tuple[tuple[Value, ...], ...]:
        """The rows as numbers, truth values, and strings for all other terms."""
        return tuple(tuple(value(term) for term in row) for row in self.terms)

    @property
    def boolean(self) -> bool:
        """The truth value of ASK; for another query, whether it found anything."""
        if self.kind == "boolean":
            return bool(parse_query_results(self.content, QueryResultsFormat.JSON))
        return bool(self.terms)

    @property
    def triples(self) -> tuple[Triple, ...]:
        """The triples of CONSTRUCT and DESCRIBE; empty for another query."""
        if self.kind != "triples":
            return ()
        quads = parse(self.content, RdfFormat.N_TRIPLES)
        return tuple(each.triple for each in quads)

    @property
    def media_types(self) -> tuple[str, ...]:
        """The media types in which the answer can be written, the usual one first."""
        return tuple(GRAPH_MEDIA_TYPES if self.kind == "triples" else ROW_MEDIA_TYPES)

    def serialize(self, media_type: str) -> bytes:
        """Return the answer in a media type; raise `QueryError` if it has no such form."""
        if media_type not in self.media_types:
            what = "triples" if self.kind == "triples" else "rows"
            raise QueryError(
                f"{media_type} has no form for {what}; ask for {' or '.join(self.media_types)}"
            )
        if self.kind == "triples":
            return self._graph(media_type)
        source = QueryResultsFormat.JSON if self.kind == "boolean" else QueryResultsFormat.TSV
        buffer = BytesIO()
        parse_query_results(self.content, source).serialize(buffer, ROW_MEDIA_TYPES[media_type])
        return buffer.getvalue()

    def _graph(self, media_type: str) -> bytes:
        if media_type == "application/rdf+xml":
            return _rdf_xml(self.content)
        form = GRAPH_MEDIA_TYPES[media_type]
        prefixes = dict(self.prefixes) if form == RdfFormat.TURTLE else None
        buffer = BytesIO()
        serialize(self.triples, buffer, form, prefixes=prefixes)
        return buffer.getvalue()

    def _solutions(self) -> QuerySolutions:
        solutions = parse_query_results(self.content, QueryResultsFormat.TSV)
        assert isinstance(solutions, QuerySolutions)  # TSV has no truth values
        return solutions


def value(term: Term | None) -> Value:
    """Return a term as a Python value; a number that is invalid for its type stays a string.

    >>> value(Literal(12))
    12
    """
    if not isinstance(term, Literal):
        return None if term is None else text(term)
    try:
        return _READ.get(term.datatype.value, str)(term.value)
    except (ValueError, InvalidOperation):
        return term.value


def text(term: Term | None) -> str:
    """Return the address of an IRI, or the characters of a literal."""
    if term is None:
        return ""
    return term.value if isinstance(term, NamedNode | Literal) else str(term)


def _rdf_xml(ntriples: bytes) -> bytes:
    # Oxigraph's own writer loses carriage returns.
    import rdflib

    graph = rdflib.Graph().parse(data=ntriples, format="nt")
    try:
        return graph.serialize(format="xml", encoding="utf-8")
    except ValueError as error:
        raise QueryError(
            f"a property makes no name of XML ({error}); ask for text/turtle"
        ) from error
