"""What the vocabulary adds to nodes, and that its identifiers are plausible."""

import re

import pytest

from kg.pipeline import build_graph
from kg.schema import Kind
from kg.vocabulary import Term, load
from kg.vocabulary.identifiers import Facts, facts
from tests.documents import entity, extraction, paper


def posted(term: Term) -> tuple[int, int]:
    """Year and month of the arXiv id."""
    digits = term.arxiv.rpartition("/")[2]
    year, month = int(digits[:2]), int(digits[2:4])
    return (1900 if year > 90 else 2000) + year, month


WITH_PAPER = [term for term in load() if term.arxiv]


def test_a_node_of_the_vocabulary_tells_its_identifiers() -> None:
    p = paper("BERTs on CIFAR-10, by word error rate")
    graph = build_graph([
        extraction(
            p,
            entity(p, Kind.MODEL, "BERTs"),
            entity(p, Kind.DATASET, "CIFAR-10"),
            entity(p, Kind.METRIC, "word error rate"),
        )
    ])
    assert graph.node("model/bert")["identifiers"] == (
        ("arxiv", "1810.04805"),
        ("wikidata", "Q61726893"),
    )
    assert ("hub", "uoft-cs/cifar10") in graph.node("dataset/cifar-10")["identifiers"]
    assert graph.node("metric/word-error-rate")["better"] == "lower"


@pytest.mark.parametrize(
    ("node", "kind", "name"),
    [("model/zorbal", Kind.MODEL, "Zorbal"), ("model/bert~2", Kind.MODEL, "BERT")],
)
def test_another_node_tells_nothing(node: str, kind: Kind, name: str) -> None:
    assert facts(node, kind, name) == Facts()


def test_papers_were_posted_since_arxiv_is_there_and_before_this_was_written() -> None:
    assert len(WITH_PAPER) > 1000
    assert [t.name for t in WITH_PAPER if not (1991, 8) <= posted(t) <= (2026, 12)] == []


def test_ids_are_as_long_as_those_of_their_time() -> None:
    """Five digits since January 2015: https://info.arxiv.org/help/arxiv_identifier.html."""
    new = [t for t in WITH_PAPER if "." in t.arxiv and "/" not in t.arxiv]
    assert len(new) > 1000
    for term in new:
        assert len(term.arxiv) == (10 if posted(term) >= (2015, 1) else 9), term


def test_what_bears_a_year_was_not_introduced_before_it() -> None:
    dated = [(t, re.search(r"\b(?:19|20)\d\d\b", t.name)) for t in WITH_PAPER]
    years = [(t, int(found.group())) for t, found in dated if found]
    assert len(years) > 5
    assert [t.name for t, year in years if posted(t)[0] < year] == []


def test_a_variant_is_at_most_a_year_older_than_its_family() -> None:
    """A family's own report may be late: Qwen2.5-Coder was posted before Qwen2.5."""
    papers = {(t.kind, t.name): t for t in WITH_PAPER}
    families = [
        (t, papers[t.kind, t.variant_of]) for t in WITH_PAPER if (t.kind, t.variant_of) in papers
    ]
    assert len(families) > 50
    assert [
        (term.name, family.name)
        for term, family in families
        if (posted(term)[0] + 1, posted(term)[1]) < posted(family)
    ] == []


def test_an_id_is_that_of_few_terms_of_a_kind() -> None:
    """One paper may introduce several things; a run of them would be a slip of the hand."""
    for kind in Kind:
        ids = [t.arxiv for t in WITH_PAPER if t.kind == kind]
        assert all(ids.count(each) <= 4 for each in ids)
