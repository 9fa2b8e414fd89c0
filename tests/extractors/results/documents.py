"""Hand-made documents for the tests of results: the title `Foo`, and a body."""

from spacy.tokens import Doc

from extractors.sentences.component import mark_sentences
from kg.model import Entity, Paper
from kg.schema import Kind
from tests.documents import entity, paper
from tests.extractors.encoder.hand_made import HandMade
from tests.extractors.tagged import NLP


def document(made: HandMade, body: str, **names: str) -> Doc:
    """Return the document as `made` reads it; `names` are of entities by kind, parted by `|`."""
    of = paper("Foo", body)
    entities = [
        entity(of, Kind(kind), name) for kind, listed in names.items() for name in listed.split("|")
    ]
    return document_of(made, of, *entities)


def document_of(made: HandMade, of: Paper, *entities: Entity) -> Doc:
    """Return the document of a paper with these entities."""
    doc = made.read(mark_sentences(NLP.make_doc(of.text)))
    doc._.entities = entities
    return doc
