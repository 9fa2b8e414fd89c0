"""What every format keeps, whichever it is."""

import gzip
import random
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports import EXPORTERS, Options, exporter_for
from kg.errors import UnknownNameError
from kg.graph import KnowledgeGraph
from tests.exports.exported import exported
from tests.graphs.sample import hostile, sample
from tests.strategies import graphs

every_format = pytest.mark.parametrize("form", EXPORTERS)
TEXTS = [name for name, exporter in EXPORTERS.items() if exporter.is_text]


def rebuilt(graph: KnowledgeGraph, seed: int) -> KnowledgeGraph:
    """The same graph, its nodes and edges added in another order."""
    again, shuffle = KnowledgeGraph(), random.Random(seed).shuffle
    nodes, edges = list(graph), list(graph.edges())
    shuffle(nodes)
    shuffle(edges)
    for node in nodes:
        again.add_node(node, graph.record(node))
    for edge in edges:
        again.add_edge(edge.source, edge.target, edge.relation, edge.statement)
    return again


@every_format
def test_a_format_has_a_summary_a_suffix_and_a_test_of_its_own(form: str) -> None:
    exporter = EXPORTERS[form]
    assert exporter.summary.endswith(".")
    assert "\n" not in exporter.summary
    assert exporter.suffixes
    assert all(suffix.startswith(".") for suffix in exporter.suffixes)
    module = exporter.write.__module__.rpartition(".")[2]
    assert (Path(__file__).parent / "formats" / f"test_{module}.py").is_file()


@every_format
def test_a_format_is_found_by_the_suffix_of_a_file(form: str) -> None:
    for suffix in EXPORTERS[form].suffixes:
        found = exporter_for(f"graph{suffix}")
        assert found is EXPORTERS[form], (
            f"{suffix} is the suffix of another format: {found.summary}"
        )


def test_an_unknown_suffix_lists_the_known() -> None:
    with pytest.raises(
        UnknownNameError, match=r"suffix of 'graph\.xyz'; known: .*\.ttl.*; each also with \.gz"
    ):
        exporter_for("graph.xyz")


@every_format
@pytest.mark.parametrize("build", [sample, hostile])
def test_the_order_of_building_changes_no_byte(form: str, build: type[KnowledgeGraph]) -> None:
    graph = build()
    other = rebuilt(graph, seed=1)
    assert list(other.nx) != list(graph.nx)
    assert exported(other, form) == exported(graph, form)


@every_format
@settings(max_examples=5, deadline=None)
@given(graph=graphs(), seed=st.integers(0, 100))
def test_any_graph_gives_the_same_bytes_again(form: str, graph: KnowledgeGraph, seed: int) -> None:
    assert exported(rebuilt(graph, seed), form) == exported(graph, form)


@pytest.mark.parametrize("form", TEXTS)
@pytest.mark.parametrize("build", [sample, hostile, KnowledgeGraph])
def test_text_is_utf8_and_ends_with_one_line_feed(form: str, build: type[KnowledgeGraph]) -> None:
    graph = build()
    content = exported(graph, form)
    content.decode()
    assert content.endswith(b"\n") or (not content and not graph)
    assert not content.endswith(b"\n\n")


@every_format
def test_what_is_in_the_file_already_stays(form: str) -> None:
    buffer = BytesIO(b"before\n")
    buffer.seek(0, 2)
    EXPORTERS[form].write(sample(), buffer, Options())
    assert buffer.getvalue() == b"before\n" + exported(sample(), form)


def compressed(graph: KnowledgeGraph, suffix: str) -> bytes:
    buffer = BytesIO()
    exporter_for(f"graph{suffix}.gz").write(graph, buffer, Options())
    return buffer.getvalue()


@every_format
def test_a_format_can_be_compressed_without_a_time_or_a_name(form: str) -> None:
    graph = sample()
    for suffix in EXPORTERS[form].suffixes:
        content = compressed(graph, suffix)
        assert content == compressed(rebuilt(graph, seed=2), suffix)
        assert gzip.decompress(content) == exported(graph, form)
        # Magic number, method, then the flags (none: no name) and four bytes of time.
        assert content[:8] == b"\x1f\x8b\x08" + bytes(5)


def test_the_longest_suffix_says_the_format_and_a_name_goes_before_it() -> None:
    assert exporter_for("x.leaderboards.json") is EXPORTERS["leaderboards"]
    assert exporter_for("x.json") is EXPORTERS["node-link"]
    assert exporter_for("x.json", "leaderboards") is EXPORTERS["leaderboards"]


def test_an_unknown_format_and_a_compressed_unknown_suffix_list_the_known() -> None:
    with pytest.raises(UnknownNameError, match=r"unknown format 'doc'; known: .*turtle"):
        exporter_for("x.ttl", "doc")
    with pytest.raises(UnknownNameError, match=r"unknown suffix of 'x\.doc'; known: .*\.ttl"):
        exporter_for("x.doc.gz")


@every_format
def test_the_graph_is_not_changed(form: str) -> None:
    graph = sample()
    exported(graph, form)
    assert graph == sample()
