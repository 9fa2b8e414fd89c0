"""Answers as text, in the formats of `kg query --format`.

Every text ends with one line feed. Rows and truth values have other formats than graphs.
"""

import csv
from collections.abc import Callable, Mapping
from io import StringIO

from exports.sparql.answers import QueryAnswer, text
from kg.answers.markdown import table
from kg.errors import QueryError


def as_csv(answer: QueryAnswer) -> str:
    """Return CSV with a header; lines end with a line feed, as in all our files.

    Terms are written after https://www.w3.org/TR/sparql11-results-csv-tsv/.
    """
    buffer = StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(answer.variables)
    writer.writerows([text(term) for term in row] for row in answer.terms)
    return buffer.getvalue()


def as_markdown(answer: QueryAnswer) -> str:
    """Return a Markdown table; characters that Markdown would interpret are escaped."""
    return table(answer.variables, ([text(term) for term in row] for row in answer.terms))


def _serialized(media_type: str) -> Callable[[QueryAnswer], str]:
    return lambda answer: f"{answer.serialize(media_type).decode().rstrip()}\n"


ROW_FORMS: Mapping[str, Callable[[QueryAnswer], str]] = {
    "csv": as_csv,
    "tsv": lambda answer: answer.serialize("text/tab-separated-values").decode(),
    "json": _serialized("application/sparql-results+json"),
    "markdown": as_markdown,
}
"""The ways to write rows."""

GRAPH_FORMS: Mapping[str, Callable[[QueryAnswer], str]] = {
    "turtle": _serialized("text/turtle"),
    "ntriples": lambda answer: answer.serialize("application/n-triples").decode(),
    "jsonld": _serialized("application/ld+json"),
}
"""The ways to write the graph of CONSTRUCT or DESCRIBE; the first is the usual one."""


def as_text(answer: QueryAnswer, form: str) -> str:
    """Return `answer` in one of the formats; raise `QueryError` if it has no such format.

    A truth value is the word true or false, except in JSON.
    """
    if answer.kind == "boolean" and form in ROW_FORMS and form != "json":
        return f"{str(answer.boolean).lower()}\n"
    forms = GRAPH_FORMS if answer.kind == "triples" else ROW_FORMS
    if form not in forms:
        what = "a graph" if answer.kind == "triples" else "rows"
        raise QueryError(f"{form} has no form for {what}; choose one of {', '.join(forms)}")
    return forms[form](answer)
