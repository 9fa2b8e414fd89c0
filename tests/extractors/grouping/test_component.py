"""Mentions of one thing become one entity with a name; things that differ stay apart."""

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.document import mentions_of, set_mentions
from extractors.grouping.component import group_mentions
from extractors.grouping.coreference import Form, group
from extractors.grouping.naming import choose_name
from kg.schema import Kind, Role
from kg.vocabulary import load
from tests.extractors.tagged import surfaces, tagged

load()  # read before the first example of a property, whose time is limited


def grouped(kind: Kind, *names: str, pairs: tuple[tuple[str, str], ...] = ()) -> list[set[str]]:
    """The groups of names of one kind."""
    return [{form.surface for form in one} for one in group([Form(n, kind) for n in names], pairs)]


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        (Kind.MODEL, "Vision Transformer", "vision transformers"),
        (Kind.METHOD, "self-attention", "Self Attention"),
        (Kind.METHOD, "pre-training", "pretraining"),
        (Kind.METHOD, "pseudo-labels", "pseudo-labeling"),
        (Kind.TASK, "future link forecasting", "forecasting future links"),
        (Kind.MODEL, "GNN", "graph neural networks"),
        (Kind.MODEL, "NGFs", "Neural Graph Filter"),
        (Kind.TASK, "multi-hop QA", "multi-hop question answering"),
        (Kind.TASK, "Out-of-distribution (OOD) detection", "out-of-distribution detection"),
        (Kind.DATASET, "MuSiQue-X", "MuSiQue-X benchmark"),
        (Kind.TASK, "text-to-video", "text-to-video generation"),
        (Kind.TASK, "detection", "vehicle detection"),
        (Kind.TASK, "report generation", "radiology report generation"),
        (Kind.TASK, "cross-domain reenactment", "cross-domain face reenactment"),
        (Kind.METRIC, "accuracy", "top-1 accuracy"),
        (Kind.MODEL, "ViT", "Vision Transformers"),
        (Kind.METHOD, "Kalman filters", "Kalman filtering"),
        (Kind.METHOD, "Gaussian process", "Gaussian processes"),
        (Kind.TASK, "mixed-integer programs", "mixed-integer programming"),
        (Kind.MODEL, "diffusion-based models", "diffusion models"),
        (Kind.MODEL, "visual transformer", "vision transformers"),
        (Kind.METHOD, "SJT", "SJT strategy"),
        (Kind.TASK, "NLG", "natural language generation"),
        (Kind.TASK, "NLG for verse", "natural language generation for verse"),
        (Kind.TASK, "MERC", "multimodal conversational emotion recognition"),
        (Kind.METRIC, "detection accuracies", "detection accuracy"),
        (Kind.TASK, "text-to-image", "text-to-image synthesis"),
    ],
)
def test_spellings_of_one_thing_meet(kind: Kind, one: str, other: str) -> None:
    assert grouped(kind, one, other) == [{one, other}]


def test_a_paper_that_defines_a_short_form_otherwise_keeps_its_own() -> None:
    names = ("NLG", "natural language generation", "neural lexical graph")
    found = grouped(Kind.TASK, *names, pairs=(("NLG", "neural lexical graph"),))
    assert found == [{"NLG", "neural lexical graph"}, {"natural language generation"}]


def test_a_short_form_inside_the_long_form_of_another_is_spelled_out_too() -> None:
    pairs = (("MNMT", "multilingual NMT"),)
    names = ("modular MNMT", "modular multilingual neural machine translation", "NMT")
    groups = grouped(Kind.TASK, *names, pairs=pairs)
    assert {"modular MNMT", "modular multilingual neural machine translation"} in groups


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        (Kind.METHOD, "A-RAG", "RAG"),
        (Kind.MODEL, "GPT-3", "GPT-4"),
        (Kind.MODEL, "ResNet-50", "ResNet-101"),
        (Kind.MODEL, "LLaMA 2", "LLaMA"),
        (Kind.MODEL, "Qwen 2.5", "Qwen 25"),
        (Kind.DATASET, "RefCOCO", "RefCOCO+"),
        (Kind.DATASET, "CIFAR-10", "CIFAR-100"),
        (Kind.DATASET, "MNIST", "Fashion MNIST"),
        (Kind.DATASET, "SemEval-2024 Task 7", "SemEval-2025 Task 7"),
        (Kind.MODEL, "Transformer", "Swin Transformer"),
        (Kind.METHOD, "self-attention", "multi-head self-attention"),
        (Kind.TASK, "image-to-text", "text-to-image"),
        (Kind.TASK, "segmentation", "few-shot detection"),
        (Kind.TASK, "object detection", "few-shot object detection"),
        (Kind.TASK, "NER", "cross-domain NER"),
        (Kind.METRIC, "Recall@1", "Recall@10"),
        (Kind.MODEL, "DeiT-S", "DeiT"),
        (Kind.METHOD, "self-training", "self-trainable attention"),
        (Kind.MODEL, "language models", "pretrained language models"),
    ],
)
def test_different_things_stay_apart(kind: Kind, one: str, other: str) -> None:
    assert sorted(map(sorted, grouped(kind, one, other))) == sorted([[one], [other]])


def test_definition_joins_what_the_letters_do_not() -> None:
    names = "SQ", "Transformer for Sequences"
    assert len(grouped(Kind.MODEL, *names)) == 2
    assert grouped(Kind.MODEL, *names, pairs=(names,)) == [set(names)]


def test_short_form_of_two_names_is_given_to_neither() -> None:
    found = grouped(Kind.METHOD, "RT", "random tuning", "recursive tracing")
    assert len(found) == 3


