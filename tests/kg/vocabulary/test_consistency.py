"""Each fault of a vocabulary is told, and the shipped one has none."""

import pytest

from kg.schema import Kind
from kg.vocabulary import Better, Term, Vocabulary, load
from kg.vocabulary.consistency import check


@pytest.mark.parametrize(
    ("terms", "message"),
    [
        ([Term("A b", Kind.TASK, aliases=("a-b",))], "'a-b' is the same name as 'A b'"),
        ([Term("A", Kind.TASK, aliases=("A",))], "'A' is the same name as 'A' of 'A'"),
        ([Term("A", Kind.TASK), Term("A", Kind.TASK)], "'A' is the same name as 'A' of 'A'"),
        (
            [Term("BERT", Kind.MODEL), Term("xBERT", Kind.MODEL, aliases=("bert",))],
            "'bert' is the same name as 'BERT' of 'BERT'",
        ),
        ([Term("B", Kind.TASK), Term("A", Kind.TASK)], "comes behind 'B'"),
        ([Term("A ", Kind.TASK)], "loose white space"),
        ([Term("A", Kind.TASK, aliases=("c d", "b c"))], "aliases are not sorted"),
        ([Term("A", Kind.TASK, caution=("X",))], "caution 'X' is neither name nor alias"),
        ([Term("A", Kind.TASK, variant_of="B")], "variant_of 'B' is the name of no Task"),
        (
            [Term("A", Kind.TASK, variant_of="B"), Term("B", Kind.TASK, variant_of="A")],
            "'A': is a variant of itself",
        ),
        ([Term("A", Kind.TASK, arxiv="1913.12345")], "arxiv '1913.12345' is not well formed"),
        ([Term("A", Kind.TASK, wikidata="12")], "wikidata '12' is not well formed"),
        ([Term("A", Kind.TASK, hub="a/b/c")], "hub 'a/b/c' is not well formed"),
        ([Term("A", Kind.TASK, homepage="a.org")], "homepage 'a.org' is not well formed"),
        ([Term("A", Kind.TASK, better=Better.LOWER)], "only a metric has better and scale"),
    ],
)
def test_each_fault_of_a_vocabulary_is_told(terms: list[Term], message: str) -> None:
    problems = check(Vocabulary(terms))
    assert any(message in problem for problem in problems), problems
    assert all("\n" not in problem for problem in problems)


def test_an_alias_may_be_the_name_in_lower_case() -> None:
    assert check(Vocabulary([Term("Transformer", Kind.MODEL, aliases=("transformer",))])) == []


def test_one_name_may_be_of_two_kinds() -> None:
    assert check(Vocabulary([Term("VQA", Kind.DATASET), Term("VQA", Kind.TASK)])) == []


def test_the_shipped_vocabulary_is_consistent() -> None:
    assert check(load()) == []
