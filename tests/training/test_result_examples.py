"""Weights of choices, and annotated papers as the choices that results are learned from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.linear_model import probabilities
from kg.model import Extraction, Mention
from kg.schema import Kind
from tests.documents import entity, paper, result
from tests.extractors.results.documents import reading
from training._choices import Instance, fit
from training._result_examples import choices, hidden, place


def test_fitted_weights_prefer_the_right_options() -> None:
    instances = [Instance([["near"], ["far"]], 0), Instance([["far"], ["near"]], 1)] * 3
    weights = fit(instances, penalty=0.1)
    assert weights["near"] > 0 > weights["far"]
    assert all(probabilities(weights, i.options)[i.right] > 0.9 for i in instances)


def test_fit_reaches_the_optimum_of_one_weight() -> None:
    # Three of four right: without penalty the weight is log 3.
    instances = [Instance([["a"], []], right) for right in (0, 0, 0, 1)]
    assert fit(instances, penalty=1e-9)["a"] == pytest.approx(1.0986, abs=2e-3)


def test_greater_penalty_gives_smaller_weights() -> None:
    instances = [Instance([["a"], []], 0)] * 4
    assert fit(instances, penalty=0.1)["a"] > fit(instances, penalty=1.0)["a"] > 0


def test_rare_features_get_no_weight() -> None:
    instances = [Instance([["a", "once"], []], 0), Instance([["a"], []], 0)]
    assert set(fit(instances, penalty=1.0, least=2)) == {"a"}


def test_result_belongs_to_the_number_of_its_value() -> None:
    one = reading("We use 5 layers and reach 87.3 F1.", Metric="F1")
    placed = place(one, [result("87.3", metric="F1")])
    assert list(placed.results) == [1]
    assert placed.doubtful == frozenset()


def test_of_two_numbers_the_one_beside_its_metric_is_taken() -> None:
    one = reading("We use 5 layers.\nIt gains 5 F1.", Metric="F1")
    placed = place(one, [result("5", metric="F1")])
    assert list(placed.results) == [1]
    assert placed.doubtful == frozenset([0])


def test_two_results_of_one_value_take_both_numbers_in_order() -> None:
    one = reading("It reaches 5 on A and 5 on B.", Dataset="A|B")
    placed = place(one, [result("5", dataset="A"), result("5", dataset="B")])
    assert [r.dataset for r in placed.results.values()] == ["A", "B"]


def test_choices_name_the_right_options() -> None:
    one = reading("With 9 layers it reaches 5 F1 on A.", Dataset="A", Metric="F1")
    placed = place(one, [result("5", metric="F1", dataset="A")])
    made = list(choices(one, placed))
    assert [name for name, _ in made] == ["kind", "kind", "metric", "dataset", "task", "model"]
    assert [instance.right for _, instance in made[:2]] == [0, 1]
    none = {name: i.right == len(i.options) - 1 for name, i in made[2:]}
    assert none == {"metric": False, "dataset": False, "task": True, "model": True}


def test_doubtful_numbers_and_unnamed_entities_teach_nothing() -> None:
    one = reading("We use 5 layers.\nIt gains 5 F1.", Metric="F1")
    made = list(choices(one, place(one, [result("5", metric="F1", dataset="unknown")])))
    assert [name for name, _ in made] == ["kind", "metric", "task", "model"]


@given(st.integers(0, 1000))
def test_hidden_paper_is_a_part_of_the_paper_and_the_same_every_time(seed: int) -> None:
    of = paper("Foo", " ".join(f"D{k} F" for k in range(30)))
    datasets = [entity(of, Kind.DATASET, f"D{k}") for k in range(30)]
    entities = (*datasets, entity(of, Kind.METRIC, "F"))
    part = hidden(Extraction(of, entities), seed)
    assert part == hidden(Extraction(of, entities), seed)
    assert 0 < len(part.entities) < len(entities), "nothing was hidden"
    mentions: dict[str, tuple[Mention, ...]] = {e.name: e.mentions for e in entities}
    assert all(set(e.mentions) <= set(mentions[e.name]) for e in part.entities)
