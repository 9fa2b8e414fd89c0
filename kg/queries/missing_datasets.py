"""`kg ask missing-datasets`: what others evaluate on, and this paper does not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.analysis.roles import Roles, roles
from kg.answers import DETAIL, MARK, Answer, answer
from kg.graph import KnowledgeGraph, is_sure, sure_part
from kg.lookup import names
from kg.lookup.options import roles_named
from kg.queries import question
from kg.schema import Kind, Relation

_WORKS_WITH = roles_named(None)


@dataclass(frozen=True, slots=True)
class MissingDataset:
    """A dataset that other papers on a task introduce or use.

    Fields:
        dataset: name of the dataset
        papers: number of papers that introduce or use both the dataset and one of the tasks
        mentioned: whether the paper at least mentions the dataset
        sure: whether a paper has it for sure; tables show the mark where one has not
        dataset_id: id of the dataset's node
    """

    dataset: str
    papers: int
    mentioned: bool
    sure: bool = field(metadata=MARK)
    dataset_id: str = field(metadata=DETAIL)


@question()
def missing_datasets(
    graph: KnowledgeGraph,
    paper: str,
    *,
    task: str | None = None,
    limit: int = 20,
    all: bool = False,
) -> Answer[MissingDataset]:
    """Datasets of a paper's tasks that it neither introduces nor uses, by number of papers.

    A dataset belongs to a task where a paper introduces or uses both. Who uses a version or split
    of a dataset uses the dataset. Ties are in the order of the ids.

    Args:
        paper: id, title, beginning of a title, or arXiv id of the paper
        task: only datasets of this task; else of every task that the paper introduces or uses
        limit: number of rows at most
        all: also what is not sure

    >>> from kg.example import example
    >>> missing_datasets(example(), "ZorbNet")
    dataset   papers  mentioned
    CIFAR-10       1  no
    COCO           1  no
    2 rows
    """
    node, only = names.paper(graph, paper), None if task is None else names.task(graph, task)
    part = graph if all else sure_part(graph)
    table = roles(part)
    tasks = _worked_with(part, table, node, Kind.TASK) if only is None else [only]
    on_task = {
        other
        for each in tasks
        for other, role in table.of_entity.get(each, {}).items()
        if role in _WORKS_WITH
    }
    return answer(MissingDataset, _missing(part, node, on_task), limit)


def _missing(graph: KnowledgeGraph, node: str, on_task: Iterable[str]) -> Iterator[MissingDataset]:
    table = roles(graph)
    used = _with_wholes(graph, _worked_with(graph, table, node, Kind.DATASET))
    count = Counter(
        dataset
        for other in on_task
        for dataset in _worked_with(graph, table, other, Kind.DATASET)
        if dataset not in used
    )
    for dataset, papers in sorted(count.items(), key=lambda item: (-item[1], item[0])):
        name, mentioned = graph.name(dataset), dataset in table.of_paper[node]
        yield MissingDataset(name, papers, mentioned, is_sure(graph, dataset), dataset)


def _worked_with(graph: KnowledgeGraph, table: Roles, paper: str, kind: Kind) -> list[str]:
    """Return the entities of a kind that a paper introduces or uses."""
    has = table.of_paper[paper].items()
    return [e for e, role in has if role in _WORKS_WITH and graph.kind(e) == kind]


def _with_wholes(graph: KnowledgeGraph, datasets: Iterable[str]) -> set[str]:
    """Return `datasets` and the datasets of which they are variants."""
    found, waiting = set[str](), list(datasets)
    while waiting:
        node = waiting.pop()
        if node not in found:
            found.add(node)
            near = graph.succ(node).items()
            waiting.extend(whole for whole, said in near if Relation.VARIANT_OF in said)
    return found
