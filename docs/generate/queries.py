"""The page of the documentation that lists the shipped queries.

python -m docs.generate.queries > docs/queries.md
"""

import json
import sys
from collections.abc import Iterator

from exports.sparql.book import NamedQuery, query_book

_HEAD = """\
# Queries

<!-- Made by `python -m docs.generate.queries > docs/queries.md`; a test compares the two. -->

The package includes {count} SPARQL queries. Each has parameters with defaults:

```
kg query graph --name leaderboard --dataset CIFAR-10
kg query graph --name leaderboard --format csv > leaderboard.csv
kg query --list
```

To write your own, start from the text of one; the prefixes of `graph.ttl` need no declaration:

```
kg query graph "SELECT ?name {{ ?d a lpwcc:dataset ; skos:prefLabel ?name }} LIMIT 5"
kg query graph -f my-query.rq --format json --timeout 60
```

A query runs in a separate process without a network, with limits of time and memory. An answer of
more than 100,000 rows is an error, so that a part is never taken for the whole. In Python:

```python
from pathlib import Path
from exports import QueryWorker, named_query

with QueryWorker(Path("graph/graph.ttl"), timeout=10) as worker:
    answer = worker.run(named_query("leaderboard").fill({{"dataset": "CIFAR-10"}}))
    print(answer.variables, answer.rows)
    answer.serialize("application/sparql-results+json")
```

To add one to the package, write `exports/sparql/queries/<name>.rq`; `exports/sparql/book.py`
describes how such a file begins.
"""


def page() -> str:
    """Return the page as Markdown."""
    book = query_book()
    contents = "".join(f"- [{each.title}](#{name})\n" for name, each in book.items())
    parts = [_HEAD.format(count=len(book)), contents, *map(_section, book.values())]
    return "\n".join(parts)


def _section(query: NamedQuery) -> str:
    return "\n".join(_lines(query))


def _lines(query: NamedQuery) -> Iterator[str]:
    yield f"## {query.name}\n"
    # A title that only repeats the name is left out.
    own_title = query.title.casefold() != query.name.replace("-", " ")
    yield f"**{query.title}.** {query.summary}\n" if own_title else f"{query.summary}\n"
    for name, default in query.parameters.items():
        about = query.descriptions[name]
        shown = json.dumps(default, ensure_ascii=False)
        yield f"- `--{name} {shown}`{': ' if about else ''}{about}"
    if query.parameters:
        yield ""
    yield f"```sparql\n{query.body.rstrip()}\n```\n"


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # "TextIO has no attribute": it is a TextIOWrapper
    sys.stdout.write(page())
