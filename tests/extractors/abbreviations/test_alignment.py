"""Letters of a short form, aligned with the parts of a long form."""

import pytest

from extractors.abbreviations.alignment import Aligner, letters_of, parts_of


@pytest.mark.parametrize(
    ("short", "long", "score"),
    [
        ("CNN", "convolutional neural network", 1.0),
        ("PDEs", "partial differential equations", 1.0),
        ("CNN", "recurrent network", None),
        ("", "recurrent network", None),
    ],
)
def test_alignment_scores_letters(short: str, long: str, score: float | None) -> None:
    """A score of 1 says that each letter begins a word; letters that are not there give none."""
    found = Aligner(letters_of(short), parts_of(long)).best(0)
    assert (found.score if found else None) == score


def test_letters_that_fold_to_two_keep_the_places_of_the_others() -> None:
    found = Aligner(letters_of("FBL"), parts_of("Fußbal")).best(0)
    assert found is not None
    assert found.ways == ("word", "inside", "inside")
