"""The text and evidence of one paper for the page.

These are most of the bytes of a graph, and few are needed at a time. Offsets count UTF-16 units, as
in JavaScript, not code points as everywhere else.
"""

from typing import Any

from exports.viewer.utf16 import utf16_spans
from kg.graph import KnowledgeGraph
from kg.lookup.evidence import telling_first
from kg.text.sentences import sentence_spans

Json = dict[str, Any]


def paper_details(graph: KnowledgeGraph, paper: str) -> Json:
    """Return title, abstract, sources, and offsets in title, newline, abstract.

    `sentences` are start and end of each sentence in one list; `spans` has such a list for each
    edge that leaves the paper, in the order of the graph: the evidence, what tells most first.
    """
    of = graph.paper(paper)
    convert = utf16_spans(of.text)
    shown: Json = {
        "title": of.title,
        "abstract": of.abstract,
        "sentences": [offset for span in sentence_spans(of.text) for offset in convert(span)],
        "sources": [[source.file, source.line, source.page_date] for source in of.source],
        "spans": [
            [offset for span in telling_first(graph, paper, said) for offset in convert(span)]
            for said in (edge.statement.evidence for edge in graph.edges_from(paper))
        ],
    }
    if of.url:
        shown["url"] = of.url
    return shown
