"""Abbreviations: which pairs a text defines, and where."""

import string
from time import process_time

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from extractors.abbreviations.component import Choice, choices, choose, definitions
from extractors.abbreviations.patterns import DefinitionCandidate, definition_candidates
from extractors.linear_model import probabilities
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

# Each way of defining, and a pair that it must put up for choice, whatever the weights say.
CANDIDATES = {
    "title": ("DOVE: Distant Object Views\nWe look.", ("DOVE", "Distant Object Views"), "title"),
    "presented": (
        "Distant Object Views for Cars\nWe propose DOV here.",
        ("DOV", "Distant Object Views"),
        "presented",
    ),
    "named": ("We add distant views, which we call DV.", ("DV", "distant views"), "named"),
    "beside": ("It uses Distant Object Views DOV.", ("DOV", "Distant Object Views"), "beside"),
    "apposition": (
        "We use DOV, a set of distant object views.",
        ("DOV", "distant object views"),
        "apposition",
    ),
    "stands": (
        "Here DOV denotes distant object views.",
        ("DOV", "distant object views"),
        "stands",
    ),
    "explained": (
        "We use DOV (distant object views).",
        ("DOV", "distant object views"),
        "explained",
    ),
    "listed": (
        "We use distant object views (DOV).",
        ("DOV", "distant object views"),
        "listed",
    ),
    "next": (
        "We use distant object views (ObjV, DOV).",
        ("DOV", "distant object views"),
        "next",
    ),
    "cut": (
        "We use distant views for cars, called DV.",
        ("DV", "distant views"),
        "named",
    ),
    "name behind initials": (
        "DOVNet: Distant Object Views\nWe look.",
        ("DOVNet", "Distant Object Views"),
        "title",
    ),
    "letters unsaid": (
        "We use distant object views (DOVX).",
        ("DOVX", "distant object views"),
        "listed",
    ),
    "Greek": ("We use a βeta view encoder (βVE).", ("βVE", "βeta view encoder"), "listed"),
    "capital inside": (
        "We use DOV (long-Distant Object Views).",
        ("DOV", "long-Distant Object Views"),
        "explained",
    ),
}


def candidates(text: str) -> dict[tuple[str, str], DefinitionCandidate]:
    """The candidates of a text by short and long form."""
    found = definition_candidates(text)
    return {(text[slice(*c.short)], text[slice(*c.long.span)]): c for c in found}


@pytest.mark.parametrize("case", CANDIDATES)
def test_each_way_of_defining_gives_its_candidate(case: str) -> None:
    text, pair, pattern = CANDIDATES[case]
    assert candidates(text)[pair].pattern == pattern


def test_noun_of_a_kind_that_gives_no_letter_ends_no_candidate() -> None:
    """`module` is cut where no letter comes from it, and stays where one does."""
    found = candidates("We use a distant view module (DV).")
    assert ("DV", "distant view") in found
    assert ("DV", "distant view module") not in found
    assert ("DVM", "distant view module") in candidates("We use a distant view module (DVM).")


def test_a_name_with_another_number_is_no_long_form() -> None:
    text = "We use CIFAR-100 datasets (CIFAR-10)."
    assert ("CIFAR-10", "CIFAR-100") in candidates(text)
    assert list(choices(text)) == []


def test_most_probable_candidate_is_chosen_or_none() -> None:
    (choice,) = choices("We use a vision transformer (ViT) here.")
    wanted = [item.long for item in choice.candidates].index("vision transformer")
    marked = Choice(
        choice.candidates,
        [[*("right" for _ in [0] if k == wanted), "any"] for k in range(len(choice.options))],
    )
    chosen = choose(marked, {"right": 1.0})
    assert chosen is not None
    assert chosen.long == "vision transformer"
    assert choose(marked, {"right": -1.0, "any": 0.0}) != chosen
    assert (
        choose(Choice(choice.candidates, [[] for _ in choice.candidates] + [["n"]]), {"n": 1.0})
        is None
    )
    assert sum(probabilities({"right": 1.0}, marked.options)) == pytest.approx(1.0)


@pytest.mark.parametrize(
    "text",
    [
        *("(AB) " * 4000, "((AB)" * 4000, "AB, a " * 3300, "AB: " * 5000, "a-b" * 6600),
        *("x (AB or CD; " * 1500, "long form or AB " * 1250, "\\textbf{" * 2500, "(" * 20_000),
        "ABCDEFGHIJKLMNOPQRST (AAAA BBBB CCC DDDDD EEEEE) " * 400,
    ],
)
def test_hostile_text_is_read_in_time(text: str) -> None:
    """20,000 characters made to be read again and again take well below a second."""
    before = process_time()
    for _ in definitions(text):
        pass
    assert process_time() - before < 2.0  # on a slow machine; a quarter of a second on a usual one


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


def test_name_made_of_a_short_form_is_not_defined_by_its_long_form() -> None:
    text = "We use a vision transformer (ViT-L) and a vision transformer (ViT) here."
    assert {choice.candidates[0].short for choice in choices(text)} == {"ViT-L", "ViT"}
    assert [d.short for d in definitions(text)] == ["ViT"]
    alone = "We use a vision transformer (ViT-L) here."
    assert [d.short for d in definitions(alone)] == ["ViT-L"]


def test_one_short_form_is_defined_once() -> None:
    """Two forms for one noun are two definitions; a repetition of one is none."""
    text = "Layer Normalization (LayerNorm, LN) helps. Layer Normalization (LN) helps."
    assert [d.short for d in definitions(text)] == ["LayerNorm", "LN"]


# In `deep nets called (DNC)` the verb is no part of the name.
CALLED = {"called", "dubbed", "named", "termed"}
WORD = st.text(alphabet=string.ascii_lowercase, min_size=3, max_size=8).filter(
    lambda word: word not in CALLED
)


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
