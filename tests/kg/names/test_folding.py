"""What folding joins, what it keeps apart, and the invariants of its keys."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kg.names.folding import _latin, _plain, compact, fold
from kg.names.plurals import singular

PIECES = st.sampled_from([
    "GPT", "BERT", "4", "20", "1", "o", "k", "-", " ", "_", "/", "'", ".", "+", "@", ",", "$",
    "{", "}", "\\", "^", "\u200b", "–", r"\textbf{", r"\beta", "β", "é", "Transformers", "LLMs",
    "losses", "s", "S", "policies", "×",
])  # fmt: skip
NAMES = st.lists(PIECES, max_size=8).map("".join) | st.text(max_size=10)
NUMBERED = st.lists(PIECES, min_size=2, max_size=8).map("".join)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ImageNet-1K", "imagenet1k"),
        ("ImageNet 1k", "imagenet_1K"),
        ("Vision Transformers", "vision‑transformer"),
        ("LLMs", "LLM"),
        ("ViTs", "ViT"),
        ("U-Nets", "u-net"),
        ("large language models", "Large Language Model"),
        ("policies", "policy"),
        ("losses", "loss"),
        (r"$\beta$-VAE", "β-VAE"),
        (r"\textbf{Swin} Transformer", "Swin Transformer"),
        (r"AP$_{50}$", "AP50"),
        (r"$2\times 2$ pooling", "2×2 pooling"),
        ("WMT'14", "WMT14"),
        ("Fréchet distance", "Frechet distance"),
        ("Recall @ 10", "recall@10"),
        ("R²", "R^2"),
        ("Wide&Deep", "Wide & Deep"),
        ("ViT-B/16", "ViT-B-16"),
    ],
)
def test_spellings_of_one_name_meet(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("RefCOCO", "RefCOCO+"),
        ("DeepLabv3", "DeepLabv3+"),
        ("Qwen2.5", "Qwen25"),
        ("GPT-3.5", "GPT-35"),
        ("C#", "C"),
        ("A*", "A"),
        ("10²", "102"),
        ("1{}2", "12"),
        ("1\u200b2", "12"),
        ("5'2", "52"),
        ("GLUES", "GLUE"),
        ("ViTs", "VITS"),
        ("SQuAD 2.0", "SQuAD"),
        ("COCO 20 1", "COCO 201"),
        ("1,000", "1 000"),
    ],
)
def test_different_names_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    "word", ["bias", "analysis", "loss", "class", "always", "series", "glues", "keras", "is", "s"]
)
def test_a_word_that_only_looks_like_a_plural_keeps_its_s(word: str) -> None:
    assert singular(word) == word
    assert fold(f"some {word}") == f"some {word}"


@given(name=NAMES)
@example(name="LLMSs")
@example(name="A¸")
@example(name="10²½")
def test_folding_twice_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)
    assert compact(compact(name)) == compact(name)


@given(name=NUMBERED)
@example(name="1{\\'}2")
@example(name="BERT 20 1")
def test_every_number_of_a_name_is_in_its_key(name: str) -> None:
    numbers = re.findall("[0-9]+", name)
    assert re.findall("[0-9]+", fold(name)) == numbers
    assert re.findall("[0-9]+", compact(name)) == numbers


@given(name=NAMES)
def test_a_key_has_no_loose_space_and_no_hyphen_between_words(name: str) -> None:
    key = fold(name)
    assert key == " ".join(key.split())
    assert bool(key) == bool(name.strip())
    assert not re.search(r"\w-\w", key)


def test_compact_joins_words_but_not_numbers() -> None:
    assert compact("Fashion MNIST") == compact("Fashion-MNIST") == "fashionmnist"
    assert compact("COCO 20 1") == "coco20 1"


@given(st.text(st.characters(max_codepoint=127)))
def test_the_steps_that_ascii_is_spared_would_change_nothing(name: str) -> None:
    assert _plain(name) == name
    assert _latin(name.casefold()) == name.casefold()
