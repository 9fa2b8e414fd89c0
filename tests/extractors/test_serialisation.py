"""What stands in a document survives spaCy's bytes."""

import multiprocessing
from dataclasses import dataclass

import pytest
import spacy.language
from spacy.tokens import Doc

from extractors import SpacyExtractor
from extractors.document import extraction_of, mentions_of
from kg.model import Paper, Source

PAPERS = [
    Paper(
        f"p{number}",
        f"ZorbNet{number}: Zorbing",
        "We use a vision transformer (ViT). ZorbNet reaches an accuracy of 81.2% on ImageNet."
        " Code: https://github.com/zorb/net",
        authors=("A. Zorb",),
        source=(Source("zorb.jsonl", number),),
    )
    for number in range(1, 5)
]


@pytest.fixture(scope="module")
def extractor() -> SpacyExtractor:
    return SpacyExtractor()


def test_every_attribute_comes_back_from_the_bytes_of_a_document(extractor: SpacyExtractor) -> None:
    doc = extractor.nlp(extractor.document(PAPERS[0]))
    again = Doc(doc.vocab).from_bytes(doc.to_bytes())
    found = extraction_of(doc)
    assert extraction_of(again) == found
    assert all((found.entities, found.results, found.links, found.abbreviations))
    assert mentions_of(again) == mentions_of(doc) != ()
    assert tuple(again._.proposals) == doc._.proposals != ()
    assert tuple(again._.definitions) == doc._.definitions != ()


def test_two_processes_extract_what_one_does(
    extractor: SpacyExtractor, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Without a copy of this process, its threads included, as a fork would make it.
    monkeypatch.setattr(spacy.language, "mp", multiprocessing.get_context("spawn"))
    docs = extractor.nlp.pipe(map(extractor.document, PAPERS), n_process=2, batch_size=2)
    assert list(map(extraction_of, docs)) == list(extractor(PAPERS))


def test_what_is_not_registered_is_an_error(extractor: SpacyExtractor) -> None:
    @dataclass
    class Paper:
        """Of the name of a registered class, but another."""

    doc = extractor.document(PAPERS[0])
    doc._.results = (Paper(),)
    with pytest.raises(TypeError, match="can not serialize"):
        doc.to_bytes()
