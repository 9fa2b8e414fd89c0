"""Corrections of what single papers say, on extractions made by hand."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.corrections.override_file import parse
from kg.corrections.sorts import Overrides
from kg.corrections.statements import apply
from kg.model import Entity, Extraction, FieldConfidences, Link, Mention, Result
from kg.pipeline import build_graph
from kg.schema import (
    ANNOTATION,
    Kind,
    LinkKind,
    LinkRole,
    NodeKind,
    Relation,
    ResultKind,
    Role,
    Sign,
)
from kg.sureness import is_sure_entity, is_sure_result
from tests.documents import entity, extraction, mentions, paper, result

URL = "https://github.com/z/zorbal"
FIRST = paper(
    "Zorbal beats Quux",
    f"Zorbal scores 81.5% accuracy on BlueSet and the red set, 2.5 over Quux. See {URL} .",
)
SECOND = paper("More Quux", "Quux (QX) is used for zorbing on BlueSet.")


def first(role: float = 0.8, metric: str = "accuracy") -> Extraction:
    model = entity(FIRST, Kind.MODEL, "Zorbal", confidence=0.9, role_confidence=role)
    scores = [
        result(
            "81.5",
            unit="%",
            model="Zorbal",
            dataset="BlueSet",
            metric=metric,
            confidence=0.95,
            confidences=FieldConfidences(0.9, 0.9, 0.9, 0.5, 0.9),
        ),
        result("2.5", kind=ResultKind.DELTA, model="Zorbal", versus="Quux", sign=Sign.RISES),
    ]
    found = extraction(
        FIRST,
        model,
        entity(FIRST, Kind.MODEL, "Quux", role=Role.MENTIONED, confidence=0.6),
        entity(FIRST, Kind.DATASET, "BlueSet"),
        entity(FIRST, Kind.METRIC, "accuracy"),
        results=scores,
    )
    link = Link(URL, LinkKind.REPOSITORY, LinkRole.OWN, mentions(FIRST, URL)[0])
    return replace(found, links=(link,))


def second() -> Extraction:
    return extraction(
        SECOND,
        entity(SECOND, Kind.MODEL, "Quux", "QX"),
        entity(SECOND, Kind.DATASET, "BlueSet"),
        abbreviations=[("QX", "Quux")],
    )


def papers() -> list[Extraction]:
    return [first(), second()]


def corrected(text: str, found: Sequence[Extraction] | None = None) -> list[Extraction]:
    """The extractions after these overrides, all of which match."""
    after, problems = apply(papers() if found is None else found, parse(text))
    assert problems == ()
    return after


def named(of: Extraction, name: str) -> Entity:
    (found,) = [each for each in of.entities if each.name == name]
    return found


def surfaces(of: Extraction, name: str) -> list[str]:
    return [of.paper.surface(mention) for mention in named(of, name).mentions]


def score(of: Extraction) -> Result:
    return of.results[0]


ROLE = '[[role]]\npaper = "Zorbal beats Quux"\nkind = "Model"\n'
RESULT = '[[result]]\npaper = "zorbal beats quux"\nvalue = "81.5"\n'
ENTITY = '[[entity]]\npaper = "Zorbal beats Quux"\nkind = "Dataset"\nrole = "used"\n'
DROP = '[[drop]]\npaper = "Zorbal beats Quux"\n'


def test_without_corrections_nothing_changes() -> None:
    assert apply(papers(), Overrides()) == (papers(), ())


def test_a_corrected_role_is_sure_and_no_other_changes() -> None:
    after, other = corrected(f'{ROLE}name = "Quux"\nto = "used"')
    quux = named(after, "Quux")
    assert (quux.role, quux.role_confidence, is_sure_entity(quux)) == (Role.USED, 1.0, True)
    assert named(after, "Zorbal") == named(first(), "Zorbal")
    assert other == second()


@pytest.mark.parametrize("name", ["QX", "quux"])
def test_an_entity_is_found_by_every_name_that_the_paper_gives_it(name: str) -> None:
    text = f'[[role]]\npaper = "More Quux"\nkind = "Model"\nname = "{name}"\nto = "introduced"'
    assert named(corrected(text)[1], "Quux").role == Role.INTRODUCED


def test_an_entity_is_found_by_the_name_that_the_vocabulary_or_the_graph_has() -> None:
    of = paper("On nets", "Vision transformers and CL are used.")
    found = [
        extraction(of, entity(of, Kind.MODEL, "Vision transformers"), entity(of, Kind.METHOD, "CL"))
    ]
    text = (
        '[[role]]\npaper = "On nets"\nkind = "Model"\nname = "ViT"\nto = "mentioned"\n'
        '[[role]]\npaper = "On nets"\nkind = "Method"\nto = "mentioned"\n'
        'name = "lifelong zorbing"\n'
        '[[rename]]\nkind = "Method"\nname = "continual zorbing"\nto = "lifelong zorbing"\n'
        '[[merge]]\nkind = "Method"\nnames = ["CL", "continual zorbing"]\n'
    )
    assert {each.role for each in corrected(text, found)[0].entities} == {Role.MENTIONED}
    split = (
        '[[split]]\nkind = "Method"\nname = "CL"\npapers = ["On nets"]\nas = "curled zorbing"\n'
        '[[drop]]\npaper = "On nets"\nkind = "Method"\nname = "Curled Zorbing"\n'
    )
    assert [each.name for each in corrected(split, found)[0].entities] == ["Vision transformers"]


def test_an_entity_of_another_kind_is_meant_where_none_of_the_kind_is_called_so() -> None:
    text = f'{ROLE.replace("Model", "Method")}name = "Quux"\nto = "used"'
    assert named(corrected(text)[0], "Quux").role == Role.USED
    both = replace(first(), entities=(*first().entities, entity(FIRST, Kind.METHOD, "Quux")))
    after = corrected(f'{ROLE}name = "Quux"\nto = "introduced"', [both])[0]
    assert [e.role for e in after.entities if e.name == "Quux"] == [Role.INTRODUCED, Role.USED]


def test_fields_of_a_result_change_and_are_sure() -> None:
    after = corrected(f'{RESULT}set = {{ metric = "BlueSet", model = "" }}')[0]
    changed = score(after)
    assert (changed.metric, changed.model, changed.dataset) == ("BlueSet", None, "BlueSet")
    assert (changed.confidence, changed.confidences.metric) == (1.0, 1.0)
    assert changed.confidences.dataset == 0.9
    assert after.results[1] == first().results[1]


def test_a_result_that_is_confirmed_is_sure() -> None:
    assert not is_sure_result(score(first()))
    assert is_sure_result(score(corrected(f'{RESULT}set = {{ metric = "accuracy" }}')[0]))


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


def test_an_added_entity_stands_where_its_words_do() -> None:
    (after, _) = corrected(f'{ENTITY}name = "RedSet"\nwords = "the red\\n set"')
    added = named(after, "RedSet")
    assert surfaces(after, "RedSet") == ["the red set"]
    assert (added.kind, added.role, added.extractor) == (Kind.DATASET, Role.USED, ANNOTATION)
    assert is_sure_entity(added)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", ["red set"]),
        ('words = "BlueSet and the red set, 2.5"', ["red set"]),
        ('words = "The Red Set"', ["red set"]),
        ('words = ["the red", "2.5 over"]', ["the red", "2.5 over"]),
        ('words = ["the red", "the pink"]', ["the red"]),
    ],
)
def test_a_quotation_that_holds_the_name_shows_where_it_stands(
    words: str, found: list[str]
) -> None:
    after = corrected(f'{ENTITY}name = "red set"\n{words}')[0]
    assert surfaces(after, "red set") == found


def test_words_of_another_entity_count_only_where_they_stand_nowhere_else() -> None:
    of = paper("On zorbs", "The Swin net is a net.")
    found = [extraction(of, entity(of, Kind.MODEL, "Swin net"))]
    text = '[[entity]]\npaper = "On zorbs"\nkind = "Model"\nrole = "used"\nname = '
    (after,) = corrected(f'{text}"net"', found)
    assert named(after, "net").mentions == (Mention(27, 30),)
    (after,) = corrected(f'{text}"Swin"', found)
    assert surfaces(after, "Swin") == ["Swin"]
    (after,) = corrected(f'{text}"net"\n{text}"is a net"', [extraction(of)])
    assert [surfaces(after, name) for name in ("net", "is a net")] == [["net"], ["is a net"]]


def test_what_is_found_by_itself_satisfies_a_correction_and_is_not_doubled() -> None:
    text = f'{ENTITY.replace("used", "introduced")}name = "RedSet"\nwords = "red set"'
    before = entity(FIRST, Kind.DATASET, "red set", confidence=0.4, name="red set of zorbs")
    found = replace(first(), entities=(*first().entities, before))
    (after,) = corrected(text, [found])
    assert [e.name for e in after.entities if e.kind == Kind.DATASET] == [
        "BlueSet",
        "red set of zorbs",
    ]
    there = named(after, "red set of zorbs")
    assert (there.role, is_sure_entity(there)) == (Role.INTRODUCED, True)


def test_a_dropped_entity_leaves_the_results_that_name_it() -> None:
    after = corrected(f'{DROP}kind = "Dataset"\nname = "blueset"')[0]
    assert all(each.name != "BlueSet" for each in after.entities)
    assert (score(after).dataset, score(after).model) == (None, "Zorbal")


def test_a_name_that_another_entity_bears_stays_in_results() -> None:
    both = replace(first(), entities=(*first().entities, entity(FIRST, Kind.METHOD, "Quux")))
    after = corrected(f'{DROP}kind = "Method"\nname = "Quux"', [both])[0]
    assert after.results[1].versus == "Quux"


def test_a_dropped_link_is_found_however_it_is_written() -> None:
    after = corrected(f'{DROP}url = "github.com/Z/zorbal.git"')[0]
    assert after.links == ()


def test_an_entity_may_be_added_and_given_to_a_result_in_one_file() -> None:
    text = f'{RESULT}set = {{ dataset = "RedSet" }}\n{ENTITY}name = "RedSet"\nwords = "red set"'
    graph = build_graph(corrected(text))
    (node,) = [n for n in graph.nodes(NodeKind.RESULT) if graph.name(n).startswith("81.5")]
    (edge,) = graph.edges_from(node, Relation.ON_DATASET)
    assert edge.target == "dataset/redset"
    assert edge.statement.sure


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


def test_a_name_that_was_missed_is_added_where_the_text_has_it() -> None:
    after = corrected(f'{RESULT}set = {{ dataset = "red set" }}')[0]
    added = named(after, "red set")
    assert (added.kind, added.role, surfaces(after, "red set")) == (
        Kind.DATASET,
        Role.USED,
        ["red set"],
    )


def test_a_name_that_the_text_does_not_have_is_told_though_the_result_has_it() -> None:
    (after, _), (problem,) = apply(papers(), parse(f'{RESULT}set = {{ dataset = "read set" }}'))
    assert score(after).dataset == "read set"
    assert "does not have the words 'read set'; did you mean 'the red set'?" in str(problem)


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
