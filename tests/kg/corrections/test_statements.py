"""Corrections of what single papers say: which are applied, in which order, and what is told."""

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.corrections.override_file import parse
from kg.corrections.sorts import Overrides
from kg.corrections.statements import apply
from kg.schema import (
    Kind,
    Role,
)
from kg.sureness import is_sure_entity
from tests.documents import entity
from tests.kg.corrections.zorbal import (
    DROP,
    ENTITY,
    FIRST,
    RESULT,
    ROLE,
    SECOND,
    URL,
    corrected,
    first,
    named,
    papers,
    score,
    second,
)


def test_without_corrections_nothing_changes() -> None:
    assert apply(papers(), Overrides()) == (papers(), ())


MISSES = {
    f'{ROLE}name = "Zorbel"\nto = "used"': (
        "role 1: paper 'Zorbal beats Quux' speaks of no Model 'Zorbel'; did you mean 'Zorbal'?"
    ),
    f'{ROLE}name = "accuracies"\nto = "used"\n{ROLE}name = "Nix"\nto = "used"': (
        "role 2: paper 'Zorbal beats Quux' speaks of no Model 'Nix'; correct or remove it"
    ),
    '[[role]]\npaper = "Zorbal beat Quux"\nkind = "Model"\nname = "Zorbal"\nto = "used"': (
        "role 1: no paper has the id or title 'Zorbal beat Quux'; did you mean 'Zorbal beats Quux'?"
    ),
    f"{RESULT.replace('81.5', '81.6')}drop = true": (
        "result 1: paper 'Zorbal beats Quux' reports no '81.6'; did you mean '81.5'?"
    ),
    f"{RESULT}metric = 'F1'\nset = {{ model = '' }}": (
        "result 1: paper 'Zorbal beats Quux' reports no '81.5' with metric 'F1';"
        " did you mean '81.5%, model Zorbal, dataset BlueSet, metric accuracy'?"
    ),
    f"{RESULT}set = {{ sign = '+' }}": (
        "result 1: result '81.5' is absolute; sign, versus and relative are for differences"
    ),
    f'{ENTITY}name = "RedSet"\nwords = "a red set of"': (
        "entity 1: paper 'Zorbal beats Quux' does not have the words 'a red set of';"
        " did you mean 'the red set"
    ),
    f'{DROP}kind = "Task"\nname = "Blue Sets 2"': (
        "drop 1: paper 'Zorbal beats Quux' speaks of no Task 'Blue Sets 2'; did you mean 'BlueSet'?"
    ),
    f'{DROP}url = "https://github.com/z/zorbel"': f"drop 1: paper 'Zorbal beats Quux' gives no link"
    f" 'https://github.com/z/zorbel'; did you mean '{URL}'?",
}


@pytest.mark.parametrize(("text", "message"), MISSES.items())
def test_what_matches_nothing_is_told_with_a_suggestion_and_changes_nothing(
    text: str, message: str
) -> None:
    (after, _), problems = apply(papers(), parse(text, "o.toml"))
    (problem,) = problems
    assert str(problem).startswith(f"o.toml: {message}")
    assert "\n" not in str(problem)
    assert replace(after, entities=first().entities) == first()


@pytest.mark.parametrize("table", [f'{DROP}url = "{URL}"\n', f"{RESULT}drop = true\n"])
def test_a_table_that_stands_there_twice_is_as_one(table: str) -> None:
    assert corrected(table * 2) == corrected(table)


def test_one_title_may_be_that_of_several_papers() -> None:
    one, two = (replace(first(), paper=replace(FIRST, id=name)) for name in ("a", "b"))
    two = replace(two, entities=(), results=())
    after = corrected(f'{ROLE}name = "Quux"\nto = "used"', [one, two])
    assert named(after[0], "Quux").role == Role.USED
    by_id = ROLE.replace("Zorbal beats Quux", "b")
    _, problems = apply([one, two], parse(f'{by_id}name = "Quux"\nto = "used"'))
    assert len(problems) == 1


EVERYTHING = "\n".join((
    f'{ROLE}name = "Quux"\nto = "used"',
    '[[role]]\npaper = "More Quux"\nkind = "Model"\nname = "QX"\nto = "introduced"',
    f'{RESULT}metric = "accuracy"\nset = {{ metric = "F1", task = "" }}',
    f"{RESULT.replace('81.5', '2.5')}drop = true",
    f'{ENTITY}name = "RedSet"\nwords = "the red set"',
    f'{ENTITY.replace("Dataset", "Metric")}name = "F1"\nwords = "scores"',
    '[[entity]]\npaper = "More Quux"\nkind = "Task"\nrole = "used"\nname = "zorbing"',
    f'{DROP}kind = "Metric"\nname = "accuracy"',
    f'{DROP}url = "{URL}"',
))
"""Corrections of every sort; the result is found before its metric is dropped."""
EVERYTHING = EVERYTHING.replace('metric = "accuracy"\n', "")


