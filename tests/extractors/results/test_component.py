"""The component that sets `doc._.results`, with the weights that ship."""

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

import extractors.results.component as component
from extractors.registry import EXTRACTORS
from extractors.sentences.component import mark_sentences
from extractors.tokenizer import make_tokenizer
from kg.evaluate import evaluate
from kg.model import Extraction
from kg.schema import Kind, ResultKind
from tests.annotated import annotated_papers
from tests.documents import entity, mentions, paper
from tests.paths import DEV

TOKENIZER = make_tokenizer(spacy.blank("en"))
ABSOLUTE, DELTA = ResultKind.ABSOLUTE, ResultKind.DELTA
NAMES = {
    Kind.MODEL: ("Foo", "Bar"),
    Kind.METRIC: ("box AP", "mask AP", "F1", "mIoU", "accuracy", "FLOPs", "BLEU"),
    Kind.DATASET: ("COCO", "FUNSD", "CORD", "ADE20K", "Cityscapes", "GLUE", "WMT14"),
}


def document(body: str) -> Doc:
    of = paper("Foo: a new model", body)
    doc: Doc = mark_sentences(TOKENIZER(of.text))
    doc._.entities = tuple(
        entity(of, kind, name)
        for kind, names in NAMES.items()
        for name in names
        if mentions(of, name)
    )
    return doc


READ = {
    "two metrics, one dataset": (
        "Foo obtains 58.7 box AP and 51.1 mask AP on COCO.",
        [("58.7", "", ABSOLUTE, "box AP", "COCO"), ("51.1", "", ABSOLUTE, "mask AP", "COCO")],
    ),
    "respectively": (
        "We reach F1 scores of 0.9306, 0.9804 on the FUNSD, CORD datasets respectively.",
        [("0.9306", "", ABSOLUTE, "F1", "FUNSD"), ("0.9804", "", ABSOLUTE, "F1", "CORD")],
    ),
    "parallel differences": (
        "Foo improves by 1.3, 0.6 and 1.1 mIoU on ADE20K, COCO and Cityscapes.",
        [
            ("1.3", "", DELTA, "mIoU", "ADE20K"),
            ("0.6", "", DELTA, "mIoU", "COCO"),
            ("1.1", "", DELTA, "mIoU", "Cityscapes"),
        ],
    ),
    "range": (
        "Foo outperforms earlier systems by 3 - 19% on GLUE.",
        [("3", "%", DELTA, None, "GLUE"), ("19", "%", DELTA, None, "GLUE")],
    ),
    "from one to another": (
        r"Foo raises the accuracy on GLUE from 71.2% to 75.4\%.",
        [
            ("71.2", "%", ABSOLUTE, "accuracy", "GLUE"),
            ("75.4", "%", ABSOLUTE, "accuracy", "GLUE"),
        ],
    ),
    "score and difference": (
        "Foo achieves an accuracy of 78.73% on GLUE, outperforming Bar by 1.09%.",
        [
            ("78.73", "%", ABSOLUTE, "accuracy", "GLUE"),
            ("1.09", "%", DELTA, "accuracy", "GLUE"),
        ],
    ),
    "costs are no results": (
        "With 25% of the parameters and 30% fewer FLOPs, Foo is 2.5x faster than in 2019.",
        [],
    ),
    "sizes are no results": (
        "We train Foo v2.1 with 1.3 billion parameters on 120,000 images for 300 epochs.",
        [],
    ),
}  # fmt: skip
"""The cases that docs/annotation.md names, in sentences of the plainest form."""


@pytest.mark.parametrize(("body", "expected"), READ.values(), ids=READ)
def test_plain_sentence_is_read_right(body: str, expected: list[object]) -> None:
    found = component.set_results(document(body))._.results
    assert [(r.value, r.unit, r.kind, r.metric, r.dataset) for r in found] == expected


def test_component_is_registered_behind_what_it_reads() -> None:
    assert {"roles", "sentences"} <= set(EXTRACTORS["results"].after)


def test_document_without_sentences_or_entities_is_read_too() -> None:
    doc = TOKENIZER("Foo\nFoo improves the accuracy by 2.5%.")
    [result] = component.find_results(doc)
    assert (result.value, result.kind, result.metric) == ("2.5", DELTA, None)


@given(st.text(max_size=60))
def test_any_text_is_read_and_every_result_stands_in_it(extra: str) -> None:
    doc = document(f"Foo reaches an accuracy of 87.3% on GLUE. {extra}")
    found = list(component.find_results(doc))
    assert found, "the sentence at the beginning was not read"
    names = {one.name for one in doc._.entities}
    for result in found:
        assert result.evidence is not None
        result.evidence.check(doc.text)
        surface = doc.text[result.evidence.start : result.evidence.end]
        assert result.value in surface
        assert {result.metric, result.dataset, result.task, result.model} - {None} <= names


def test_same_document_gives_the_same_results() -> None:
    body = READ["parallel differences"][0]
    assert list(component.find_results(document(body))) == list(
        component.find_results(document(body))
    )


def test_annotated_papers_are_read_well() -> None:
    gold = annotated_papers(DEV)
    found = [_with_results(paper) for paper in gold]
    figures = evaluate(gold, found).figures
    assert figures["result-value"].f1 > 0.75
    assert figures["result"].f1 > 0.55


def _with_results(paper: Extraction) -> Extraction:
    doc = mark_sentences(TOKENIZER(paper.paper.text))
    doc._.entities = paper.entities
    return Extraction(
        paper.paper, entities=paper.entities, results=tuple(component.find_results(doc))
    )
