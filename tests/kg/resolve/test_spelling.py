import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.names.folding import fold
from kg.resolve.short_forms import numbers
from kg.resolve.spelling import expand, spelled
from kg.schema import Kind


def key(kind: Kind, name: str) -> str:
    return spelled(kind, fold(name))


@pytest.mark.parametrize(
    ("kind", "first", "second"),
    [
        (Kind.TASK, "zorb summarisation", "zorb summarization"),
        (Kind.TASK, "zorb modelling", "zorb modeling"),
        (Kind.TASK, "zorb colour transfer", "zorb color transfer"),
        (Kind.TASK, "zorb dialogues", "zorb dialog"),
        (Kind.MODEL, "Zorb v2", "Zorb-2"),
        (Kind.MODEL, "ZorbV2", "Zorb 2.0"),
        (Kind.MODEL, "OpenAI-z1", "z1"),
        (Kind.MODEL, "ZorbNet", "Zorb-Net"),
        (Kind.METRIC, "macro-averaged zorb score", "macro zorb"),
        (Kind.METRIC, "testing accuracy", "test accuracy"),
        (Kind.DATASET, "ZORB 2021 shared task", "ZORB 2021"),
        (Kind.DATASET, "ZORB 2019 Blue Track", "ZORB Blue 2019"),
        (Kind.DATASET, "ZORB 2014 En-De", "ZORB14 En-De"),
        (Kind.DATASET, "zuScenes", "ZuScene"),
    ],
)
def test_spellings_of_one_name_have_one_key(kind: Kind, first: str, second: str) -> None:
    assert key(kind, first) == key(kind, second)


@pytest.mark.parametrize(
    ("kind", "first", "second"),
    [
        (Kind.MODEL, "Zorb-2", "Zorb-3"),
        (Kind.MODEL, "Zorb", "Zorb-2"),
        (Kind.MODEL, "Zorb-2", "Zorb-2.5"),
        (Kind.MODEL, "Zorb 2 0", "Zorb 20"),
        (Kind.MODEL, "Zorb-S", "Zorbs"),
        (Kind.MODEL, "Zorb-S", "Zorb-B"),
        (Kind.MODEL, "Meta-Zorb", "Zorb"),
        (Kind.DATASET, "ZORB14 En-De", "ZORB14 De-En"),
        (Kind.DATASET, "ZORB14 En-De", "ZORB14 En-Fr"),
        (Kind.DATASET, "ZORB 2019", "ZORB 2020"),
        (Kind.DATASET, "ZORB-10", "ZORB-100"),
        (Kind.DATASET, "RefZorb", "RefZorb+"),
        (Kind.DATASET, "ZORB val", "ZORB test"),
    ],
)
def test_versions_sizes_and_language_pairs_have_keys_of_their_own(
    kind: Kind, first: str, second: str
) -> None:
    assert key(kind, first) != key(kind, second)


WORDS = st.sampled_from(["zorb", "blue net", "modelling", "shared task", "v", "track", "en de"])


@given(st.sampled_from(Kind), WORDS, st.integers(1, 2030), st.integers(1, 2030), WORDS)
def test_names_that_differ_in_a_number_never_meet(
    kind: Kind, front: str, first: int, second: int, back: str
) -> None:
    one, other = (f"{front} {number} {back}" for number in (first, second))
    same_year = sorted((first % 100, second % 100)) == [min(first, second)] * 2
    if numbers(one) != numbers(other) and not same_year:
        assert key(kind, one) != key(kind, other)


def test_short_forms_within_a_longer_name_are_spelled_out() -> None:
    long_forms = {"kg": "knowledge graph"}
    assert expand("temporal kg completion", long_forms) == "temporal knowledge graph completion"
    assert expand("kg", long_forms) == "kg"


def test_a_prefix_is_no_short_form() -> None:
    assert expand("de stylization", {"de": "differential evolution"}) == "de stylization"
    assert expand("de optimizer", {"de": "x"}) == "de optimizer"
    assert expand("tuned de", {"de": "differential evolution"}) == "tuned differential evolution"
