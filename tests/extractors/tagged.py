"""Documents with mentions, written as text: `We use [Model|BERT].`"""

import re
from collections.abc import Iterable

import spacy
from spacy.tokens import Doc

from extractors.abbreviations.component import mark_abbreviations
from extractors.registry import MENTIONS
from extractors.tokenizer import make_tokenizer
from kg.model import Entity, Paper

NLP = spacy.blank("en")
NLP.tokenizer = make_tokenizer(NLP)
MARK = re.compile(r"\[(?P<kind>[A-Z][a-z]+)\|(?P<surface>[^]]+)\]")

Marked = tuple[str, str]


def tagged(marked: str, confidence: float = 0.9) -> Doc:
    """The document of `marked` without its marks, its definitions found, its mentions set."""
    text, spans, place = "", [], 0
    for mark in MARK.finditer(marked):
        text += marked[place : mark.start()]
        spans.append((len(text), len(text) + len(mark["surface"]), mark["kind"]))
        text += mark["surface"]
        place = mark.end()
    text += marked[place:]
    title, _, abstract = text.partition("\n")
    doc = NLP.make_doc(text)
    doc._.paper = Paper(id="p", title=title, abstract=abstract)
    mark_abbreviations(doc)
    set_mentions(doc, spans, confidence)
    return doc


def set_mentions(doc: Doc, spans: Iterable[tuple[int, int, str]], confidence: float) -> None:
    """Give `doc` these mentions, all of one confidence, found by `tagger`."""
    made = [doc.char_span(start, end, label=kind) for start, end, kind in spans]
    assert None not in made, "a mark does not stand on the borders of tokens"
    doc.spans[MENTIONS] = [span for span in made if span is not None]
    places = [(span.start_char, span.end_char) for span in doc.spans[MENTIONS]]
    doc._.mention_confidence = dict.fromkeys(places, confidence)
    doc._.mention_extractor = dict.fromkeys(places, "tagger")


def mentions(doc: Doc) -> list[Marked]:
    """Kind and surface of each mention, in the order in which they are held."""
    return [(span.label_, span.text) for span in doc.spans[MENTIONS]]


def surfaces(doc: Doc, entity: Entity) -> list[str]:
    """What the mentions of `entity` cover."""
    return [doc._.paper.surface(mention) for mention in entity.mentions]
