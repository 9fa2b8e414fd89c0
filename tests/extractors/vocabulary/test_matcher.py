"""Which writings of a name count as the name."""

import pytest
import spacy

from extractors.tokenizer import make_tokenizer
from extractors.vocabulary.matcher import Matcher, part_of_longer, written_alike
from kg.schema import Kind
from kg.vocabulary import Term, Vocabulary

NLP = spacy.blank("en")
NLP.tokenizer = make_tokenizer(NLP)
MATCHER = Matcher(Vocabulary([Term("BERT", Kind.MODEL), Term("pruning", Kind.METHOD)]))


@pytest.mark.parametrize(
    ("form", "surface", "alike"),
    [
        ("Mixture-of-Experts", "mixture of experts", True),
        ("U-Net", "UNets", True),
        ("U-Net", "u-net", False),
        ("mAP", "map", False),
        ("mAP", "MAP", False),
        ("NDCG", "nDCG", True),
        ("Adam", "adam", False),
        ("image classification", "Image Classification", True),
    ],
)
def test_capitals_tell_names_of_one_word_from_words(form: str, surface: str, alike: bool) -> None:
    assert written_alike(form, surface) is alike


@pytest.mark.parametrize(
    ("text", "is_part"),
    [
        ("BERT-based", False),
        ("BERT-Large", True),
        ("BERT 2", True),
        ("RoBERTa-BERT", True),
        ("(BERT)", False),
        ("pruning 2 nets", False),
        ("pruning-based", True),
        ("a BERT", False),
    ],
)
def test_piece_of_a_longer_name_is_told_from_a_name(text: str, *, is_part: bool) -> None:
    (match,) = MATCHER(doc := NLP.make_doc(text))
    assert part_of_longer(doc, match) is is_part


def test_a_match_spans_the_characters_of_the_name_where_folding_makes_it_longer() -> None:
    vocabulary = Vocabulary([Term("Groß net", Kind.MODEL)])
    (match,) = Matcher(vocabulary)(doc := NLP.make_doc("a Groß net."))
    assert match.span(doc) == (2, 10)
