"""A part of a graph holds some papers, all that they speak of, and nothing else."""

import pytest

from kg.errors import UnknownNameError
from kg.lookup.selection import papers_about, select
from kg.schema import NodeKind
from tests.graphs.sample import sample


def test_everything_is_selected_by_all_papers() -> None:
    graph = sample()
    assert select(graph, graph.nodes(NodeKind.PAPER)) == graph


def test_nothing_is_selected_by_no_paper() -> None:
    assert len(select(sample(), [])) == 0


def test_what_one_paper_speaks_of_comes_along_with_its_families() -> None:
    part = select(sample(), ["paper/p2"])
    assert list(part.nodes(NodeKind.PAPER)) == ["paper/p2"]
    assert "model/vit" in part  # the family of CrossViT, which the paper uses
    assert "dataset/imagenet1k" not in part
    assert {e.target for e in part.edges_from("paper/p2")} == {
        e.target for e in sample().edges_from("paper/p2")
    }
    assert part.node("model/crossvit") == sample().node("model/crossvit")


def test_an_unknown_id_is_an_error() -> None:
    with pytest.raises(UnknownNameError, match="unknown node 'paper/none'"):
        select(sample(), ["paper/none"])


def test_papers_about_several_things_speak_of_all_of_them() -> None:
    graph = sample()
    assert papers_about(graph, []) == ["paper/2103.14899", "paper/p2"]
    assert papers_about(graph, ["model/crossvit"]) == ["paper/2103.14899", "paper/p2"]
    assert papers_about(graph, ["model/crossvit", "model/vit"]) == ["paper/2103.14899"]
