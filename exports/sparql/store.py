"""SPARQL over a Turtle file, with Oxigraph: https://www.w3.org/TR/sparql11-query/.

Updates and the SERVICE clause are refused. Queries need not declare the prefixes of the file.

A query has no time limit here, and one that is nested some thousands deep ends the process.
`exports.sparql.worker` therefore runs queries in a process of their own.
"""

import sys
from io import BytesIO
from pathlib import Path

from pyoxigraph import (
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    parse,
)

from exports.sparql.answers import QueryAnswer
from exports.sparql.check import check
from exports.sparql.syntax import explain
from kg.errors import GraphError, QueryError, QueryTooLargeError

MOST_BYTES = 256 * 1024**2
"""The longest answer."""


class QueryableGraph:
    """A Turtle file in memory that answers queries."""

    def __init__(self, path: Path, content: bytes | None = None) -> None:
        """Load the file at `path`, or `content` if that has been read already.

        Raise `GraphError` if it is not Turtle.
        """
        self._store = Store()
        content = read(path) if content is None else content
        try:
            triples = parse(content, RdfFormat.TURTLE)
            next(triples, None)  # prefixes are known once the first triple is
            self.prefixes: dict[str, str] = dict(triples.prefixes)
            self._store.bulk_load(content, RdfFormat.TURTLE)
        except SyntaxError as error:
            problem = " ".join(str(error).split())
            raise GraphError(f"{path}: is no Turtle ({problem}); build it again") from error

    def run(self, query: str, *, most_rows: int = sys.maxsize) -> QueryAnswer:
        """Return the answer to a SELECT, ASK, CONSTRUCT or DESCRIBE query.

        Rows are in the order of the engine. Raise `QueryError`, with the place in one line, for
        another query or one that would reach the network, and `QueryTooLargeError` for more than
        `most_rows` rows or triples or a very long answer.
        """
        check(query, self.prefixes)
        try:
            answer = self._store.query(query, prefixes=self.prefixes)
            return self._answer(answer, most_rows)
        except SyntaxError as error:
            # The check takes `Service` and `service` for the same prefix, and they are two.
            raise QueryError(explain(query, self.prefixes, error)) from error
        except (RuntimeError, ValueError, OSError) as error:
            problem = " ".join(str(error).split())
            raise QueryError(f"the query cannot be answered: {problem}; change it") from error

    def _answer(
        self, answer: QuerySolutions | QueryBoolean | QueryTriples, most_rows: int
    ) -> QueryAnswer:
        if isinstance(answer, QueryBoolean):
            truth = BytesIO()
            answer.serialize(truth, QueryResultsFormat.JSON)
            return QueryAnswer("boolean", truth.getvalue())
        if isinstance(answer, QueryTriples):
            lines = _Lines(most_rows, 0)
            answer.serialize(lines, RdfFormat.N_TRIPLES)
            # The engine gives a triple as often as it finds it, and a graph has it once.
            triples = b"".join(sorted(set(lines.getvalue().splitlines(keepends=True))))
            return QueryAnswer("triples", triples, self.prefixes)
        lines = _Lines(most_rows, 1)
        answer.serialize(lines, QueryResultsFormat.TSV)
        return QueryAnswer("rows", lines.getvalue(), self.prefixes)


def read(path: Path) -> bytes:
    """Return the content of the file at `path`; raise `GraphError` if it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        folder = path.parent
        has_graph = isinstance(error, FileNotFoundError) and (folder / "graph.json").is_file()
        remedy = f"make it with `kg export {folder} -o {path}`"
        raise GraphError(
            f"{path}: no graph can be read there ({error.strerror or error});"
            f" {remedy if has_graph else 'build one with `kg build`'}"
        ) from error


class _Lines(BytesIO):
    """Buffer that raises `QueryTooLargeError` after `most` result lines and `names` header lines.

    Every line is a row or a triple, since both forms escape line feeds within values.
    """

    def __init__(self, most: int, names: int) -> None:
        super().__init__()
        self._most, self._left = most, most + names

    def write(self, data: bytes, /) -> int:  # type: ignore[override]  # "incompatible with supertype": any buffer there, and bytes is what comes
        self._left -= data.count(b"\n")
        if self._left < 0:
            raise QueryTooLargeError(self._most, "rows")
        if self.tell() + len(data) > MOST_BYTES:
            raise QueryTooLargeError(MOST_BYTES, "bytes")
        return super().write(data)
