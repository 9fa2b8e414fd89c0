"""Which file of a folder a graph is read from."""

from dataclasses import replace
from pathlib import Path

import pytest

import kg
from kg.errors import GraphError
from kg.example import example
from kg.graph import KnowledgeGraph
from kg.graph.memory import Memory
from kg.storage.folder import GRAPH_FILE, TABLES_FILE, open_graph
from kg.storage.graph import write as write_json
from kg.storage.manifest import replace_together
from kg.storage.tables import schema, writing
from kg.storage.tables.opening import Tables
from tests.graphs.sample import sample


def built(folder: Path, graph: KnowledgeGraph, *names: str) -> Path:
    """A folder with those files of one build."""
    with replace_together(folder) as staging:
        for name in names:
            with staging.open(name) as file:
                (write_json if name == GRAPH_FILE else writing.write)(graph, file)
    return folder


def test_the_tables_of_a_build_are_opened(tmp_path: Path) -> None:
    graph = open_graph(built(tmp_path, example(), GRAPH_FILE, TABLES_FILE))
    assert isinstance(graph.data, Tables)
    assert graph == example()


def test_a_user_gets_the_same_from_a_folder_and_from_each_of_its_files(tmp_path: Path) -> None:
    folder = built(tmp_path, example(), GRAPH_FILE, TABLES_FILE)
    found = [kg.load(path) for path in (folder, folder / GRAPH_FILE, folder / TABLES_FILE)]
    assert [type(graph.data) for graph in found] == [Tables, Memory, Tables]
    for graph in found:
        assert type(graph) is kg.KnowledgeGraph
        assert graph == example()
        assert graph["ViT"].name == "Vision Transformer"
        assert graph.ask("used_by", entity="ZorbNet") == found[0].ask("used_by", entity="ZorbNet")
        assert graph._repr_html_() == found[0]._repr_html_()


@pytest.mark.parametrize("name", [GRAPH_FILE, TABLES_FILE])
def test_one_file_is_enough(name: str, tmp_path: Path) -> None:
    assert open_graph(built(tmp_path, sample(), name)) == sample()


def test_tables_beside_json_without_a_manifest_may_be_of_another_build(tmp_path: Path) -> None:
    built(tmp_path, example(), GRAPH_FILE, TABLES_FILE)
    (tmp_path / "manifest.json").unlink()
    assert isinstance(open_graph(tmp_path).data, Memory)
    (tmp_path / GRAPH_FILE).unlink()
    assert isinstance(open_graph(tmp_path).data, Tables)


def test_tables_of_another_version_are_passed_over_for_the_json(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer = replace(schema.FORMAT, version=schema.VERSION + 1)
    monkeypatch.setattr(writing, "FORMAT", newer)
    graph = open_graph(built(tmp_path / "both", example(), GRAPH_FILE, TABLES_FILE))
    assert isinstance(graph.data, Memory)
    assert graph == example()
    with pytest.raises(GraphError, match=r"of version 2, and 1 is read\); build it again"):
        open_graph(built(tmp_path / "tables", example(), TABLES_FILE))


def test_damaged_tables_are_told_and_not_passed_over(tmp_path: Path) -> None:
    built(tmp_path, example(), GRAPH_FILE, TABLES_FILE)
    (tmp_path / TABLES_FILE).write_bytes(b"nothing of the sort" * 1000)
    with pytest.raises(GraphError, match=r"graph\.sqlite: holds no graph in tables"):
        open_graph(tmp_path)


def test_a_folder_without_a_graph_says_how_to_get_one(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match=r"graph\.json: no graph can be read there .*kg build"):
        open_graph(tmp_path)
