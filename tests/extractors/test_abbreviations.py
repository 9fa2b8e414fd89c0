"""Abbreviations: which pairs a text defines, and where."""

import string

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from extractors._alignment import align, letters_of, parts_of
from extractors.abbreviations import definitions
from kg.model import Mention

DEFINED = {
    "long, short in parentheses": (
        "We use a vision transformer (ViT) here.",
        ("ViT", "vision transformer"),
    ),
    "plural": ("Large language models (LLMs) win.", ("LLMs", "Large language models")),
    "singular short": ("Influence functions (IF) help.", ("IF", "Influence functions")),
    "short, long in parentheses": (
        "POA (Pre-training Once for All) wins.",
        ("POA", "Pre-training Once for All"),
    ),
    "noun of a kind": (
        "A Bidirectional Fusion module (BiF) helps.",
        ("BiF", "Bidirectional Fusion"),
    ),
    "small words": ("The area under the curve (AUC) rises.", ("AUC", "area under the curve")),
    "hyphens": ("Multi-head self-attention (MHSA) is slow.", ("MHSA", "Multi-head self-attention")),
    "inside a word": (
        "A convolutional autoencoder (CAE) learns.",
        ("CAE", "convolutional autoencoder"),
    ),
    "cross is X": (
        "We use cross-covariance attention (XCA).",
        ("XCA", "cross-covariance attention"),
    ),
    "number repeats": (
        "The Adversarial Retriever-Ranker (AR2) wins.",
        ("AR2", "Adversarial Retriever-Ranker"),
    ),
    "number is a word": ("We study text-to-image (T2I) models.", ("T2I", "text-to-image")),
    "suffix not in the long form": (
        "Parameter Competition Balancing (PCB-Merging) wins.",
        ("PCB-Merging", "Parameter Competition Balancing"),
    ),
    "turned around": ("We call it Basic RN (RN-B) here.", ("RN-B", "Basic RN")),
    "LaTeX": (r"\textbf{S}elf \textbf{T}raining (ST) is old.", ("ST", "Self Training")),
    "tie": ("With reinforcement learning~(RL) it wins.", ("RL", "reinforcement learning")),
    "two items": (
        "Massive multilingual transformers (MMTs, e.g. BERT).",
        ("MMTs", "Massive multilingual transformers"),
    ),
    "citation": (
        "Named entity recognition (NER; Kim 2017) is old.",
        ("NER", "Named entity recognition"),
    ),
    "two words": (
        "Video Large Language Models (Video LLMs) win.",
        ("Video LLMs", "Video Large Language Models"),
    ),
    "nested": ("A gain (in the average precision (AP)) of 2.", ("AP", "average precision")),
    "dubbed": (
        "We show Fast Listwise Reranking, dubbed FLR, here.",
        ("FLR", "Fast Listwise Reranking"),
    ),
    "abbreviated as": (
        "Named entity recognition, abbreviated as NER, is old.",
        ("NER", "Named entity recognition"),
    ),
    "or": (
        "Stochastic Gradient Descent or SGD is popular.",
        ("SGD", "Stochastic Gradient Descent"),
    ),
    "short for": (
        "PARL, short for Prompted Agents for Reinforcement Learning, wins.",
        ("PARL", "Prompted Agents for Reinforcement Learning"),
    ),
    "stands for": (
        "BCT stands for Blockwise Compression of Transformers.",
        ("BCT", "Blockwise Compression of Transformers"),
    ),
    "title": (
        "LAVT: Language-Aware Vision Transformer for Segmentation\nWe win.",
        ("LAVT", "Language-Aware Vision Transformer"),
    ),
}


@pytest.mark.parametrize("case", DEFINED)
def test_definition_is_found(case: str) -> None:
    """Each way to define a short form is read."""
    text, pair = DEFINED[case]
    assert [(d.short, d.long) for d in definitions(text)] == [pair]


@pytest.mark.parametrize(
    "text",
    [
        "We test it on ImageNet (see Table 1).",
        "It is faster (by 2x) than BERT (Devlin et al., 2019).",
        "We compare encoders (MARBERT, ArabicBERT, AraBERT) here.",
        "PETR and its variants (PETRs) win.",
        "SteerNet: A Study of Images\nWe look.",
        "It scores 87.3 (2023) in the first layers (layers near the output).",
        "We evaluate well-known benchmarks (e.g., MVBench, EgoSchema).",
    ],
)
def test_what_defines_nothing_gives_nothing(text: str) -> None:
    assert list(definitions(text)) == []


def test_one_short_form_is_defined_once() -> None:
    """Two forms for one noun are two definitions; a repetition of one is none."""
    text = "Layer Normalization (LayerNorm, LN) helps. Layer Normalization (LN) helps."
    assert [d.short for d in definitions(text)] == ["LayerNorm", "LN"]


WORD = st.text(alphabet=string.ascii_lowercase, min_size=3, max_size=8)


@given(words=st.lists(WORD, min_size=2, max_size=6), padding=st.sampled_from(["", "🤖 ", "x\n"]))
def test_initials_in_parentheses_define_their_words(words: list[str], padding: str) -> None:
    """Initials of words are always a definition, whose spans hold the forms."""
    long = " ".join(words)
    short = "".join(word[0] for word in words).upper()
    text = f"{padding}{long} ({short}) wins."
    found = {d.short: d for d in definitions(text)}
    assert short in found
    definition = found[short]
    assert text[slice(*definition.short_span)] == short
    assert text[slice(*definition.long_span)] == definition.long
    assert long.endswith(definition.long) or definition.long in long


@given(st.text(alphabet="ABab ()[],;:-\n.\\{}$~2or", max_size=80))
def test_any_text_is_read(text: str) -> None:
    """Odd text raises nothing, and spans lie in it with no white space at an edge."""
    for definition in definitions(text):
        for start, end in (definition.short_span, definition.long_span):
            Mention.of(text, start, end)


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
    found = align(letters_of(short), parts_of(long))
    assert (found.score if found else None) == score


def test_component_sets_abbreviations_with_evidence() -> None:
    """The evidence holds both forms and nothing else; the definitions give the span of each."""
    nlp = spacy.blank("en")
    nlp.add_pipe("paperkg_abbreviations")
    doc = nlp("We use a vision transformer (ViT) here.")
    (abbreviation,) = doc._.abbreviations
    assert abbreviation.evidence is not None
    assert (
        doc.text[abbreviation.evidence.start : abbreviation.evidence.end]
        == "vision transformer (ViT"
    )
    (definition,) = doc._.definitions
    assert doc.text[slice(*definition.long_span)] == "vision transformer"
