"""SPARQL over a Turtle file, with Oxigraph: https://www.w3.org/TR/sparql11-query/.

Nothing is changed and nothing is fetched: updates and the SERVICE clause are refused. The prefixes
that the file declares need no declaration in a query.

A query runs here for as long as it takes, and one that is nested some thousands deep ends the
process. `exports.sparql.worker` therefore keeps it in a process of its own.
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
"""Of an answer, as it is handed on."""


class QueryableGraph:
    """A Turtle file in memory, for as many queries as are asked."""

    def __init__(self, path: Path, content: bytes | None = None) -> None:
        """Load the file at `path`, or its `content` where that has been read already.

        A file that is no Turtle is a `GraphError`.
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

        A query that is not one of these, or that would reach the network, is a `QueryError` of
        one line that names the place; more than `most_rows` rows or triples, or a very long
        answer, is a `QueryTooLargeError`. Rows come in the order in which the engine gives them.
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
    """Return what stands in the file at `path`; one that cannot be read is a `GraphError`."""
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
    """Bytes of which every line is a row or a triple, up to so many, after some of names.

    Both forms escape line feeds within values.
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
