from itertools import permutations

import pytest

from kg.model import Extraction
from kg.resolve import resolve
from kg.schema import Kind
from tests.documents import entity, extraction, paper


def name_nodes(*names: str, kind: Kind = Kind.MODEL) -> list[str]:
    """The nodes of entities with these names, each in a paper of its own."""
    found = []
    for index, name in enumerate(names):
        p = paper(f"{name} {index}")
        found.append(extraction(p, entity(p, kind, name)))
    resolution = resolve(found)
    return [resolution.node(e.paper.id, 0) for e in found]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Zorb Net", "zorb-net"),
        ("Zorb Nets", "Zorb Net"),
        ("ZorbNet-1K", "ZorbNet-1k"),
    ],
)
def test_spellings_of_one_name_are_one_node(first: str, second: str) -> None:
    assert len(set(name_nodes(first, second))) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [("Zorb-3", "Zorb-4"), ("Zorb", "Zorb-2"), ("RefZorb", "RefZorb+"), ("Zorb-10", "Zorb-100")],
)
def test_another_number_or_sign_is_another_node(first: str, second: str) -> None:
    assert len(set(name_nodes(first, second))) == 2


def test_kinds_never_mix() -> None:
    p = paper("Zorb and Zorb")
    both = extraction(p, entity(p, Kind.MODEL, "Zorb"), entity(p, Kind.TASK, "Zorb"))
    assert [node.kind for node in resolve([both]).nodes] == [Kind.MODEL, Kind.TASK]


def expanded_once() -> list[Extraction]:
    first = paper("Zonal Orb Reasoner (ZOR)")
    second = paper("ZOR at large")
    return [
        extraction(first, entity(first, Kind.MODEL, "Zonal Orb Reasoner", "ZOR")),
        extraction(second, entity(second, Kind.MODEL, "ZOR")),
    ]


def test_a_short_form_alone_is_the_long_form_of_another_paper() -> None:
    (node,) = resolve(expanded_once()).nodes
    assert (node.name, node.aliases) == ("Zonal Orb Reasoner", ("ZOR",))


def test_the_order_of_papers_makes_no_difference() -> None:
    third = paper("Zonal orb reasoners")
    papers = [
        *expanded_once(),
        extraction(third, entity(third, Kind.MODEL, "Zonal orb reasoners")),
    ]
    nodes = {resolve(order).nodes for order in permutations(papers)}
    assert len(nodes) == 1


def test_a_short_form_that_papers_expand_differently_stays_with_each() -> None:
    first, second = paper("Zonal Orb (ZO)"), paper("Zeta Oracle (ZO)")
    resolution = resolve([
        extraction(first, entity(first, Kind.METHOD, "Zonal Orb", "ZO")),
        extraction(second, entity(second, Kind.METHOD, "Zeta Oracle", "ZO")),
    ])
    assert [node.id for node in resolution.nodes] == ["method/zeta-oracle", "method/zonal-orb"]


def test_a_bare_head_is_no_alias_outside_its_paper() -> None:
    p = paper("Zorb detection", "In zorb detection, detection is all.")
    (node,) = resolve([extraction(p, entity(p, Kind.TASK, "zorb detection", "detection"))]).nodes
    assert node.aliases == ()


def test_a_result_finds_its_entity_by_name_or_surface_of_the_right_kind() -> None:
    p = paper("Zorb on Big Blue Set (BBS)")
    resolution = resolve([
        extraction(
            p,
            entity(p, Kind.MODEL, "Zorb"),
            entity(p, Kind.DATASET, "Big Blue Set", "BBS"),
        )
    ])
    assert resolution.named(p.id, "BBS", Kind.DATASET) == "dataset/big-blue-set"
    assert resolution.named(p.id, "zorb", Kind.MODEL, Kind.METHOD) == "model/zorb"
    assert resolution.named(p.id, "zorb", Kind.DATASET) is None
    assert resolution.named(p.id, "unheard of", Kind.DATASET) is None
    assert resolution.named(p.id, None, Kind.DATASET) is None


