"""XML documents one behind the other."""

from io import BytesIO

import pytest

from kg.reading.document import Document
from kg.reading.xml.documents import xml_documents
from kg.reading.xml.records import elements, text_of

TWO = b"<?xml version='1.0'?>\n<a><n>1</n></a>\n<?xml version='1.0'?>\n<a><n>2</n></a>\n"


@pytest.mark.parametrize("size", [1, 2, 7, 100])
def test_documents_are_parted_however_they_are_read(size: int) -> None:
    found = []
    for document in xml_documents(BytesIO(TWO)):
        parts = []
        while part := document.read(size):
            parts.append(part)
        found.append(b"".join(parts))
    assert b"".join(found) == TWO
    assert [each.count(b"<?xml") for each in found] == [1, 1]


def test_elements_of_all_documents_are_found() -> None:
    found = [text_of(element) for _, element in elements(Document.of("a.xml", TWO * 3), "n")]
    assert found == ["1", "2"] * 3
