"""Two spellings of one name share a key, and initials tell a short form from a word."""

import pytest

from extractors.surface_forms import is_acronym, key, spells, words


@pytest.mark.parametrize(
    ("short", "long", "expected"),
    [
        ("CNN", "convolutional neural network", True),
        ("CNNs", "convolutional neural networks", True),
        ("MoE", "mixture of experts", True),
        ("GD", "gradient descent in space", False),
        ("CNN", "convolution", False),
        ("adam", "a b c m", False),
    ],
)
def test_initials_are_read_with_and_without_small_words(
    short: str, long: str, *, expected: bool
) -> None:
    assert spells(short, long) is expected


def test_brackets_and_gaps_do_not_count_in_a_key() -> None:
    assert key("Key-Value (KV) cache") == key("key value cache")
    assert words("(KV)") == ("kv",)
    assert not is_acronym("KV cache")