def test_the_kind_of_a_results_entity_is_the_one_that_papers_agree_on() -> None:
    papers = [paper(f"Zorbing {number}") for number in range(3)]
    kinds = (Kind.TASK, Kind.TASK, Kind.METHOD)
    resolution = resolve([
        extraction(p, entity(p, kind, "Zorbing")) for p, kind in zip(papers, kinds, strict=True)
    ])
    assert resolution.named(papers[2].id, "Zorbing", Kind.TASK) == "task/zorbing"
    assert resolution.named(papers[2].id, "Zorbing", Kind.METHOD) is None


def test_a_name_that_the_vocabulary_knows_stays_whatever_a_paper_spells_it_out_as() -> None:
    first, second = paper("Data-efficient images, Tiny (DeiT)"), paper("DeiT")
    spelled = entity(first, Kind.MODEL, "Data-efficient images, Tiny", "DeiT")
    extractions = [
        extraction(first, spelled),
        extraction(second, entity(second, Kind.MODEL, "DeiT")),
    ]
    assert [node.id for node in resolve(extractions).nodes] == ["model/deit"]


def test_short_forms_with_different_numbers_never_meet_at_one_long_form() -> None:
    first, second = (
        paper("BAR: Basic Attention Retriever"),
        paper("BAR2: Basic Attention Retriever"),
    )
    both = [
        extraction(p, entity(p, Kind.MODEL, short, "Basic Attention Retriever"))
        for p, short in ((first, "BAR"), (second, "BAR2"))
    ]
    resolution = resolve(both)
    assert resolution.node(first.id, 0) != resolution.node(second.id, 0)


def test_a_paper_that_spells_a_known_name_out_in_other_words_means_its_own() -> None:
    known, own = paper("I3D is old"), paper("Icy Tall Dwarfs (I3D)")
    its_own = entity(own, Kind.MODEL, "I3D", "Icy Tall Dwarfs")
    resolution = resolve([
        extraction(known, entity(known, Kind.MODEL, "I3D")),
        extraction(own, its_own, abbreviations=[("I3D", "Icy Tall Dwarfs")]),
    ])
    assert resolution.node(known.id, 0) == "model/i3d"
    assert resolution.node(own.id, 0) == "model/icy-tall-dwarfs"


@pytest.mark.parametrize(
    ("title", "surfaces", "aliases"),
    [
        ("zorb and blue zorb", ("zorb", "blue zorb"), ()),
        ("Grand Zorb Tale, long zinc tale (LZT)", ("Grand Zorb Tale", "LZT"), ()),
        ("Grand Zorb Tale (GZT)", ("Grand Zorb Tale", "GZT"), ("GZT",)),
        ("Zip beading, zorbal zeech", ("Zip beading", "zorbal zeech"), ("zorbal zeech",)),
    ],
)
def test_an_alias_names_the_entity_in_any_paper(
    title: str, surfaces: tuple[str, ...], aliases: tuple[str, ...]
) -> None:
    p = paper(title)
    defined = [("LZT", "long zinc tale")] if "LZT" in title else []
    one = extraction(p, entity(p, Kind.TASK, *surfaces), abbreviations=defined)
    assert resolve([one]).nodes[0].aliases == aliases


@pytest.mark.parametrize(
    ("name", "version"),
    [("Zorb-2", "Zorb-2-7b-chat"), ("Korean Zorbnet", "Korean Zorbnet 1.1"), ("Zorb 3", "ZRB-4")],
)
def test_a_version_that_a_paper_takes_for_the_thing_is_no_alias(name: str, version: str) -> None:
    p = paper(f"{name} and {version}")
    (node,) = resolve([extraction(p, entity(p, Kind.MODEL, name, version))]).nodes
    assert (node.name, node.aliases) == (name, ())
