"""The lattice gives exact probabilities; the component keeps its promises on any text."""

from itertools import pairwise, product
from pathlib import Path

import numpy as np
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from thinc.api import fix_random_seed

from extractors.registry import MENTIONS
from extractors.tagger.component import Candidate, MentionTagger, agree, calibrate, is_name, select
from extractors.tagger.crf import label_names, lattice, legal, proposals
from extractors.tagger.network import WordVectors, build, shape
from extractors.tagger.weights import Settings, Weights, read_weights, write_weights
from extractors.tokenizer import make_tokenizer
from kg.schema import Kind
from tests.paths import ROOT

LABELS = label_names(("Model", "Task"))
SIZE = len(LABELS)
NUMBERS = st.floats(-3, 3, width=32)
NLP = spacy.blank("en")
NLP.tokenizer = make_tokenizer(NLP)
TEXT = (
    "CrossViT: Vision Transformer for Image Classification\nCrossViT beats ViT on ImageNet-1K 🤗."
)


def paths(steps: int) -> list[tuple[int, ...]]:
    follows, opens, closes = legal(2)
    return [
        path
        for path in product(range(SIZE), repeat=steps)
        if opens[path[0]] and closes[path[-1]] and all(follows[a, b] for a, b in pairwise(path))
    ]


PATHS = {steps: paths(steps) for steps in (1, 2, 3)}


@pytest.mark.parametrize(
    ("before", "after", "allowed"),
    [
        ("O", "B-Task", True),
        ("O", "I-Task", False),
        ("B-Task", "L-Task", True),
        ("B-Task", "L-Model", False),
        ("B-Task", "O", False),
        ("L-Task", "U-Model", True),
        ("U-Task", "L-Task", False),
    ],
)
def test_only_whole_mentions_are_legal(before: str, after: str, *, allowed: bool) -> None:
    assert legal(2)[0][LABELS.index(before), LABELS.index(after)] == allowed


@settings(max_examples=40, deadline=None)
@given(
    st.integers(1, 3).flatmap(lambda n: arrays(np.float32, (n, SIZE), elements=NUMBERS)),
    arrays(np.float32, (SIZE, SIZE), elements=NUMBERS),
)
def test_probabilities_are_those_of_all_legal_paths(
    scores: np.ndarray[tuple[int, int], np.dtype[np.float32]],
    transitions: np.ndarray[tuple[int, int], np.dtype[np.float32]],
) -> None:
    steps = len(scores)
    weight = {
        path: np.exp(
            sum(float(scores[t, label]) for t, label in enumerate(path))
            + sum(float(transitions[a, b]) for a, b in pairwise(path))
        )
        for path in PATHS[steps]
    }
    total = sum(weight.values())
    chain = lattice(scores[None], np.array([steps]), transitions)
    for t, label in product(range(steps), range(SIZE)):
        exact = sum(w for path, w in weight.items() if path[t] == label) / total
        assert chain.marginals()[0, t, label] == pytest.approx(exact, abs=1e-4)
    found = proposals(chain, 0, steps, 0.0)
    assert {(p.start, p.end) for p in found} == {
        (a, b) for a in range(steps) for b in range(a + 1, steps + 1)
    }
    for p in found:
        base = 1 + 4 * p.kind
        inner = (base, *([base + 1] * (p.end - p.start - 2)), base + 2)
        run = (base + 3,) if p.end - p.start == 1 else inner
        exact = sum(w for path, w in weight.items() if path[p.start : p.end] == run) / total
        assert p.probability == pytest.approx(exact, abs=1e-4)


def test_padding_changes_no_probability() -> None:
    chance = np.random.default_rng(0)
    scores = chance.normal(size=(2, 5, SIZE)).astype(np.float32)
    transitions = chance.normal(size=(SIZE, SIZE)).astype(np.float32)
    both = lattice(scores, np.array([5, 3]), transitions).marginals()
    alone = lattice(scores[1:, :3], np.array([3]), transitions).marginals()
    np.testing.assert_allclose(both[1, :3], alone[0], atol=1e-6)


CANDIDATES = st.lists(
    st.builds(
        lambda start, length, kind, surface, p: Candidate(start, start + length, kind, surface, p),
        st.integers(0, 12),
        st.integers(1, 4),
        st.sampled_from(["Model", "Task"]),
        st.sampled_from(["a", "b"]),
        st.floats(0, 1),
    ),
    min_size=1,
)


@given(CANDIDATES, st.floats(0, 1))
def test_what_is_kept_never_overlaps_and_nothing_likelier_is_left_out(
    candidates: list[Candidate], threshold: float
) -> None:
    kept = select(candidates, threshold)
    covered = [place for item in kept for place in range(item.start, item.end)]
    assert len(covered) == len(set(covered))
    assert kept == sorted(kept, key=lambda item: item.start)
    for item in candidates:
        rivals = [k for k in kept if k.start < item.end and item.start < k.end]
        likely = item.probability >= threshold
        assert not likely or any(k.probability >= item.probability for k in rivals)


