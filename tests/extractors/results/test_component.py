"""The component that sets `doc._.results`, with the weights that ship."""

from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from extractors.registry import EXTRACTORS
from extractors.results.component import set_results
from extractors.sentences.component import mark_sentences
from extractors.vectors.component import encode
from kg.schema import Kind, ResultKind
from tests.documents import entity, mentions, paper
from tests.extractors.tagged import NLP

NAMES = {Kind.MODEL: ("Foo", "Bar"), Kind.METRIC: ("accuracy", "F1"), Kind.DATASET: ("GLUE",)}


def document(body: str) -> Doc:
    of = paper("Foo: a new model", body)
    doc: Doc = encode(mark_sentences(NLP.make_doc(of.text)))
    doc._.entities = tuple(
        entity(of, kind, name)
        for kind, names in NAMES.items()
        for name in names
        if mentions(of, name)
    )
    return doc


def test_plain_score_has_its_fields() -> None:
    (result,) = set_results(document("Foo achieves an accuracy of 78.73% on GLUE."))._.results
    assert (result.value, result.unit, result.kind) == ("78.73", "%", ResultKind.ABSOLUTE)
    assert (result.model, result.metric, result.dataset) == ("Foo", "accuracy", "GLUE")
    assert result.extractor == "results"


def test_sizes_are_no_results() -> None:
    body = "We train Foo with 1.3 billion parameters on 120,000 images for 300 epochs in 2019."
    assert set_results(document(body))._.results == ()


def test_component_is_registered_behind_what_it_reads() -> None:
    assert {"roles", "sentences"} <= set(EXTRACTORS["results"].after)


def test_document_without_sentences_or_entities_is_read_too() -> None:
    doc = encode(NLP.make_doc("Foo\nFoo achieves an accuracy of 87.3%."))
    (result,) = set_results(doc)._.results
    assert (result.value, result.metric, result.model) == ("87.3", None, None)


def test_empty_document_has_none() -> None:
    assert set_results(encode(NLP.make_doc("")))._.results == ()


@settings(max_examples=25)
@given(st.text(max_size=60))
def test_any_text_is_read_and_every_result_stands_in_it(extra: str) -> None:
    doc = set_results(document(f"Foo achieves an accuracy of 87.3% on GLUE. {extra}"))
    assert doc._.results, "the sentence at the beginning was not read"
    names = {one.name for one in doc._.entities}
    for result in doc._.results:
        assert result.evidence is not None
        result.evidence.check(doc.text)
        assert result.value in doc.text[result.evidence.start : result.evidence.end]
        fields = {result.metric, result.dataset, result.task, result.model, result.versus}
        assert fields - {None} <= names
