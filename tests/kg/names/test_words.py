"""The words by which names are compared."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.names.words import unspaced, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ViT-B/16", "vit b 16"),
        ("GPT4", "GPT - 4"),
        ("Diffusion Models", "diffusion model"),
        ("LLMs for Queries", "llm for query"),
        ("Fréchet distance", "frechet-distance"),
        ("β-VAE", r"$\beta$ VAE"),
        ("Cohen’s kappa", "cohens kappa"),
        ("RefCOCO +", "refcoco+"),
        ("図表", "図 表"),
        ("Recall@10", "recall 10"),
        ("what is it?", "what is it"),
    ],
)
def test_what_writers_vary_makes_no_difference(one: str, other: str) -> None:
    assert words(one) == words(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("GPT-3", "GPT-4"),
        ("GPT-3.5", "GPT-35"),
        ("COCO 20 1", "COCO 201"),
        ("10² steps", "102 steps"),
        ("RefCOCO", "RefCOCO+"),
        ("C++", "C#"),
        ("A", "A*"),
        ("FLOPs", "FLOPS"),
    ],
)
def test_what_tells_names_apart_makes_other_words(one: str, other: str) -> None:
    assert unspaced(words(one)) != unspaced(words(other))


def test_a_name_of_other_marks_alone_consists_of_them() -> None:
    assert words("— ·") == ("—", "·")
    assert words(" \t") == ()


@given(st.text() | st.text("aAZs -+#1.2/'β図", max_size=8))
def test_a_word_is_letters_or_a_number_or_a_mark_or_an_ideograph(name: str) -> None:
    found = words(name)
    shapes = r"[^\W\d_]+|\d+(\.\d+)*|[+#*]|[\u3040-\U0003ffff]"
    assert all(re.fullmatch(shapes, word) for word in found) or found == tuple(name.lower().split())
