"""Abbreviations beside their long forms."""

from kg.graph import KnowledgeGraph
from kg.lookup.abbreviations import MOST_SPELLINGS, abbreviations, pairs, spellings
from kg.names.words import words
from kg.schema import Kind
from tests.graphs.build import add_entity, add_paper

NER = ("named", "entity", "recognition")


def graph() -> KnowledgeGraph:
    made = KnowledgeGraph()
    add_entity(made, Kind.TASK, "named entity recognition", "NER", "name tagging")
    add_entity(made, Kind.DATASET, "ImageNet-1K", "ILSVRC 2012")
    add_entity(made, Kind.MODEL, "QA", "question answering")
    add_entity(made, Kind.TASK, "QA", "quality assurance")
    add_paper(made, "p", "NER: named entity recognition")
    return made


def test_a_short_form_stands_beside_the_long_form_that_has_its_letters() -> None:
    assert pairs(graph()) == [
        (("ner",), NER),
        (("qa",), ("quality", "assurance")),
        (("qa",), ("question", "answering")),
    ]


def test_each_form_is_known_by_its_words_without_spaces() -> None:
    known = abbreviations(graph())
    assert known["namedentityrecognition"] == (("ner",),)
    assert known["qa"] == (("quality", "assurance"), ("question", "answering"))


def test_a_query_comes_first_then_every_other_spelling_of_it() -> None:
    known = abbreviations(graph())
    assert spellings(words("QA, named entity recognition"), known) == [
        ("qa", *NER),
        ("qa", "ner"),
        ("quality", "assurance", *NER),
        ("quality", "assurance", "ner"),
        ("question", "answering", *NER),
        ("question", "answering", "ner"),
    ]


def test_a_query_without_abbreviations_has_one_spelling() -> None:
    known = abbreviations(graph())
    assert spellings(words("image captioning"), known) == [("image", "captioning")]
    assert spellings((), known) == [()]


def test_a_query_of_very_many_abbreviations_has_few_spellings() -> None:
    query = words("QA " * 40)
    found = spellings(query, abbreviations(graph()))
    assert len(found) == MOST_SPELLINGS
    assert found[0] == query
