"""Abbreviations by their letters."""

import pytest

from kg.names.short_forms import is_short_form


@pytest.mark.parametrize(
    ("short", "long", "expected"),
    [
        ("ViT", "vision transformer", True),
        ("LoRA", "low-rank adaptation", True),
        ("3DGS", "3D Gaussian splatting", True),
        ("detection", "object detection", False),
        ("BERT", "GPT", False),
        ("T", "transformer", False),
        ("CNN", "recurrent neural network", False),
    ],
)
def test_the_letters_of_a_short_form_stand_in_its_long_form(
    short: str, long: str, expected: bool
) -> None:
    assert is_short_form(short, long) is expected
