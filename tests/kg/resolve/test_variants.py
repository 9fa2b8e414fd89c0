from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.resolve import resolve
from kg.resolve.stems import family, is_proper, stems
from kg.schema import Kind
from tests.documents import entity, extraction, paper


def edges_of(kind: Kind, *names: str) -> set[tuple[str, str]]:
    """Names of variants and of what they are variants of, each entity in a paper of its own."""
    papers = [paper(f"{name} {index}") for index, name in enumerate(names)]
    resolution = resolve([
        extraction(of, entity(of, kind, name)) for of, name in zip(papers, names, strict=True)
    ])
    called = {node.id: node.name for node in resolution.nodes}
    return {(called[variant], called[base]) for variant, base, _ in resolution.variants}


@pytest.mark.parametrize(
    ("kind", "names", "edges"),
    [
        (Kind.MODEL, ("Zorb", "Zorb-2"), {("Zorb-2", "Zorb")}),
        (Kind.MODEL, ("Zorb", "Zorbv2"), {("Zorbv2", "Zorb")}),
        (Kind.MODEL, ("ZorV", "ZorV-7"), {("ZorV-7", "ZorV")}),
        (Kind.MODEL, ("Zorb", "Zorb-large"), {("Zorb-large", "Zorb")}),
        (Kind.MODEL, ("Zorb-9B", "Zorb-27B"), {("Zorb-9B", "Zorb"), ("Zorb-27B", "Zorb")}),
        (Kind.MODEL, ("PaZo-S", "PaZo-L"), {("PaZo-S", "PaZo"), ("PaZo-L", "PaZo")}),
        (Kind.DATASET, ("ZORB14", "ZORB15"), {("ZORB14", "ZORB"), ("ZORB15", "ZORB")}),
        (Kind.DATASET, ("ZORB", "ZORB+"), {("ZORB+", "ZORB")}),
        (Kind.DATASET, ("ZORB", "Tiny ZORB"), {("Tiny ZORB", "ZORB")}),
        (Kind.DATASET, ("ZORB", "ZORB val"), {("ZORB val", "ZORB")}),
        (Kind.METHOD, ("ZPO", "stepwise ZPO"), {("stepwise ZPO", "ZPO")}),
        (Kind.METRIC, ("zorbality", "top-3 zorbality"), {("top-3 zorbality", "zorbality")}),
        (Kind.TASK, ("zorb finding", "blue zorb finding"), {("blue zorb finding", "zorb finding")}),
        (Kind.MODEL, ("Zorbi", "Zorbi K2.5"), {("Zorbi K2.5", "Zorbi")}),
        (Kind.MODEL, ("Zorbi", "Zorbi-VL-Next"), {("Zorbi-VL-Next", "Zorbi")}),
        (Kind.MODEL, ("ZOR3-VL", "ZOR3-VL-30B-A3B"), {("ZOR3-VL-30B-A3B", "ZOR3-VL")}),
        (Kind.MODEL, ("Zorbisper", "ZorbisperX"), {("ZorbisperX", "Zorbisper")}),
        (Kind.METHOD, ("ZorMark", "ZorMark+TM"), {("ZorMark+TM", "ZorMark")}),
        (
            Kind.METHOD,
            ("zorb-to-orb", "multimodal zorb-to-orb"),
            {("multimodal zorb-to-orb", "zorb-to-orb")},
        ),
        (Kind.METRIC, ("zorbality", "zorbality@7"), {("zorbality@7", "zorbality")}),
        (Kind.DATASET, ("ZORTI", "ZORTI 2D ZZT"), {("ZORTI 2D ZZT", "ZORTI")}),
    ],
)
def test_a_variant_is_connected_with_what_it_is_a_form_of(
    kind: Kind, names: tuple[str, ...], edges: set[tuple[str, str]]
) -> None:
    assert edges_of(kind, *names) == edges


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        (Kind.MODEL, ("BERT", "RoBERTa")),
        (Kind.MODEL, ("Zorb", "RoZorba")),
        (Kind.DATASET, ("ZORB", "BLIP-to-ZORB")),
        (Kind.TASK, ("finding", "zorb finding")),
        (Kind.METHOD, ("Zonal ZPO", "Blue orb")),
        (Kind.METHOD, ("supervised zorbing", "self-supervised zorbing")),
        (Kind.MODEL, ("Zorb-2",)),
        (Kind.MODEL, ("Zorbi", "Zorbi reader")),
        (Kind.TASK, ("orb finding", "zorb-to-orb finding")),
        (Kind.DATASET, ("ZORB", "ZORB-to-BLIP")),
    ],
)
def test_a_name_of_its_own_is_no_variant_and_a_family_has_two_members(
    kind: Kind, names: tuple[str, ...]
) -> None:
    found = edges_of(kind, *names)
    assert not {edge for edge in found if set(edge) <= set(names)}
    assert len(names) > 1 or found == set()


