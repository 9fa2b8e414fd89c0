"""The component keeps its promises on any text, and its weights survive the disk."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc
from thinc.api import fix_random_seed

from extractors.document import TaggedMention, mentions_of, set_vectors
from extractors.encoder.heads import Heads
from extractors.tagger.component import MentionTagger, Scored, agree, is_name, propose, select
from extractors.tagger.crf import label_names
from extractors.tagger.network import WordVectors, build, shape
from extractors.tagger.weights import Settings, Weights, read_weights, write_weights
from extractors.tokenizer import make_tokenizer
from kg.schema import Kind
from tests.paths import ROOT

LABELS = label_names(("Model", "Task"))
SIZE = len(LABELS)
NLP = spacy.blank("en")
NLP.tokenizer = make_tokenizer(NLP)
TEXT = (
    "CrossViT: Vision Transformer for Image Classification\nCrossViT beats ViT on ImageNet-1K 🤗."
)


TEXT_OF_TWO_NAMES = "aabb aab abb aaaa"
PROPOSED = st.lists(
    st.builds(
        lambda start, length, kind, p: TaggedMention(start, start + length, kind, p),
        st.integers(0, 12),
        st.integers(1, 4),
        st.sampled_from([Kind.MODEL, Kind.TASK]),
        st.floats(0, 1),
    ),
    min_size=1,
)


@given(PROPOSED, st.floats(0, 1))
def test_what_is_kept_never_overlaps_and_nothing_likelier_is_left_out(
    proposed: list[TaggedMention], threshold: float
) -> None:
    kept = select(proposed, threshold)
    assert all(one.end <= other.start for one, other in pairwise(kept))
    for item in proposed:
        rivals = [each for each in kept if each.overlaps(item.span)]
        likely = item.confidence >= threshold
        assert not likely or any(each.confidence >= item.confidence for each in rivals)


@given(PROPOSED, st.floats(0, 1))
def test_agreement_lowers_nothing_and_full_agreement_makes_equal(
    proposed: list[TaggedMention], agreement: float
) -> None:
    for old, new in zip(proposed, agree(TEXT_OF_TWO_NAMES, proposed, agreement), strict=True):
        assert new.confidence >= old.confidence - 1e-9
    equal: dict[tuple[str, str], set[float]] = {}
    for item in agree(TEXT_OF_TWO_NAMES, proposed, 1.0):
        surface = TEXT_OF_TWO_NAMES[item.start : item.end]
        equal.setdefault((surface, item.kind), set()).add(item.confidence)
    assert all(len(values) == 1 for values in equal.values())


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
    constants = Settings(("Model", "Task"), 2, 8, 1, threshold=0.02, agreement=0.5)
    return Weights(constants, networks, np.zeros((SIZE, SIZE), dtype=np.float32), vectors)


def small_heads() -> Heads:
    """Heads to which every label of every token, given a vector of one number, is as likely."""
    zeros = {"labels.weight": (SIZE, 1), "labels.bias": (SIZE,), "transitions": (SIZE, SIZE)}
    return Heads({name: np.zeros(size, dtype=np.float32) for name, size in zeros.items()})


def tag(text: str) -> Doc:
    """The document of a text, tagged with the untrained weights."""
    doc = NLP.make_doc(text)
    set_vectors(doc, np.zeros((len(doc), 1), dtype=np.float32))
    return MentionTagger(small_weights(), small_heads())(doc)


KINDS = [Kind.MODEL, Kind.TASK]


def scored(token: int, label: str, score: float = 9.0) -> Scored:
    """What a tagger says that is sure of the label of one of three tokens, and of no other."""
    scores = np.zeros((3, SIZE), dtype=np.float32)
    scores[:, 0] = score
    scores[token] = score * (np.array(LABELS) == label)
    return Scored(scores, np.zeros((SIZE, SIZE), dtype=np.float32))


def shares(*taggers: Scored) -> dict[tuple[str, str], float]:
    """Surface and kind of what is proposed in three words, with its probability."""
    doc = NLP.make_doc("ViT does parsing")
    found = propose(doc, taggers, KINDS)
    return {(doc.text[item.start : item.end], item.kind): item.confidence for item in found}


def test_proposal_has_the_mean_of_the_probabilities_of_the_taggers() -> None:
    of_model, of_task = scored(0, "U-Model"), scored(2, "U-Task", 6.0)
    alone, other = shares(of_model), shares(of_task)
    assert alone["ViT", "Model"] > 0.9
    assert other["parsing", "Task"] > 0.9
    assert ("parsing", "Task") not in alone
    both = shares(of_model, of_task)
    assert both["parsing", "Task"] == pytest.approx(other["parsing", "Task"] / 2)
    assert both["ViT", "Model"] == pytest.approx(
        (alone["ViT", "Model"] + other.get(("ViT", "Model"), 0.0)) / 2
    )


def test_taggers_that_agree_propose_what_each_alone_does() -> None:
    tagger = scored(0, "U-Model", 2.0)
    assert shares(tagger, tagger) == shares(tagger) != {}


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
def test_mentions_have_no_white_space_at_their_ends_and_stand_among_the_proposals(
    text: str,
) -> None:
    doc = tag("ViT " + text)
    mentions = mentions_of(doc)
    assert mentions, "the untrained network proposes something at this threshold"
    surfaces = [doc.text[item.start : item.end] for item in mentions]
    assert all(surface == surface.strip() for surface in surfaces)
    assert {(item.span, item.kind) for item in mentions} <= {
        (item.span, item.kind) for item in doc._.proposals
    }


def test_an_empty_text_has_no_mentions() -> None:
    doc = tag("")
    assert mentions_of(doc) == doc._.proposals == ()


def test_the_shipped_weights_mark_names_and_do_so_twice_alike() -> None:
    nlp = spacy.blank("en")
    nlp.tokenizer = make_tokenizer(nlp)
    nlp.add_pipe("paperkg_vectors")
    nlp.add_pipe("paperkg_tagger")
    first, second = nlp(TEXT), list(nlp.pipe(["Other\ntext", TEXT]))[1]
    assert mentions_of(first)
    assert mentions_of(first) == mentions_of(second)


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
