"""SPARQL over a Turtle file, with Oxigraph: https://www.w3.org/TR/sparql11-query/.

Nothing is changed and nothing is fetched: updates and the SERVICE clause are refused. The prefixes
that the file declares need no declaration in a query.
"""

from pathlib import Path

from pyoxigraph import (
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    parse,
)

from exports.sparql.answers import QueryAnswer, Term, truth
from exports.sparql.check import check
from kg.errors import GraphError, QueryError


class QueryableGraph:
    """A Turtle file in memory, for as many queries as are asked."""

    def __init__(self, path: Path) -> None:
        """Read the file at `path`; one that cannot be read, or is no Turtle, is a `GraphError`."""
        self._store = Store()
        try:
            content = path.read_bytes()
            triples = parse(content, RdfFormat.TURTLE)
            next(triples, None)  # prefixes are known once the first triple is
            self.prefixes: dict[str, str] = dict(triples.prefixes)
            self._store.bulk_load(content, RdfFormat.TURTLE)
        except OSError as error:
            raise GraphError(
                f"{path}: no graph can be read there ({error.strerror or error});"
                " build one with `kg build`"
            ) from error
        except SyntaxError as error:
            problem = " ".join(str(error).split())
            raise GraphError(f"{path}: is no Turtle ({problem}); build it again") from error

    def run(self, query: str) -> QueryAnswer:
        """Return the answer to a SELECT, ASK, CONSTRUCT or DESCRIBE query.

        A query that is not one of these, or that would reach the network, is a `QueryError` of
        one line that names the place. Rows come in the order in which the engine gives them.
        """
        check(query, self.prefixes)
        try:
            answer = self._store.query(query, prefixes=self.prefixes)
            return _answer(answer)
        except (SyntaxError, RuntimeError, ValueError, OSError) as error:
            problem = " ".join(str(error).split())
            raise QueryError(f"the query cannot be answered: {problem}; change it") from error


def run(path: Path, query: str) -> QueryAnswer:
    """Return the answer to one query over the Turtle file at `path`; errors as above."""
    return QueryableGraph(path).run(query)


def _answer(answer: QuerySolutions | QueryBoolean | QueryTriples) -> QueryAnswer:
    if isinstance(answer, QueryBoolean):
        return QueryAnswer("boolean", ("answer",), ((truth(bool(answer)),),))
    if isinstance(answer, QueryTriples):
        triples = tuple((each.subject, each.predicate, each.object) for each in answer)
        return QueryAnswer("triples", ("subject", "predicate", "object"), triples)
    variables = tuple(variable.value for variable in answer.variables)
    terms: tuple[tuple[Term | None, ...], ...] = tuple(
        tuple(solution[name] for name in variables) for solution in answer
    )
    return QueryAnswer("rows", variables, terms)
