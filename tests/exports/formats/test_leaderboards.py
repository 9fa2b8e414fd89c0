"""Leaderboards: every score under its task and dataset, best first, with its sentence."""

import json
from typing import Any

from kg.graph import KnowledgeGraph
from kg.schema import Kind, LinkKind, Relation, ResultKind
from tests.exports.graphs import add_entity, add_link, add_paper, add_result, exported, sample


def tables(graph: KnowledgeGraph) -> list[dict[str, Any]]:
    read: list[dict[str, Any]] = json.loads(exported(graph, "leaderboards"))
    return read


def small(better: str, *values: str) -> KnowledgeGraph:
    """One paper a value, all on one dataset by one metric."""
    graph = KnowledgeGraph()
    task = add_entity(graph, Kind.TASK, "recognition")
    dataset = add_entity(graph, Kind.DATASET, "Bench", "Bench-1")
    metric = add_entity(graph, Kind.METRIC, "novel measure", better=better)
    for value in values:
        paper = add_paper(graph, f"p{value}", f"Paper {value}", "It works.")
        ends = [(Relation.FOR_TASK, task), (Relation.ON_DATASET, dataset)]
        add_result(graph, paper, value, *ends, (Relation.BY_METRIC, metric), number=value)
    return graph


def values(graph: KnowledgeGraph) -> list[str]:
    [task] = tables(graph)
    [dataset] = task["datasets"]
    return [row["metrics"]["novel measure"] for row in dataset["sota"]["rows"]]


def test_the_best_comes_first_whichever_way_is_better() -> None:
    assert values(small("higher", "5", "10", "7")) == ["10", "7", "5"]
    assert values(small("lower", "5", "10", "7")) == ["5", "7", "10"]


def test_a_table_has_the_shape_that_papers_with_code_gave_it() -> None:
    [task] = tables(small("higher", "5"))
    assert (task["task"], task["id"]) == ("recognition", "task/recognition")
    [dataset] = task["datasets"]
    assert (dataset["dataset"], dataset["synonyms"]) == ("Bench", ["Bench-1"])
    assert dataset["sota"]["metrics"] == ["novel measure"]
    [row] = dataset["sota"]["rows"]
    assert (row["paper_title"], row["model_name"], row["code_links"]) == ("Paper 5", None, [])


def test_two_values_of_a_metric_are_one_row_and_the_better_one_counts() -> None:
    [task] = [table for table in tables(sample()) if table["datasets"][0]["dataset"]]
    [row] = task["datasets"][0]["sota"]["rows"]
    assert row["model_name"] == "CrossViT"
    assert row["metrics"] == {"top-1 accuracy": "83"}
    assert [one["value"] for one in row["scores"]] == ["82.30", "83"]
    assert row["scores"][0]["sentences"] == ["CrossViT: Cross-Attention"]
    assert len(row["code_links"]) == len(LinkKind)


def test_what_a_result_does_not_name_is_null_and_a_difference_is_no_score() -> None:
    said = tables(sample())
    scores = [
        (table["task"], dataset["dataset"], one["value"])
        for table in said
        for dataset in table["datasets"]
        for row in dataset["sota"]["rows"]
        for one in row["scores"]
    ]
    assert (None, None, "4:52") in scores
    assert ("image classification", None, "82.30") in scores
    assert all(value != "+2.0" for *_, value in scores)
    assert len(scores) == 4


def test_a_metric_of_unknown_direction_is_listed_by_title() -> None:
    graph = small("higher", "5")
    unknown = add_entity(graph, Kind.METRIC, "elegance")
    for title, value in (("B", "1"), ("A", "2")):
        paper = add_paper(graph, title, title, "It works.")
        dataset = (Relation.ON_DATASET, "dataset/bench")
        ends = [(Relation.FOR_TASK, "task/recognition"), dataset, (Relation.BY_METRIC, unknown)]
        add_result(graph, paper, value, *ends, number=value)
    [task] = tables(graph)
    titles = [row["paper_title"] for row in task["datasets"][0]["sota"]["rows"]]
    assert titles == ["Paper 5", "A", "B"]


def test_only_the_papers_own_links_are_its_code() -> None:
    graph = small("higher", "5")
    for name, relation in (("own", Relation.HAS_REPOSITORY), ("other", Relation.LINKS_TO)):
        url = f"https://github.com/a/{name}"
        add_link(graph, "paper/p5", url, LinkKind.REPOSITORY, relation)
    [row] = tables(graph)[0]["datasets"][0]["sota"]["rows"]
    assert row["code_links"] == [{"title": "repository", "url": "https://github.com/a/own"}]


def test_differences_alone_give_no_table() -> None:
    graph = KnowledgeGraph()
    paper = add_paper(graph, "p", "T", "A.")
    add_result(graph, paper, "+2", number="2", kind=ResultKind.DELTA)
    assert tables(graph) == []