def test_a_family_that_no_paper_names_has_no_merges() -> None:
    first, second = paper("ZORB14"), paper("ZORB15")
    resolution = resolve([extraction(p, entity(p, Kind.DATASET, p.title)) for p in (first, second)])
    assert resolution.merges("dataset/zorb") == ()
    assert [node.name for node in resolution.nodes] == ["ZORB", "ZORB14", "ZORB15"]


def test_members_of_a_vocabulary_family_meet_at_its_entry() -> None:
    assert edges_of(Kind.DATASET, "CIFAR-10", "CIFAR-100") == {
        ("CIFAR-10", "CIFAR"),
        ("CIFAR-100", "CIFAR"),
    }


def test_sizes_versions_and_signs_fall_off_the_end() -> None:
    assert list(stems("zorb r1 70b"))[:1] == ["zorb r1"]
    assert (family("yolov7"), family("bert")) == ("yolo", None)
    assert [is_proper(name) for name in ("DPO", "LoRA", "detection")] == [True, True, False]


NAMES = st.sampled_from([
    "Zorb", "Zorb-2", "Zorb-3", "Zorb-3-mini", "Tiny Zorb", "ZorbNet-S", "ZorbNet-L", "BERT-large",
    "ZPO", "stepwise ZPO", "GPT-4o", "GPT-3",
])  # fmt: skip


@given(st.lists(NAMES, min_size=2, max_size=8, unique=True))
def test_variants_form_no_circle_and_do_not_depend_on_the_order_of_the_papers(
    names: list[str],
) -> None:
    papers = [paper(name) for name in names]
    found = [extraction(of, entity(of, Kind.MODEL, of.title)) for of in papers]
    resolution = resolve(found)
    assert resolution.variants == resolve(found[::-1]).variants
    assert resolution.nodes == resolve(found[::-1]).nodes
    ids = {node.id for node in resolution.nodes}
    bases: dict[str, set[str]] = defaultdict(set)
    for variant, base, confidence in resolution.variants:
        assert {variant, base} <= ids
        assert 0 < confidence <= 1
        bases[variant].add(base)
    for start in list(bases):
        above, queue = set(), list(bases[start])
        while queue:
            at = queue.pop()
            above.add(at)
            queue += bases[at] - above
        assert start not in above


@pytest.mark.parametrize(
    ("variant", "base"),
    [
        ("GPT-5.2", "GPT-5"),
        ("Kimi K2.5", "Kimi"),
        ("Qwen3-VL-30B-A3B", "Qwen3-VL"),
        ("DeepSeek-R1-Distill-Qwen-7B", "DeepSeek-R1-Distill"),
        ("Claude Opus 4.5", "Claude"),
        ("Llama-4-Scout", "LLaMA"),
        ("Claude 3.7 Sonnet", "Claude"),
    ],
)
def test_versions_of_well_known_models_are_variants_and_never_one(variant: str, base: str) -> None:
    papers = [paper(variant), paper(base)]
    found = [extraction(of, entity(of, Kind.MODEL, of.title)) for of in papers]
    resolution = resolve(found)
    one, other = (resolution.node(of.paper.id, 0) for of in found)
    assert (one, other) in {(source, target) for source, target, _ in resolution.variants}
