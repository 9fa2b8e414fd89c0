"""The pipeline runs every component, each has an effect, and processes can share the work."""

import pickle
from pathlib import Path

import pytest
import spacy

from extractors import EXTRACTORS, SpacyExtractor
from extractors.document import extraction_of
from kg.errors import InvalidValueError
from kg.model import Extraction, Paper

PAPERS = [
    Paper(
        "zorb",
        "ZorbQuest: A Benchmark for Zorbing with Networks",
        "Zorbing is hard. We propose ZorbNet, a convolutional neural network (CNN) with masked"
        " language modeling. It needs no U-Net. CNNs zorb: on COCO val, ZorbNet reaches a BLEU"
        " score of 31.2%, and on ImageNet an accuracy of 81.2%. On ZorbQuest it gains 2.1 points"
        " over ViT. Code is at https://github.com/zorb/net.",
    ),
    Paper(
        "army",
        "Army of Zorbs: A Study",
        "The Army of Zorbs holds a Quick Foundation Transformer (QFT). QFT beats CNNs on GLUE.",
    ),
    Paper("score", "On Scores", "It has a BLEU score of 30.2 and an overall accuracy of 90.1%."),
    Paper("fish", "On Fish", "We build FiSH (open), then rest."),
]


@pytest.fixture(scope="module")
def extractor() -> SpacyExtractor:
    return SpacyExtractor()


def extractions(extractor: SpacyExtractor, without: str | None = None) -> list[Extraction]:
    with extractor.nlp.select_pipes(disable=[without] if without else []):
        return list(extractor(PAPERS))


def test_without_the_encoder_nothing_is_read(extractor: SpacyExtractor) -> None:
    with pytest.raises(InvalidValueError, match="run the component `vectors` before"):
        extractions(extractor, without="vectors")


@pytest.mark.parametrize("name", sorted(set(EXTRACTORS) - {"vectors"}))
def test_without_a_component_something_else_is_extracted(
    extractor: SpacyExtractor, name: str
) -> None:
    assert extractions(extractor, without=name) != extractions(extractor)


def test_an_extractor_can_be_pickled(extractor: SpacyExtractor) -> None:
    again = pickle.loads(pickle.dumps(extractor))
    assert list(again(PAPERS)) == list(extractor(PAPERS))


def test_the_pipeline_is_saved_and_loaded_as_any_of_spacy(
    extractor: SpacyExtractor, tmp_path: Path
) -> None:
    extractor.nlp.to_disk(tmp_path)
    loaded = spacy.load(tmp_path)
    docs = loaded.pipe(map(extractor.document, PAPERS))
    assert list(map(extraction_of, docs)) == list(extractor(PAPERS))
    assert [token.text for token in loaded.make_doc("ViT-B")] == ["ViT", "-", "B"]


def test_the_pipeline_alone_processes_the_document_of_a_paper(extractor: SpacyExtractor) -> None:
    docs = extractor.nlp.pipe(map(extractor.document, PAPERS))
    assert list(map(extraction_of, docs)) == list(extractor(PAPERS))