@given(CANDIDATES, st.floats(0, 1))
def test_agreement_lowers_nothing_and_full_agreement_makes_equal(
    candidates: list[Candidate], agreement: float
) -> None:
    for old, new in zip(candidates, agree(candidates, agreement), strict=True):
        assert new.probability >= old.probability - 1e-9
    equal: dict[tuple[str, str], set[float]] = {}
    for item in agree(candidates, 1.0):
        equal.setdefault((item.surface, item.kind), set()).add(item.probability)
    assert all(len(values) == 1 for values in equal.values())


@given(st.floats(0, 1), st.floats(0, 1))
def test_confidence_rises_with_probability(first: float, second: float) -> None:
    constants = Settings(("Task",), 1, 8, 1, 0.5, 0.5, slope=0.6, intercept=-0.1)
    low, high = sorted((first, second))
    assert 0 <= calibrate(low, constants) <= calibrate(high, constants) <= 1


@pytest.mark.parametrize(
    ("word", "pattern"),
    [("GPT", "XX"), ("ResNet", "XxxXxx"), ("1000K", "ddX"), ("é", "x"), ("🤗", "🤗"), ("", "")],
)
def test_the_shape_cuts_long_runs(word: str, pattern: str) -> None:
    assert shape(word) == pattern


def small_weights() -> Weights:
    """Untrained weights of a fixed seed; the threshold lets nearly everything pass."""
    fix_random_seed(0)
    vectors = WordVectors(["vit", "task"], np.eye(2, 4, dtype=np.float32))
    networks = tuple(build(vectors, SIZE, width=8, depth=1) for _ in range(2))
    for network in networks:
        network.initialize()
    constants = Settings(("Model", "Task"), 2, 8, 1, 0.02, 0.5, slope=1.0, intercept=0.0)
    return Weights(constants, networks, np.zeros((SIZE, SIZE), dtype=np.float32), vectors)


def test_weights_come_back_from_disk_and_are_written_the_same(tmp_path: Path) -> None:
    weights = small_weights()
    write_weights(tmp_path / "a", weights)
    read = read_weights(tmp_path / "a")
    write_weights(tmp_path / "b", read)
    assert read.settings == weights.settings
    np.testing.assert_allclose(
        read.scores(NLP(TEXT)),
        weights.scores(NLP(TEXT)),
        atol=1e-2,  # stored in 16 bits
    )
    for name in ("weights.npz", "settings.json"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet=st.sampled_from(" \n\tViTak-🤗é"), max_size=40))
def test_mentions_are_sorted_disjoint_without_white_space_and_each_has_a_confidence(
    text: str,
) -> None:
    doc = MentionTagger(small_weights())(NLP.make_doc("ViT " + text))
    spans = list(doc.spans[MENTIONS])
    assert spans, "the untrained network proposes something at this threshold"
    places = [(span.start_char, span.end_char) for span in spans]
    assert places == sorted(places)
    assert all(a[1] <= b[0] for a, b in pairwise(places))
    assert all(doc.text[a:b] == doc.text[a:b].strip() for a, b in places)
    assert set(doc._.mention_confidence) == set(places) == set(doc._.mention_extractor)
    assert all(0 <= value <= 1 for value in doc._.mention_confidence.values())


def test_an_empty_text_has_no_mentions() -> None:
    doc = MentionTagger(small_weights())(NLP.make_doc(""))
    assert not list(doc.spans[MENTIONS])
    assert doc._.mention_confidence == {}


def test_the_shipped_weights_mark_the_five_kinds_and_do_so_twice_alike() -> None:
    nlp = spacy.blank("en")
    nlp.tokenizer = make_tokenizer(nlp)
    nlp.add_pipe("paperkg_tagger")
    first, second = nlp(TEXT), list(nlp.pipe(["Other\ntext", TEXT]))[1]
    assert {span.label_ for span in first.spans[MENTIONS]} <= {kind.value for kind in Kind}
    assert list(first.spans[MENTIONS])
    assert first._.mention_confidence == second._.mention_confidence


def test_the_shipped_weights_are_small() -> None:
    folder = ROOT / "extractors" / "models" / "tagger"
    assert 0 < sum(file.stat().st_size for file in folder.iterdir()) < 25e6


@pytest.mark.parametrize(
    ("surface", "name"),
    [
        ("F1 (macro)", True),
        ("β", True),
        ("OOD) detection", False),
        ("FUNSD (form", False),
        ("\u200b", False),
        ("- ", False),
    ],
)
def test_a_name_has_letters_and_no_half_of_a_bracket(surface: str, name: bool) -> None:
    assert is_name(surface) is name
