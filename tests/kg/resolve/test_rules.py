from itertools import permutations

import pytest

from kg.model import Extraction, MergedName
from kg.resolve import resolve
from kg.schema import Kind, Rule
from tests.documents import entity, extraction, paper


def one(title: str, kind: Kind, *surfaces: str) -> Extraction:
    of = paper(title)
    return extraction(of, entity(of, kind, *surfaces))


def papers_of(kinds: dict[Kind, int], name: str) -> list[Extraction]:
    return [
        one(f"{name} {kind} {index}", kind, name)
        for kind, count in kinds.items()
        for index in range(count)
    ]


def test_a_node_keeps_what_was_merged_into_it_by_which_rule_and_from_how_many_papers() -> None:
    found = [
        one("Zorb Tale Reader (ZTR)", Kind.MODEL, "Zorb Tale Reader", "ZTR"),
        one("zorb tale readers", Kind.MODEL, "zorb tale readers"),
        one("ZTR at work", Kind.MODEL, "ZTR"),
        one("ZorbTale Reader", Kind.MODEL, "ZorbTale Reader"),
    ]
    for order in permutations(found):
        resolution = resolve(order)
        (node,) = resolution.nodes
        assert sorted(resolution.merges(node.id)) == [
            MergedName("ZTR", Rule.ABBREVIATION, 2),
            MergedName("Zorb Tale Reader", Rule.NAME, 1),
            MergedName("ZorbTale Reader", Rule.SPELLING, 1),
            MergedName("zorb tale readers", Rule.SPELLING, 1),
        ]


def test_every_rule_has_its_sentence() -> None:
    assert len({rule.sentence for rule in Rule}) == len(Rule)


@pytest.mark.parametrize(
    ("kinds", "kept"),
    [
        ({Kind.MODEL: 3, Kind.METHOD: 1}, {Kind.MODEL}),
        ({Kind.MODEL: 1, Kind.METHOD: 2}, {Kind.METHOD}),
        ({Kind.MODEL: 4, Kind.METHOD: 3}, {Kind.MODEL, Kind.METHOD}),
        ({Kind.MODEL: 1, Kind.METHOD: 1}, {Kind.MODEL, Kind.METHOD}),
        ({Kind.DATASET: 5, Kind.TASK: 1}, {Kind.DATASET, Kind.TASK}),
    ],
)
def test_the_kind_is_that_of_most_papers_unless_the_name_is_two_things(
    kinds: dict[Kind, int], kept: set[Kind]
) -> None:
    assert {node.kind for node in resolve(papers_of(kinds, "Zorb")).nodes} == kept


def test_the_vocabulary_says_the_kind_of_what_it_knows() -> None:
    found = papers_of({Kind.METHOD: 2, Kind.MODEL: 1}, "DINOv2")
    resolution = resolve(found)
    named = [node.id for node in resolution.nodes if resolution.merges(node.id)]
    assert named == ["model/dinov2"]


def test_an_ambiguous_short_form_stays_with_the_long_form_of_its_paper() -> None:
    other = one("protein language model (PLM)", Kind.MODEL, "protein language model", "PLM")
    known = one("pre-trained language model (PLM)", Kind.MODEL, "pre-trained language model", "PLM")
    resolution = resolve([other, known])
    assert resolution.node(other.paper.id, 0) != resolution.node(known.paper.id, 0)


def test_words_left_out_make_a_name_of_less_outside_their_paper() -> None:
    long = one("zorb tale finding, or zorb finding", Kind.TASK, "zorb tale finding", "zorb finding")
    short = one("zorb finding", Kind.TASK, "zorb finding")
    assert [node.aliases for node in resolve([long]).nodes] == [("zorb finding",)]
    resolution = resolve([long, short])
    assert resolution.node(long.paper.id, 0) != resolution.node(short.paper.id, 0)


def test_a_short_form_within_a_longer_name_is_read_as_papers_spell_it_out() -> None:
    of = paper("Zorb Tale (ZT) finding")
    defining = extraction(
        of, entity(of, Kind.DATASET, "Zorb Tale"), abbreviations=[("ZT", "Zorb Tale")]
    )
    first = one("ZT completion", Kind.TASK, "ZT completion")
    second = one("zorb tale completion", Kind.TASK, "zorb tale completion")
    resolution = resolve([defining, first, second])
    assert resolution.node(first.paper.id, 0) == resolution.node(second.paper.id, 0)
