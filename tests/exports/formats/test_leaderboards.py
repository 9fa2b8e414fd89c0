"""Leaderboards: every score under its task and dataset, best first, with its sentence."""

import json
from collections import Counter
from random import Random
from typing import Any

import pytest

from exports import Options
from kg.graph import KnowledgeGraph
from kg.leaderboards.reported import reported_on
from kg.lookup import names
from kg.queries import leaderboard
from kg.schema import Kind, LinkKind, Relation, ResultKind
from tests.exports.exported import exported
from tests.graphs.build import add_entity, add_link, add_paper, add_result
from tests.graphs.hard_scores import drawn_scores, hard_scores
from tests.graphs.sample import sample


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
        add_result(graph, paper, value, task, dataset, metric)
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
        add_result(graph, paper, value, "task/recognition", "dataset/bench", unknown)
    [task] = tables(graph)
    titles = [row["paper_title"] for row in task["datasets"][0]["sota"]["rows"]]
    assert titles == ["Paper 5", "A", "B"]


def test_only_the_papers_own_links_are_its_code() -> None:
    graph = small("higher", "5")
    for name, relation in (("own", Relation.HAS_REPOSITORY), ("other", Relation.LINKS_TO)):
        url = f"https://github.com/a/{name}"
        add_link(graph, "paper/p5", url, relation=relation)
    [row] = tables(graph)[0]["datasets"][0]["sota"]["rows"]
    assert row["code_links"] == [{"title": "repository", "url": "https://github.com/a/own"}]


def test_differences_alone_give_no_table() -> None:
    graph = KnowledgeGraph()
    paper = add_paper(graph, "p", "T", "A.")
    add_result(graph, paper, "+2", number="2", kind=ResultKind.DELTA)
    assert tables(graph) == []


def ranked_in_python(graph: KnowledgeGraph, dataset: str, task: str) -> list[tuple[str, str]]:
    """Papers and models in the order of the question, by the first metric that it ranks."""
    rows = leaderboard(graph, dataset, task=task, limit=1000)
    sizes = Counter(
        each.metric
        for each in reported_on(graph, f"task/{task}")
        if each.is_score and each.dataset == names.dataset(graph, dataset)
    )
    metrics = sorted({row.metric for row in rows if row.rank is not None and row.metric})
    if not metrics:
        return []
    main = min(metrics, key=lambda m: (-sizes[names.metric(graph, m)], names.metric(graph, m)))
    ranked = [(row.paper_id, row.model or "") for row in rows if row.metric == main and row.rank]
    return list(dict.fromkeys(ranked))


@pytest.mark.parametrize("seed", [None, *range(12)])
def test_rows_stand_in_the_order_of_the_question_and_hold_its_scores(seed: int | None) -> None:
    graph = hard_scores() if seed is None else drawn_scores(Random(seed))
    ordered = 0
    for table in tables(graph):
        for part in table["datasets"]:
            task, dataset, rows = table["task"], part["dataset"], part["sota"]["rows"]
            if task is None or dataset is None:
                continue
            found = [(row["paper_id"], row["model_name"] or "") for row in rows]
            expected = ranked_in_python(graph, dataset, task)
            assert found[: len(expected)] == expected
            assert len(set(found)) == len(found)
            said = [
                (row["paper_id"], row["model_name"], one["metric"] or None, float(one["score"]))
                for row in rows
                for one in row["scores"]
                if one["score"] is not None
            ]
            asked = [
                (row.paper_id, row.model, row.metric, row.score)
                for row in leaderboard(graph, dataset, task=task, limit=1000)
                if row.score is not None
            ]
            assert sorted(map(str, said)) == sorted(map(str, asked))
            ordered += len(expected)
    assert ordered > 3


def test_a_row_shows_the_best_score_of_each_metric() -> None:
    for table in tables(hard_scores()):
        for part in table["datasets"]:
            for row in part["sota"]["rows"]:
                for metric, shown in row["metrics"].items():
                    scores = [one for one in row["scores"] if one["metric"] == metric]
                    (first,) = [one for one in scores if f"{one['value']}{one['unit']}" == shown][
                        :1
                    ]
                    known = [float(one["score"]) for one in scores if one["score"] is not None]
                    if first["better"] is not None and known:
                        best = min if first["better"] == "lower" else max
                        assert float(first["score"]) == best(known)


def test_what_is_not_sure_is_there_on_request_alone_and_marked() -> None:
    def marks(options: Options) -> list[bool]:
        said = json.loads(exported(sample(), "leaderboards", options))
        return [
            one["sure"]
            for table in said
            for dataset in table["datasets"]
            for row in dataset["sota"]["rows"]
            for one in row["scores"]
        ]

    assert set(marks(Options())) == {True}
    assert sorted(marks(Options(all=True)))[:2] == [False, True]


def test_a_row_says_whether_the_score_is_the_papers_own_or_a_baselines() -> None:
    whose = {
        (row["paper_id"], row["whose"])
        for table in tables(sample())
        for dataset in table["datasets"]
        for row in dataset["sota"]["rows"]
    }
    assert whose == {("paper/2103.14899", "own"), ("paper/p2", "baseline")}
    [row] = tables(small("higher", "5"))[0]["datasets"][0]["sota"]["rows"]
    assert row["whose"] is None
