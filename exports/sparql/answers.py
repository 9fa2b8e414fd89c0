"""What a query gave, as Python values and as text."""

import csv
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from io import StringIO
from typing import Literal as OneOf

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from exports.rdf.terms import XSD

Term = NamedNode | BlankNode | Literal | Triple
Value = str | int | float | Decimal | bool | None

_READ: Mapping[NamedNode, Callable[[str], Value]] = {
    XSD["integer"]: int,
    XSD["decimal"]: Decimal,
    XSD["double"]: float,
    XSD["float"]: float,
    XSD["boolean"]: lambda text: text in {"true", "1"},
}


@dataclass(frozen=True, slots=True)
class QueryAnswer:
    """The answer to a query, in the order in which the engine gave it.

    SELECT gives `rows`; CONSTRUCT and DESCRIBE give `triples`, as rows of subject, predicate and
    object; ASK gives `boolean`, as one row of one truth value. `terms` are the rows as RDF has
    them, None where a variable has no value.
    """

    kind: OneOf["rows", "boolean", "triples"]
    variables: tuple[str, ...]
    terms: tuple[tuple[Term | None, ...], ...]

    @property
    def rows(self) -> tuple[tuple[Value, ...], ...]:
        """The rows as numbers, truth values, and strings for IRIs and all else."""
        return tuple(tuple(value(term) for term in row) for row in self.terms)


def truth(answer: bool) -> Literal:
    """Return a truth value as RDF has it."""
    return Literal("true" if answer else "false", datatype=XSD["boolean"])


def value(term: Term | None) -> Value:
    """Return a term as a Python value; a number that its type does not allow stays a string.

    >>> value(Literal("87.3", datatype=XSD["decimal"]))
    Decimal('87.3')
    """
    if not isinstance(term, Literal):
        return None if term is None else _text(term)
    try:
        return _READ.get(term.datatype, str)(term.value)
    except (ValueError, InvalidOperation):
        return term.value


def as_csv(answer: QueryAnswer) -> str:
    """Return CSV with a line of names first; lines end with a line feed, as in all our files.

    Terms are written as https://www.w3.org/TR/sparql11-results-csv-tsv/ has them: without marks.
    """
    buffer = StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(answer.variables)
    writer.writerows([_text(term) for term in row] for row in answer.terms)
    return buffer.getvalue()


def as_markdown(answer: QueryAnswer) -> str:
    """Return a Markdown table; what Markdown would read as its own signs is escaped."""
    lines = [answer.variables, ["---"] * len(answer.variables)]
    lines.extend([_escaped(_text(term)) for term in row] for row in answer.terms)
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def as_json(answer: QueryAnswer) -> str:
    """Return SPARQL results in JSON: https://www.w3.org/TR/sparql11-results-json/.

    Triples, for which it has no form, are rows of subject, predicate and object.
    """
    if answer.kind == "boolean":
        data: dict[str, object] = {"head": {}, "boolean": answer.rows[0][0]}
    else:
        bindings = [
            {
                name: _json(term)
                for name, term in zip(answer.variables, row, strict=True)
                if term is not None
            }
            for row in answer.terms
        ]
        data = {"head": {"vars": list(answer.variables)}, "results": {"bindings": bindings}}
    return f"{json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True)}\n"


FORMATS: Mapping[str, Callable[[QueryAnswer], str]] = {
    "csv": as_csv,
    "json": as_json,
    "markdown": as_markdown,
}
"""The ways to write an answer as text; each ends with one line feed."""


def _text(term: Term | None) -> str:
    if term is None:
        return ""
    return term.value if isinstance(term, NamedNode | Literal) else str(term)


def _escaped(text: str) -> str:
    for sign in "\\|<`*_[":
        text = text.replace(sign, f"\\{sign}")
    return " ".join(text.split())


def _json(term: Term) -> dict[str, object]:
    if isinstance(term, Triple):
        parts = (("subject", term.subject), ("predicate", term.predicate), ("object", term.object))
        return {"type": "triple", "value": {name: _json(part) for name, part in parts}}
    if isinstance(term, Literal):
        fields: dict[str, object] = {"type": "literal", "value": term.value}
        if term.language:
            fields["xml:lang"] = term.language
        elif term.datatype != XSD["string"]:
            fields["datatype"] = term.datatype.value
        return fields
    return {"type": "uri" if isinstance(term, NamedNode) else "bnode", "value": term.value}