def test_where_only_one_paper_is_given_the_others_are_no_problem() -> None:
    wanted = parse(EVERYTHING)
    together = corrected(EVERYTHING)
    for place, each in enumerate(papers()):
        assert apply([each], wanted, all_papers=False) == ([together[place]], ())
        _, problems = apply([each], wanted)
        assert problems


def test_the_order_of_the_papers_makes_no_difference() -> None:
    third = replace(first(), paper=replace(FIRST, id="x", title="Zorbal beats Zuux"))
    found = [*papers(), third]
    expected = {each.paper.id: each for each in corrected(EVERYTHING, found)}
    for order in permutations(found):
        after = corrected(EVERYTHING, order)
        assert [each.paper.id for each in after] == [each.paper.id for each in order]
        assert {each.paper.id: each for each in after} == expected


def test_corrections_outlive_three_other_extractions() -> None:
    wanted = parse(EVERYTHING)
    versions = {
        "as before": papers(),
        "other confidences": [first(role=0.1), second()],
        "other spans, and more found": [
            replace(
                first(metric="F1"),
                entities=(
                    entity(FIRST, Kind.MODEL, "Zorbal scores", name="Zorbal"),
                    entity(FIRST, Kind.MODEL, "over Quux", name="Quux", role=Role.INTRODUCED),
                    entity(FIRST, Kind.DATASET, "red set", confidence=0.3),
                    entity(FIRST, Kind.METRIC, "accuracy on", name="accuracy"),
                    entity(FIRST, Kind.METRIC, "scores", name="F1"),
                ),
            ),
            replace(second(), entities=(*second().entities, entity(SECOND, Kind.TASK, "zorbing"))),
        ],
    }
    for found in versions.values():
        (one, two), problems = apply(found, wanted)
        assert problems == ()
        assert named(one, "Quux").role == Role.USED
        assert [each.value for each in one.results] == ["81.5"]
        assert (score(one).metric, score(one).confidences.metric) == ("F1", 1.0)
        written = [(e, FIRST.surface(mention)) for e in one.entities for mention in e.mentions]
        reds = {e for e, surface in written if surface.endswith("red set")}
        assert [is_sure_entity(each) for each in reds] == [True]
        assert "accuracy" not in {each.name for each in one.entities}
        assert one.links == ()
        assert named(two, "Quux").role == Role.INTRODUCED
        assert named(two, "zorbing").role == Role.USED


NAMES = ["Zorbal", "Quux", "BlueSet", "red set", "Zorbal scores", "scores 81.5%"]
KINDS = [Kind.MODEL, Kind.DATASET]
FIELDS = ["", *NAMES[:3]]
tables = st.one_of(
    st.builds(
        '[[role]]\npaper = "Zorbal beats Quux"\nkind = "{}"\nname = "{}"\nto = "{}"\n'.format,
        st.sampled_from(KINDS),
        st.sampled_from(NAMES),
        st.sampled_from(Role),
    ),
    st.builds(
        '[[entity]]\npaper = "Zorbal beats Quux"\nkind = "{}"\nname = "{}"\nrole = "{}"\n'
        'words = ["{}", "{}"]\n'.format,
        st.sampled_from(KINDS),
        st.sampled_from(NAMES),
        st.sampled_from(Role),
        st.sampled_from(NAMES),
        st.sampled_from(NAMES),
    ),
    st.builds(
        '[[drop]]\npaper = "Zorbal beats Quux"\nkind = "{}"\nname = "accuracy"\n'.format,
        st.sampled_from(KINDS),
    ),
    st.builds(
        '[[result]]\npaper = "Zorbal beats Quux"\nvalue = "81.5"\n'
        'set = {{ model = "{}", dataset = "{}" }}\n'.format,
        st.sampled_from(FIELDS),
        st.sampled_from(FIELDS),
    ),
)


@given(st.lists(tables, max_size=6))
def test_applied_twice_they_change_nothing_more(chosen: list[str]) -> None:
    wanted = parse("".join(chosen))
    once, _ = apply(papers(), wanted)
    again, _ = apply(once, wanted)
    assert again == once
