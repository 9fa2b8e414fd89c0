"""The words of a paper that say something."""

from collections.abc import Iterable

from kg.graph import KnowledgeGraph, Span
from kg.text import evidence as text_evidence


def sentence(graph: KnowledgeGraph, paper: str, evidence: Iterable[Span]) -> str | None:
    """Return the sentence that tells most of what the evidence shows; None without evidence."""
    return text_evidence.telling_sentence(*_text(graph, paper), evidence)


def sentences(
    graph: KnowledgeGraph, paper: str, evidence: Iterable[Span], *, most: int
) -> list[Span]:
    """Return where the `most` sentences stand that tell most, in the order of the text."""
    return text_evidence.telling_sentences(*_text(graph, paper), evidence, most=most)


def telling_first(graph: KnowledgeGraph, paper: str, evidence: Iterable[Span]) -> list[Span]:
    """Return the evidence, what tells most of it first."""
    return text_evidence.telling_first(*_text(graph, paper), evidence)


def _text(graph: KnowledgeGraph, paper: str) -> tuple[str, int]:
    return graph.text(paper), len(graph.node(paper)["title"])
