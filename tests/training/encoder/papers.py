"""Two hand-made papers, and a vocabulary of word pieces that has single letters alone."""

import string
from functools import partial

from spacy.tokens import Doc

from extractors.document import Span
from extractors.encoder.word_pieces import WordPieces
from kg.model import Extraction
from kg.schema import Kind, ResultKind, Role, Sign
from tests.documents import entity, extraction, paper, result
from training.encoder.arrays import Example, Reader

LETTERS = string.ascii_lowercase + string.digits + string.punctuation
PIECE_COUNT = 110 + 2 * len(LETTERS)
PIECES = WordPieces({
    **{letter: 110 + k for k, letter in enumerate(LETTERS)},
    **{f"##{letter}": 110 + len(LETTERS) + k for k, letter in enumerate(LETTERS)},
})


def zebra() -> Extraction:
    """A paper with scores of two models, a gain, and a number that is no result."""
    of = paper(
        "ZebraNet for image classification",
        "We propose ZebraNet. It reaches 87.3% accuracy on COCO, where BERT reaches 80.1%.\n"
        "It gains +2 points over BERT with 9 layers.",
    )
    common = partial(result, task="image classification", dataset="COCO", metric="accuracy")
    return extraction(
        of,
        entity(of, Kind.MODEL, "ZebraNet", role=Role.INTRODUCED),
        entity(of, Kind.TASK, "image classification"),
        entity(of, Kind.METRIC, "accuracy"),
        entity(of, Kind.DATASET, "COCO"),
        entity(of, Kind.MODEL, "BERT", role=Role.MENTIONED),
        results=[
            common("87.3", unit="%", model="ZebraNet"),
            common("80.1", unit="%", model="BERT"),
            common("2", kind=ResultKind.DELTA, model="ZebraNet", sign=Sign.RISES, versus="BERT"),
        ],
    )


def yak() -> Extraction:
    """A paper with a fall, relative, of a measure on nothing."""
    of = paper("Machine translation with YakNet", "YakNet cuts latency by 30%.")
    return extraction(
        of,
        entity(of, Kind.TASK, "Machine translation"),
        entity(of, Kind.MODEL, "YakNet", role=Role.INTRODUCED),
        entity(of, Kind.METRIC, "latency"),
        results=[
            result(
                "30",
                unit="%",
                kind=ResultKind.DELTA,
                model="YakNet",
                metric="latency",
                sign=Sign.FALLS,
                relative=True,
            )
        ],
    )


def nothing_proposed(_: Doc) -> set[Span]:
    """No run of tokens at all."""
    return set()


def examples() -> list[Example]:
    """Return both papers as arrays."""
    reader = Reader(PIECES, nothing_proposed)
    return [reader.example(zebra()), reader.example(yak())]