def test_bare_head_of_two_names_is_given_to_neither() -> None:
    found = grouped(Kind.TASK, "detection", "vehicle detection", "fraud detection")
    assert len(found) == 3


def test_definition_counts_inside_a_longer_name() -> None:
    pair = ("SDX", "sound description")
    found = grouped(Kind.TASK, *pair, "noisy SDX", "noisy sound description", pairs=(pair,))
    assert {"noisy SDX", "noisy sound description"} in found
    assert set(pair) in found


def test_two_kinds_never_share_an_entity() -> None:
    assert len(group([Form("VQA", Kind.TASK), Form("VQA", Kind.DATASET)], [])) == 2


def test_order_of_the_names_does_not_matter() -> None:
    names = ("GAN", "GANs", "image detection", "detection")
    results = {tuple(map(frozenset, grouped(Kind.TASK, *order))) for order in permutations(names)}
    assert results == {(frozenset(names[:2]), frozenset(names[2:]))}


STEMS = st.sampled_from(["GPT", "Llama ", "ImageNet-", "DeiT-", "Task "])


@given(STEMS, st.integers(1, 400), st.integers(1, 400))
def test_names_that_differ_in_a_number_are_never_joined(stem: str, one: int, other: int) -> None:
    names = {f"{stem}{one}", f"{stem}{other}", f"{stem.lower()}{one}"}
    found = grouped(Kind.MODEL, *names)
    assert len(found) == (1 if one == other else 2)
    assert any(len(names_of) == 2 for names_of in found)


@given(st.lists(st.text("aAbB1- ()+", min_size=1, max_size=8).filter(str.strip), max_size=8))
def test_each_form_is_in_one_group(names: list[str]) -> None:
    forms = {Form(name, Kind.METHOD) for name in (*names, "ABs", "AB")}
    found = group(forms, [("AB", "a b")])
    assert sorted(form for one in found for form in one) == sorted(forms)
    assert any({"AB", "ABs"} <= {form.surface for form in one} for one in found)


def test_entity_holds_its_mentions_in_the_order_of_the_text() -> None:
    doc = group_mentions(tagged("T\n[Model|GANs] are fine. A [Model|GAN] on [Dataset|COCO]."))
    first, second = doc._.entities
    assert surfaces(doc, first) == ["GANs", "GAN"]
    assert surfaces(doc, second) == ["COCO"]
    assert (first.kind, first.role) == (Kind.MODEL, Role.USED)


def test_entity_has_the_confidence_and_the_extractor_of_its_surest_mention() -> None:
    doc = tagged("T\n[Model|GANs] are fine. A [Model|GAN].")
    first, second = mentions_of(doc)
    surer = replace(second, confidence=0.95, extractor="vocabulary")
    set_mentions(doc, [first, surer])
    (entity,) = group_mentions(doc)._.entities
    assert (entity.confidence, entity.extractor) == (0.95, "vocabulary")
    set_mentions(doc, [replace(first, confidence=0.95), surer])
    (entity,) = group_mentions(doc)._.entities
    assert entity.extractor == "tagger+vocabulary"


def test_mention_that_ends_with_a_long_form_is_of_the_short_form() -> None:
    doc = tagged("T\nWe use deep [Model|growing networks] (DGNs). [Model|DGNs] win.")
    (entity,) = group_mentions(doc)._.entities
    assert surfaces(doc, entity) == ["growing networks", "DGNs"]


def test_head_of_a_long_form_is_not_of_the_short_form() -> None:
    doc = tagged(
        "T\nWe use forest enhanced growing [Method|motion learning] (FEGML). [Method|FEGML]."
    )
    doc = group_mentions(doc)
    assert [d.short for d in doc._.definitions] == ["FEGML"]
    assert [surfaces(doc, entity) for entity in doc._.entities] == [["motion learning"], ["FEGML"]]


def test_paper_without_mentions_has_no_entities() -> None:
    assert group_mentions(tagged("T\nNothing here."))._.entities == ()


@pytest.mark.parametrize(
    ("forms", "kind", "title", "name"),
    [
        ({"vision transformers": 2}, Kind.MODEL, "T", "Vision Transformer"),
        ({"IRNNs": 5, "Iterated Routing Networks": 1}, Kind.MODEL, "T", "Iterated Routing Network"),
        ({"TNT": 3, "Tiles in Tiles": 1}, Kind.MODEL, "TNT: Tiles in Tiles", "TNT"),
        ({"LXMORT": 3, "Learning Cross Encoders": 1}, Kind.MODEL, "T", "LXMORT"),
        ({"Pixel Counting": 1}, Kind.TASK, "Pixel Counting", "pixel counting"),
        ({"Arabic Pixel Counting": 1}, Kind.TASK, "T", "Arabic pixel counting"),
        ({"Slow relocation": 1}, Kind.METHOD, "T", "slow relocation"),
        ({"counting": 4, "pixel counting": 1}, Kind.TASK, "T", "pixel counting"),
        ({"Zebra benchmark": 1}, Kind.DATASET, "T", "Zebra"),
        ({"ZebraNet": 1}, Kind.MODEL, "T", "ZebraNet"),
        ({"key-value (KV) store": 1}, Kind.METHOD, "T", "key-value store"),
        ({"MATH500": 1}, Kind.DATASET, "T", "MATH500"),
        ({"imagenet 1k": 1}, Kind.DATASET, "T", "ImageNet-1K"),
        ({"ResNet50": 1}, Kind.MODEL, "T", "ResNet-50"),
    ],
)
def test_name_is_the_most_complete_form(
    forms: dict[str, int], kind: Kind, title: str, name: str
) -> None:
    assert choose_name(forms, kind=kind, title=title) == name
