"""The component sets the vectors of the tokens, which later components ask for."""

import pytest

from extractors.document import vectors_of
from extractors.encoder.network import shipped_encoder
from extractors.registry import EXTRACTORS
from extractors.vectors.component import encode
from kg.errors import InvalidValueError
from tests.extractors.tagged import NLP


def test_vectors_are_those_of_the_network() -> None:
    doc = encode(NLP.make_doc("Nets\nWe use nets."))
    assert vectors_of(doc).tobytes() == shipped_encoder()(doc).tobytes()


def test_empty_document_needs_no_vectors() -> None:
    assert len(vectors_of(encode(NLP.make_doc("")))) == 0


def test_document_that_was_not_read_is_an_error_that_names_the_component() -> None:
    with pytest.raises(InvalidValueError, match="2 tokens have 0 vectors; run the component `vec"):
        vectors_of(NLP.make_doc("We use"))


@pytest.mark.parametrize("name", ["tagger", "roles"])
def test_components_that_read_the_vectors_wait_for_them(name: str) -> None:
    assert "vectors" in EXTRACTORS[name].after
