"""Documents with mentions, written as text: `We use [Model|BERT].`"""

import re

import spacy
from spacy.tokens import Doc

from extractors.abbreviations.component import mark_abbreviations
from extractors.document import TaggedMention, mentions_of, set_mentions
from extractors.tokenizer import make_tokenizer
from kg.model import Entity, Paper
from kg.schema import Kind

NLP = spacy.blank("en")
NLP.tokenizer = make_tokenizer(NLP)
MARK = re.compile(r"\[(?P<kind>[A-Z][a-z]+)\|(?P<surface>[^]]+)\]")

Marked = tuple[str, str]


def tagged(marked: str, confidence: float = 0.9) -> Doc:
    """The document of `marked` without its marks, its definitions found, its mentions set."""
    text, made, place = "", [], 0
    for mark in MARK.finditer(marked):
        text += marked[place : mark.start()]
        span = len(text), len(text) + len(mark["surface"])
        made.append(TaggedMention(*span, Kind(mark["kind"]), confidence, "tagger"))
        text += mark["surface"]
        place = mark.end()
    text += marked[place:]
    title, _, abstract = text.partition("\n")
    doc = NLP.make_doc(text)
    doc._.paper = Paper(id="p", title=title, abstract=abstract)
    mark_abbreviations(doc)
    set_mentions(doc, made)
    return doc


def mentions(doc: Doc) -> list[Marked]:
    """Kind and surface of each mention, in the order of the text."""
    return [(item.kind, doc.text[item.start : item.end]) for item in mentions_of(doc)]


def surfaces(doc: Doc, entity: Entity) -> list[str]:
    """What the mentions of `entity` cover."""
    return [doc._.paper.surface(mention) for mention in entity.mentions]
