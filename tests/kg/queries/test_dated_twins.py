"""Questions over papers and years, and the same in SPARQL, on many made-up graphs with dates."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from random import Random

import pytest

from exports import EXPORTERS, Options, named_query
from exports.sparql.store import QueryableGraph
from kg.graph import KnowledgeGraph
from kg.queries import QUESTIONS
from kg.schema import Role
from tests.graphs.roles import ENTITIES, Written, graph_of
from tests.kg.queries.twins import Cell, agree, columns, written

DATES = (None, "2021", "2022-03", "2022-11-30", "2024", "2024-02-29", "winter 2023")
NAMES = [name for _, name in ENTITIES]


def drawn(random: Random) -> KnowledgeGraph:
    """Twenty to forty papers, most of which have few of the entities."""
    papers: list[Written] = []
    for _ in range(random.randint(20, 40)):
        has = random.sample(ENTITIES, random.choice([0, 2, 3, 5, 8, 12]))
        roles = {entity: random.choice(list(Role)) for entity in has}
        papers.append((random.choice(DATES), roles))
    datasets = [name for name in NAMES if name.startswith("Dataset")]
    papers.append((None, dict.fromkeys(ENTITIES, Role.MENTIONED)))  # each name stands for a node
    variants = zip(datasets, random.sample(datasets, 2), strict=False)
    return graph_of(papers, {variant: base for variant, base in variants if variant != base})


def asked(random: Random, papers: int) -> Iterator[tuple[str, Mapping[str, Cell]]]:
    """Yield questions with values."""

    def title() -> str:
        return f"Title {random.randrange(papers)}"

    kind = random.choice([None, "Task", "dataset", "Metric"])
    role = random.choice([None, *map(str, Role)])
    since, until = random.choice([None, "2022", "2022-03-15"]), random.choice([None, "2024-01"])
    entity = random.choice(NAMES)
    yield "most-used", {"kind": kind, "role": role, "since": since, "until": until, "limit": 99}
    yield "trends", {"kind": kind, "role": role, "most": random.randint(1, 20)}
    yield "trends", {"entity": entity, "role": role}
    yield "related-entities", {"entity": entity, "kind": kind, "least": random.randint(1, 3)}
    yield "similar-papers", {"paper": title(), "limit": random.choice([3, 99])}
    yield "compare", {"first": title(), "second": title(), "third": random.choice([None, title()])}
    yield "missing-datasets", {"paper": title(), "task": random.choice([None, "Task A"])}
    yield "task-map", {"least": random.randint(1, 3)}


def answered(rdf: QueryableGraph, name: str, values: Mapping[str, Cell]) -> list[list[Cell]]:
    """The rows of a twin, numbers as Python has them."""
    texts = {parameter: written(value) for parameter, value in values.items()}
    rows = rdf.run(named_query(name).fill(texts)).rows
    return [[float(v) if isinstance(v, Decimal) else v for v in row] for row in rows]


@pytest.mark.parametrize("seed", range(12))
def test_a_twin_gives_the_same_rows_in_the_same_order(seed: int, tmp_path: Path) -> None:
    random = Random(seed)
    graph = drawn(random)
    buffer = BytesIO()
    EXPORTERS["turtle"].write(graph, buffer, Options())
    rdf = QueryableGraph(tmp_path / "graph.ttl", buffer.getvalue())
    papers = sum(node.startswith("paper/") for node in graph.nx)
    rows: dict[str, int] = {}
    for _ in range(8):
        for name, values in asked(random, papers):
            records = QUESTIONS[name](graph, **values).to_records()
            expected = [[row[column] for column in columns(QUESTIONS[name])] for row in records]
            found = answered(rdf, name, values)
            assert len(found) == len(expected), (name, values)
            for one, other in zip(found, expected, strict=True):
                cells = zip(one, other, strict=True)
                assert all(agree(*cell) for cell in cells), (name, values, one, other)
            rows[name] = rows.get(name, 0) + len(expected)
    assert all(rows.values()), rows
