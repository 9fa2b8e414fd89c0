"""BibTeX has an entry for each paper, and TeX reads every title as it was written."""

import re

import pytest

from exports.formats.bibtex import escaped
from kg.graph import KnowledgeGraph
from tests.exports.exported import exported
from tests.graphs.build import add_paper
from tests.graphs.sample import hostile, sample


def entries(graph: KnowledgeGraph) -> list[str]:
    return exported(graph, "bibtex").decode().split("\n\n")


def test_a_paper_on_arxiv_has_its_eprint() -> None:
    first, second = entries(sample())
    assert first.startswith("@misc{2103.14899,\n  title = {{CrossViT: Cross-Attention}},\n")
    assert "  author = {Chun-Fu Chen and Quanfu Fan},\n  year = {2021},\n" in first
    assert "  eprint = {2103.14899},\n  archiveprefix = {arXiv},\n" in first
    assert "eprint" not in second


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("50% & #1 a_b {x}", r"50\% \& \#1 a\_b \{x\}"),
        ("~ ^ \\", r"\textasciitilde{} \textasciicircum{} \textbackslash{}"),
        ("an $O(n^2)$ bound in $\\mathbb{R}_+$", r"an $O(n^2)$ bound in $\mathbb{R}_+$"),
        ("from $5 to $10", r"from \$5 to \$10"),
        ("two\nlines  here", "two lines here"),
        ("an open $\\{$ brace", r"an open $\{$ brace"),
        ("$a}$ and ${b$", r"\$a\}\$ and \$\{b\$"),
        ("$\\input{/etc/hosts}$", r"\$\textbackslash{}input\{/etc/hosts\}\$"),
        ("$^^5cinput x$", r"\$\textasciicircum{}\textasciicircum{}5cinput x\$"),
        ("$a \\left( b \\right)$", r"$a \left( b \right)$"),
    ],
)
def test_special_characters_are_escaped_outside_of_mathematics(text: str, expected: str) -> None:
    assert escaped(text) == expected


def test_braces_pair_in_every_entry() -> None:
    for entry in entries(hostile()):
        bare = re.sub(r"\\[{}]", "", entry)
        assert bare.count("{") == bare.count("}")


def test_keys_differ_where_ids_differ_in_what_no_key_may_hold_or_in_case() -> None:
    graph = KnowledgeGraph()
    for local in ("a b", "a,b", "A b", "~"):
        add_paper(graph, local, f"On {local}")
    keys = re.findall(r"@misc\{([^,]*),", exported(graph, "bibtex").decode())
    assert sorted(keys) == ["A-b", "a-b-2", "a-b-3", "paper"]


def test_the_key_that_the_input_gave_is_kept() -> None:
    graph = KnowledgeGraph()
    add_paper(graph, "p", "T", key="hao_devil_2023")
    assert exported(graph, "bibtex").decode().startswith("@misc{hao_devil_2023,")


def test_a_name_with_the_word_that_parts_names_is_one_name() -> None:
    graph = KnowledgeGraph()
    add_paper(graph, "p", "T", authors=("Research and Development", "Ferdinand Land"))
    assert "{{Research and Development} and Ferdinand Land}" in exported(graph, "bibtex").decode()


def test_a_graph_without_papers_is_a_comment() -> None:
    assert exported(KnowledgeGraph(), "bibtex") == b"% no papers\n"
