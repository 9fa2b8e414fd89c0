"""Corrections of results."""

from dataclasses import replace

import pytest

from kg.corrections.override_file import parse
from kg.corrections.statements import apply
from kg.model import Extraction, FieldConfidences, Result
from kg.pipeline import build_graph
from kg.schema import (
    Kind,
    NodeKind,
    Relation,
    ResultKind,
    Role,
    Sign,
)
from kg.sureness import is_sure_result, unsure_fields
from tests.documents import entity, extraction, paper, result
from tests.kg.corrections.zorbal import (
    ENTITY,
    RESULT,
    corrected,
    first,
    named,
    papers,
    score,
    surfaces,
)

DOUBT = FieldConfidences(0.1, 0.2, 0.3, 0.4, 0.5)


def of(result: Result) -> Extraction:
    """The first paper with this result alone."""
    return replace(first(), results=(result,))


def test_fields_of_a_result_change_and_all_of_it_is_sure() -> None:
    after = corrected(f'{RESULT}set = {{ metric = "BlueSet", model = "" }}')[0]
    changed = score(after)
    assert (changed.metric, changed.model, changed.dataset) == ("BlueSet", None, "BlueSet")
    assert (changed.confidence, changed.confidences) == (1.0, FieldConfidences())
    assert after.results[1] == first().results[1]


@pytest.mark.parametrize(
    "to", ['metric = "accuracy"', 'kind = "absolute", unit = "points"', 'model = "Quux"']
)
def test_a_result_of_which_anything_is_corrected_is_sure(to: str) -> None:
    doubtful = replace(score(first()), confidence=0.3, confidences=DOUBT)
    assert not is_sure_result(doubtful)
    changed = score(corrected(f"{RESULT}set = {{ {to} }}", [of(doubtful)])[0])
    assert is_sure_result(changed)
    assert unsure_fields(changed) == frozenset()


def test_a_result_that_says_by_itself_what_a_correction_says_is_sure() -> None:
    doubtful = replace(score(first()), unit="points", confidences=DOUBT, confidence=1.0)
    text = f'{RESULT}unit = "%"\nset = {{ unit = "points" }}'
    assert is_sure_result(score(corrected(text, [of(doubtful)])[0]))


@pytest.mark.parametrize("value", ["81.5%", " 81.5 %", "81.5"])
def test_a_value_is_as_the_paper_writes_it(value: str) -> None:
    text = f'[[result]]\npaper = "Zorbal beats Quux"\nvalue = "{value}"\ndrop = true'
    assert [each.value for each in corrected(text)[0].results] == ["2.5"]


@pytest.mark.parametrize("value", ["2.5", "+2.5"])
def test_a_difference_becomes_a_score(value: str) -> None:
    text = (
        RESULT.replace("81.5", value) + 'set = { kind = "absolute", value = "2.6 %", unit = "%" }'
    )
    changed = corrected(text)[0].results[1]
    assert (changed.kind, changed.sign, changed.versus) == (ResultKind.ABSOLUTE, None, None)
    assert (changed.value, changed.unit) == ("2.6", "%")


def test_a_sign_is_changed_and_emptied() -> None:
    text = RESULT.replace("81.5", "2.5")
    assert corrected(text + 'set = { sign = "-" }')[0].results[1].sign is Sign.FALLS
    assert corrected(text + 'set = { sign = "" }')[0].results[1].sign is None


def test_fields_tell_results_of_one_value_apart() -> None:
    other = replace(score(first()), dataset=None)
    found = replace(first(), results=(score(first()), other))
    after = corrected(f'{RESULT}dataset = "blueset"\ndrop = true', [found])[0]
    assert after.results == (other,)
    after = corrected(f'{RESULT}dataset = ""\ndrop = true', [found])[0]
    assert after.results == (score(first()),)


def test_an_entity_may_be_added_and_given_to_a_result_in_one_file() -> None:
    text = f'{RESULT}set = {{ dataset = "RedSet" }}\n{ENTITY}name = "RedSet"\nwords = "red set"'
    graph = build_graph(corrected(text))
    (node,) = [n for n in graph.nodes(NodeKind.RESULT) if graph.name(n).startswith("81.5")]
    (edge,) = graph.edges_from(node, Relation.ON_DATASET)
    assert edge.target == "dataset/redset"
    assert edge.statement.sure


def test_a_name_that_was_missed_is_added_where_the_text_has_it() -> None:
    after = corrected(f'{RESULT}set = {{ dataset = "red set" }}')[0]
    added = named(after, "red set")
    assert (added.kind, added.role, surfaces(after, "red set")) == (
        Kind.DATASET,
        Role.USED,
        ["red set"],
    )


def test_a_result_is_not_changed_by_half_and_all_names_that_the_text_lacks_are_told() -> None:
    to = 'metric = "accuracy", dataset = "read set", task = "flying", model = "Foo", unit = ""'
    after, (problem,) = apply(papers(), parse(f"{RESULT}set = {{ {to}, versus = 'Foo' }}"))
    assert after == papers()
    assert str(problem) == (
        "overrides: result 1: paper 'zorbal beats quux' does not have the words 'Foo', 'flying',"
        " 'read set', so nothing was changed; did you mean 'the red set'? Correct or remove it"
    )


def test_a_result_that_cannot_be_changed_so_adds_no_entity() -> None:
    text = f'{RESULT}set = {{ dataset = "red set", sign = "+" }}'
    after, (problem,) = apply(papers(), parse(text))
    assert after == papers()
    assert "is absolute" in str(problem)


NET = paper("Nets", "Zonal Orb Net (ZON) scores 1.5 AP and 2.5 points on it.")


def nets() -> list[Extraction]:
    """Results whose names are those of the paper, and one that no entity bears."""
    scores = [
        result("1.5", model="Zonal Orb Net", metric="AP"),
        result("1.5", model="Other Net", metric="points"),
    ]
    model = entity(NET, Kind.MODEL, "ZON", "Zonal Orb Net", name="Zonal Orb Net")
    return [extraction(NET, model, entity(NET, Kind.METRIC, "AP"), results=scores)]


OF_NETS = '[[result]]\npaper = "Nets"\nvalue = "1.5"\n'


@pytest.mark.parametrize(
    "which",
    ['model = "ZON"', 'metric = "average precision"', 'metric = "AP"\nmodel = "zonal orb nets"'],
)
def test_a_field_is_found_by_every_name_of_what_it_means(which: str) -> None:
    after = corrected(f"{OF_NETS}{which}\ndrop = true", nets())[0]
    assert [each.model for each in after.results] == ["Other Net"]


def test_a_name_that_no_entity_bears_is_as_empty() -> None:
    after = corrected(f'{OF_NETS}model = ""\ndrop = true', nets())[0]
    assert [each.model for each in after.results] == ["Zonal Orb Net"]


def test_a_result_gets_the_name_that_the_paper_has() -> None:
    text = f'{OF_NETS}model = ""\nset = {{ metric = "average precision", model = "ZON" }}'
    after = corrected(text, nets())[0]
    assert (after.results[1].metric, after.results[1].model) == ("AP", "ZON")
    assert after.entities == nets()[0].entities
