"""What the choice of a result's metric, dataset, task and model looks at."""

import pytest

from extractors.results.attribute_features import Chosen, attribute_options, candidates
from extractors.results.reading import Reading
from kg.schema import ResultKind
from tests.extractors.results.documents import reading


def options(
    one: Reading, attribute: str, index: int = 0, before: Chosen | None = None
) -> dict[str | None, set[str]]:
    """Return the features of each entity by name, and of none."""
    chosen = Chosen(index, ResultKind.DELTA, {})
    made = attribute_options(one, attribute, chosen, before=before, results=frozenset(one.places))
    names = [one.entities[k].name for k in candidates(one, attribute)]
    return dict(zip([*names, None], map(set, made), strict=True))


def test_candidates_fit_the_attribute_and_stand_in_the_text() -> None:
    one = reading("A and B reach 5 F1 on D", Model="A", Method="B", Metric="F1", Dataset="D")
    names = {
        attribute: [one.entities[k].name for k in candidates(one, attribute)]
        for attribute in ("metric", "dataset", "task", "model")
    }
    assert names == {"metric": ["F1"], "dataset": ["D"], "task": [], "model": ["A", "B"]}


@pytest.mark.parametrize(
    ("index", "aligned"),
    [(0, {"A": True, "B": False}), (1, {"A": False, "B": True})],
)
def test_parallel_lists_are_aligned(index: int, aligned: dict[str, bool]) -> None:
    one = reading("gains of 1 and 2 on A and B, respectively", Dataset="A|B")
    found = options(one, "dataset", index)
    for name, same in aligned.items():
        assert f"aligned {same}" in found[name]
        assert f"R aligned {same} respectively" in found[name]


def test_lists_of_different_length_are_not_aligned() -> None:
    one = reading("gains of 1 and 2 on A, B and C", Dataset="A|B|C")
    assert not any(name.startswith("aligned") for name in options(one, "dataset")["A"])


def test_list_of_an_earlier_sentence_is_aligned() -> None:
    one = reading("We use A and B.\nOn these it gains 1 and 2.", Dataset="A|B")
    assert "aligned True" in options(one, "dataset", 1)["B"]
    assert "away" in options(one, "dataset", 1)["B"]


def test_distance_and_rivals_are_counted_to_the_nearest_mention() -> None:
    one = reading("A and B: 5 of X on C", Dataset="A|B|C", Metric="X")
    found = options(one, "dataset")
    assert {"L distance 1", "L rivals 0", "L between :"} <= found["B"]
    assert {"L distance 3", "L rivals 1"} <= found["A"]
    assert {"R distance 3", "R over on"} <= found["C"]


def test_numbers_between_are_counted_beyond_the_own_coordination() -> None:
    one = reading("1, 2 of F1 and 3 of AUC on A", Dataset="A", Metric="F1|AUC")
    assert "R numbers 1" in options(one, "dataset", 0)["A"]
    assert "R numbers 0" in options(one, "dataset", 2)["A"]


def test_style_says_what_the_sentence_begins_and_ends_with() -> None:
    names_first = reading("A: 1, B: 2", Dataset="A|B")
    assert "L style name number" in options(names_first, "dataset")["A"]
    numbers_first = reading("1 on A, 2 on B", Dataset="A|B")
    assert "R style number name" in options(numbers_first, "dataset")["A"]


def test_entity_of_another_sentence_is_away() -> None:
    one = reading("We use A.\nWe gain 5.", Dataset="A")
    assert {"away", "away of 1", "away by 1"} <= options(one, "dataset")["A"]


def test_what_the_result_before_had_is_known() -> None:
    one = reading("1 and 2 on A", Dataset="A")
    before = Chosen(0, ResultKind.DELTA, {"dataset": 0})
    found = options(one, "dataset", 1, before)
    assert "before True chain some" in found["A"]
    assert "before False chain none" in found[None]


def test_none_knows_how_many_there_are_to_choose_from() -> None:
    one = reading("1 on A", Dataset="A")
    assert {"none of 1", "none here 1"} <= options(one, "dataset")[None]


def test_one_number_for_a_list_of_names_speaks_for_none_of_them() -> None:
    one = reading("On A and B we gain 5 points on average.", Dataset="A|B")
    found = options(one, "dataset")[None]
    assert {"none names 2 numbers 1", "none names 2 as many False", "none average 2"} <= found
    assert {"none nearest L 3", "none nearest L names 2 delta", "none among average"} <= found


def test_as_many_numbers_as_names_do_not_speak_for_none() -> None:
    one = reading("On A and B it gains 5 and 6 points.", Dataset="A|B")
    assert "none names 2 as many True" in options(one, "dataset")[None]


def test_names_of_other_sentences_do_not_count_as_near() -> None:
    one = reading("We use A and B.\nIt gains 5 points across tasks.", Dataset="A|B")
    found = options(one, "dataset")[None]
    assert not any(name.startswith(("none names", "none nearest")) for name in found)
    assert {"none among across", "none among tasks"} <= found
