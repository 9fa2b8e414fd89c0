"""The shipped weights read plain sentences right, and any text without an error."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from extractors import SpacyExtractor, extraction_of
from kg.model import CONFIDENT_FIELDS, Entity, Extraction, Paper
from kg.schema import Kind, ResultKind, Role, Sign
from kg.storage.extraction import dumps

FOONET = Paper(
    "foonet",
    "FooNet: A Convolutional Network for Image Classification",
    "We propose FooNet, a new convolutional network for image classification. FooNet achieves"
    " 87.3% top-1 accuracy on ImageNet.",
)
PAPERS = [
    FOONET,
    Paper(
        "zorb",
        "ZorbQuest: A Benchmark for Machine Translation",
        "We introduce ZorbQuest, a new benchmark for machine translation. On ZorbQuest, BERT"
        " reaches a BLEU score of 31.2, and outperforms ViT by 2.1 points. 🤗 It is hard.",
    ),
    Paper("fish", "On Fish", "Fish swim."),
]
PLAIN = {
    "score": (
        "FooNet achieves 87.3% top-1 accuracy on ImageNet.",
        {"value": "87.3", "unit": "%", "kind": ResultKind.ABSOLUTE, "dataset": "ImageNet"},
    ),
    "rise": (
        "FooNet improves the accuracy on ImageNet by 2.4%.",
        {"value": "2.4", "unit": "%", "kind": ResultKind.DELTA, "sign": Sign.RISES},
    ),
}
"""A sentence of the plainest form, and what any reader finds in it."""


@pytest.fixture(scope="module")
def extractor() -> SpacyExtractor:
    return SpacyExtractor()


def read(extractor: SpacyExtractor, *papers: Paper) -> list[Extraction]:
    return list(extractor(papers))


def named(found: Extraction, name: str) -> Entity:
    (entity,) = [one for one in found.entities if one.name == name]
    return entity


def test_new_network_its_score_and_its_dataset_are_found(extractor: SpacyExtractor) -> None:
    (found,) = read(extractor, FOONET)
    assert named(found, "FooNet").role is Role.INTRODUCED
    assert named(found, "FooNet").kind in (Kind.MODEL, Kind.METHOD)
    assert named(found, "ImageNet").kind is Kind.DATASET
    assert "image classification" in {e.name for e in found.entities if e.kind is Kind.TASK}
    (result,) = found.results
    assert (result.value, result.unit, result.kind) == ("87.3", "%", ResultKind.ABSOLUTE)
    assert (result.dataset, result.metric) == ("ImageNet", "top-1 accuracy")


@pytest.mark.parametrize(("sentence", "expected"), PLAIN.values(), ids=PLAIN)
def test_plain_result_is_read_right(
    extractor: SpacyExtractor, sentence: str, expected: Mapping[str, Any]
) -> None:
    body = f"We propose FooNet, a new network for image classification. {sentence}"
    (found,) = read(extractor, Paper("p", FOONET.title, body))
    (result,) = found.results
    assert {name: getattr(result, name) for name in expected} == expected


@pytest.mark.parametrize(
    "text", ["", "word", "FooNet", "   ", " \n ", "?!. (%)", "🤗", "\u200b", "87.3%", "\n87.3"]
)
def test_text_with_next_to_nothing_in_it_is_read(extractor: SpacyExtractor, text: str) -> None:
    doc = extractor.nlp.make_doc(text)
    doc._.paper = FOONET
    found = extraction_of(extractor.nlp(doc))
    assert {result.value for result in found.results} <= {"87.3"}
    assert {entity.name for entity in found.entities} <= {text}


def test_paper_longer_than_the_encoder_reads_is_read_at_its_beginning(
    extractor: SpacyExtractor,
) -> None:
    filler = " The rest of this text says nothing new at all." * 500
    (found,) = read(extractor, Paper("p", FOONET.title, FOONET.abstract + filler))
    assert len(found.paper.abstract.split()) > 5000
    assert named(found, "FooNet").role is Role.INTRODUCED
    assert named(found, "ImageNet").kind is Kind.DATASET
    assert "87.3" in {result.value for result in found.results}


def test_bytes_of_a_paper_do_not_depend_on_its_neighbours_order_or_threads(
    extractor: SpacyExtractor,
) -> None:
    alone = {paper.id: dumps(*read(extractor, paper)) for paper in PAPERS}
    for papers in (PAPERS, PAPERS[::-1], PAPERS[1:] * 2):
        assert [dumps(one) for one in read(extractor, *papers)] == [alone[p.id] for p in papers]
    with ThreadPoolExecutor(2) as pool:
        several = list(pool.map(lambda paper: dumps(*read(SpacyExtractor(), paper)), PAPERS))
    assert several == list(alone.values())


def test_confidences_are_shares_of_three_decimals(extractor: SpacyExtractor) -> None:
    found = read(extractor, *PAPERS)
    sure = [
        share
        for one in found
        for each in one.results
        for share in (each.confidence, *(getattr(each.confidences, f) for f in CONFIDENT_FIELDS))
    ]
    entities = [each for one in found for each in one.entities]
    sure += [share for each in entities for share in (each.confidence, each.role_confidence)]
    assert sure
    assert all(0 <= share <= 1 and round(share, 3) == share for share in sure)
