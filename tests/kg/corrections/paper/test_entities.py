"""Corrections of roles, of missed entities, and of what a paper does not say."""

from dataclasses import replace

import pytest

from kg.model import Mention
from kg.schema import (
    ANNOTATION,
    Kind,
    Role,
)
from kg.sureness import is_sure_entity
from tests.documents import entity, extraction, paper
from tests.kg.corrections.zorbal import (
    DROP,
    ENTITY,
    FIRST,
    ROLE,
    corrected,
    first,
    named,
    score,
    second,
    surfaces,
)


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


def test_a_short_name_is_found_by_its_words_where_no_other_is_called_so() -> None:
    of = paper("On zorbs", "ZOR and ZO are used.")
    found = [extraction(of, entity(of, Kind.MODEL, "ZOR"), entity(of, Kind.MODEL, "ZO"))]
    text = '[[drop]]\npaper = "On zorbs"\nkind = "Model"\nname = "zonal orb reasoner"'
    assert [each.name for each in corrected(text, found)[0].entities] == ["ZO"]


def test_an_entity_of_another_kind_is_meant_where_none_of_the_kind_is_called_so() -> None:
    text = f'{ROLE.replace("Model", "Method")}name = "Quux"\nto = "used"'
    assert named(corrected(text)[0], "Quux").role == Role.USED
    both = replace(first(), entities=(*first().entities, entity(FIRST, Kind.METHOD, "Quux")))
    after = corrected(f'{ROLE}name = "Quux"\nto = "introduced"', [both])[0]
    assert [e.role for e in after.entities if e.name == "Quux"] == [Role.INTRODUCED, Role.USED]


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
