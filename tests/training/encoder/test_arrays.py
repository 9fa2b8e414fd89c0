"""A paper's arrays say where its mentions, numbers and results stand."""

import pytest
from spacy.tokens import Doc

from extractors.document import Span
from extractors.encoder.heads import KINDS
from extractors.encoder.word_pieces import BEGIN, END
from extractors.tokenizer import split
from kg.model import Entity, Mention
from kg.schema import Kind, Role
from tests.documents import extraction, paper, result
from tests.training.encoder.papers import PIECES, nothing_proposed, yak, zebra
from training.encoder.arrays import NO_NAME, Reader

ZEBRA = Reader(PIECES, nothing_proposed).example(zebra())
TOKENS = [word for word, _ in split(zebra().paper.text)]


def words(span: Span) -> str:
    return " ".join(TOKENS[slice(*span)])


def test_every_token_has_labels_pieces_forms_and_a_sentence() -> None:
    assert len(ZEBRA) == len(TOKENS)
    assert {len(ZEBRA.inputs.first), len(ZEBRA.inputs.forms), len(ZEBRA.sentences)} == {len(TOKENS)}
    assert (ZEBRA.inputs.pieces[0], ZEBRA.inputs.pieces[-1]) == (BEGIN, END)


def test_the_title_is_its_first_tokens_and_a_sentence_of_its_own() -> None:
    assert words((0, ZEBRA.title)) == "ZebraNet for image classification"
    assert ZEBRA.sentences[ZEBRA.title - 1] < ZEBRA.sentences[ZEBRA.title + 1]


def test_mentions_are_spans_of_tokens_in_the_order_of_the_text() -> None:
    assert [(words(span), k) for span, k in ZEBRA.mentions] == [
        ("ZebraNet", 0), ("image classification", 1), ("ZebraNet", 0), ("accuracy", 2),
        ("COCO", 3), ("BERT", 4), ("BERT", 4),
    ]  # fmt: skip
    assert list(ZEBRA.kinds) == [Kind.MODEL, Kind.TASK, Kind.METRIC, Kind.DATASET, Kind.MODEL]
    assert [tuple(Role)[role] for role in ZEBRA.roles] == [
        Role.INTRODUCED, Role.USED, Role.USED, Role.USED, Role.MENTIONED,
    ]  # fmt: skip


def test_numbers_begin_behind_their_sign_and_end_with_their_unit() -> None:
    assert [words(span) for span in ZEBRA.numbers] == ["87 . 3 %", "80 . 1 %", "2", "9"]


def test_results_are_targets_of_their_numbers() -> None:
    assert list(ZEBRA.targets) == [0, 1, 2]
    assert [ZEBRA.targets[k].fields["model"] for k in range(3)] == [{0}, {4}, {0}]


def test_spans_that_are_taken_for_mentions_are_no_names() -> None:
    def proposed(_: Doc) -> set[Span]:
        return {(0, 1), (4, 7)}

    made = Reader(PIECES, proposed).example(yak())
    assert list(made.candidates) == [
        ((0, 1), NO_NAME),
        ((0, 2), KINDS.index(Kind.TASK)),
        ((3, 4), KINDS.index(Kind.MODEL)),
        ((4, 7), NO_NAME),
        ((5, 6), KINDS.index(Kind.MODEL)),
        ((7, 8), KINDS.index(Kind.METRIC)),
    ]


def test_the_first_version_of_the_guidelines_names_no_rival() -> None:
    def fields(*, first_version: bool) -> set[str]:
        made = Reader(PIECES, nothing_proposed).example(zebra(), first_version=first_version)
        return set(made.targets[2].fields)

    assert fields(first_version=False) - fields(first_version=True) == {"versus"}


def test_a_mention_that_ends_inside_a_token_is_an_error() -> None:
    half = Entity("Vi", Kind.MODEL, Role.USED, (Mention(0, 2),))
    with pytest.raises(KeyError, match="2"):
        Reader(PIECES, nothing_proposed).example(extraction(paper("ViT"), half))


def test_a_number_inside_a_mention_may_be_a_result() -> None:
    of = paper("Tests", "It reaches recall at 5 and a loss of 7.")
    recall = Entity("recall at 5", Kind.METRIC, Role.USED, (Mention(17, 28),))
    made = Reader(PIECES, nothing_proposed).example(extraction(of, recall, results=[result("5")]))
    assert list(made.targets) == [0]
    assert len(made.numbers) == 2
