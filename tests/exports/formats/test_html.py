"""The page: one file that loads nothing, in which text stays text."""

import json
from base64 import b64encode
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

import pytest

from exports.formats.html import SCRIPTS, STYLES, json_block
from exports.rdf.options import DEFAULT_BASE_IRI, Options
from kg.graph import KnowledgeGraph
from kg.schema import Kind
from tests.exports.exported import exported
from tests.exports.viewer.parsed_page import Page, page_of
from tests.graphs.build import add_entity, add_paper, add_result
from tests.graphs.page import ASTRAL, HOSTILE, small_graph

VIEWER = files("exports") / "viewer" / "page"


@pytest.fixture(scope="module")
def page() -> Page:
    return Page(page_of(small_graph()))


def test_nothing_in_the_page_names_a_file_to_load(page: Page) -> None:
    loading = {"src", "srcset", "action", "formaction", "poster", "background", "ping"}
    for tag, attributes in page.elements:
        assert not loading & attributes.keys(), tag
        if tag == "link":
            assert (attributes["href"] or "").startswith("data:image/svg+xml,")
    assert not any("@import" in text or "url(" in text for _, text in page.of("style"))


def test_the_policy_allows_the_scripts_and_styles_of_the_page_and_no_others(page: Page) -> None:
    (policy,) = [
        attributes["content"] or ""
        for attributes, _ in page.of("meta")
        if attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert "unsafe" not in policy
    run = [text for attributes, text in page.of("script") if "type" not in attributes]
    for name, texts in (("script-src", run), ("style-src", [t for _, t in page.of("style")])):
        hashes = [b64encode(sha256(text.encode()).digest()).decode() for text in texts]
        assert texts
        assert rules[name].split() == [f"'sha256-{digest}'" for digest in hashes]


def test_no_element_has_a_script_or_a_style_in_an_attribute(page: Page) -> None:
    for tag, attributes in page.elements:
        assert not [name for name in attributes if name.startswith("on") or name == "style"], tag


def test_a_hostile_title_opens_no_element_and_comes_back_whole(page: Page) -> None:
    assert "img" not in {tag for tag, _ in page.elements}
    titles = {node["name"] for node in page.json("graph-data")["nodes"]}
    assert HOSTILE in titles


def test_the_page_is_ascii_so_that_no_encoding_can_break_its_data() -> None:
    text = page_of(small_graph())
    data = text[text.index('id="graph-data"') : text.index('id="network-options"')]
    assert data.isascii()


def test_a_lone_surrogate_is_written_and_comes_back() -> None:
    graph = KnowledgeGraph()
    add_entity(graph, Kind.MODEL, "x\ud83d", node="model/x")
    (node,) = Page(page_of(graph)).json("graph-data")["nodes"]
    assert node["name"] == "x\ud83d"


@pytest.mark.parametrize("value", [HOSTILE, {"<a>": ["&", "<!--"]}, "\u2028\ud800"])
def test_a_json_block_holds_no_markup_and_is_read_back(value: object) -> None:
    block = json_block(value)
    assert not set(block) & set("<>&")
    assert json.loads(block) == value


def test_the_data_hold_every_node_and_every_edge(page: Page) -> None:
    graph = small_graph()
    data = page.json("graph-data")
    ids = [node["id"] for node in data["nodes"]]
    assert ids == list(graph.nodes())
    edges = data["edges"]
    sources = [
        node for node, leaving in zip(ids, edges["leaving"], strict=True) for _ in range(leaving)
    ]
    assert sources == [edge.source for edge in graph.edges()]
    assert [ids[target] for target in edges["targets"]] == [edge.target for edge in graph.edges()]
    said = [edge.statement for edge in graph.edges()]
    assert [edges["relation"][n] for n in edges["relations"]] == [e.relation for e in graph.edges()]
    assert [edges["extractor"][n] for n in edges["extractors"]] == [s.extractor for s in said]
    assert edges["confidence"] == [statement.confidence for statement in said]
    assert edges["role"] == [statement.role_confidence for statement in said]


def test_offsets_count_utf16_units(page: Page) -> None:
    graph = small_graph()
    checked = []
    for paper, told in page.papers().items():
        units = f"{told['title']}\n{told['abstract']}".encode("utf-16-le")
        text = graph.text(paper)
        for offsets, edge in zip(told["spans"], graph.edges_from(paper), strict=True):
            spans = zip(offsets[::2], offsets[1::2], strict=True)
            surfaces = [units[2 * a : 2 * b].decode("utf-16-le") for a, b in spans]
            assert surfaces == [text[start:end] for start, end in edge.statement.evidence]
            checked += surfaces
    assert checked.count(ASTRAL) == 2


def test_the_data_say_how_results_compare_and_where_things_are_known() -> None:
    graph = small_graph()
    for name in ("word error rate", "elegance"):
        add_entity(graph, Kind.METRIC, name, node=f"metric/{name[0]}")
    add_entity(graph, Kind.DATASET, "K", identifiers=(("arxiv", "1912.00001"),))
    add_result(graph, "paper/p2", "0.93", "metric/accuracy", node="result/r")
    nodes = {node["id"]: node for node in Page(page_of(graph)).json("graph-data")["nodes"]}
    ways = {node: nodes[f"metric/{node}"].get("better") for node in ("accuracy", "w", "e")}
    assert ways == {"accuracy": "higher", "w": "lower", "e": None}
    assert [nodes[node].get("score") for node in ("result/r", "result/p1-1")] == [93, 81.2]
    assert nodes["dataset/k"]["identifiers"] == [
        ["arXiv", "1912.00001", "https://arxiv.org/abs/1912.00001"]
    ]


@pytest.mark.parametrize("number", ["1e999", "-1e999", "1e9999999", None])
def test_a_number_that_nobody_measures_breaks_no_page(number: str | None) -> None:
    graph = KnowledgeGraph()
    add_paper(graph, "p", "T", "A.")
    metric = add_entity(graph, Kind.METRIC, "accuracy")
    add_result(graph, "paper/p", "1e999", metric, number=number)
    (found,) = [
        n for n in Page(page_of(graph)).json("graph-data")["nodes"] if n["kind"] == "Result"
    ]
    assert "score" not in found
    assert found["value"] == "1e999"


def test_queries_of_the_page_name_nodes_under_the_base_iri() -> None:
    text = exported(small_graph(), "html", Options("https://example.org/")).decode()
    assert Page(text).json("graph-data")["base"] == "https://example.org/"


def test_a_paper_of_arxiv_is_known_as_one() -> None:
    graph = KnowledgeGraph()
    add_paper(graph, "2401.01234", "A", "B.")
    add_paper(graph, "x", "C", "D.", url="https://arxiv.org/abs/2402.00001v2")
    add_paper(graph, "y", "E", "F.", url="https://example.org/2402.00001")
    found = [node.get("arxiv") for node in Page(page_of(graph)).json("graph-data")["nodes"]]
    assert found == ["2401.01234", "2402.00001", None]


def test_sentences_of_a_paper_count_utf16_units_too(page: Page) -> None:
    told = page.papers()["paper/p1"]
    units = f"{told['title']}\n{told['abstract']}".encode("utf-16-le")
    start, end = told["sentences"][2:4]
    sentence = units[2 * start : 2 * end].decode("utf-16-le")
    assert sentence == f"We propose {ASTRAL}, e.g. for images."


def test_the_network_stands_still_and_has_places(page: Page) -> None:
    assert page.json("network-options")["physics"] == {"enabled": False}
    drawn = page.json("network-data")
    places = {(node["x"], node["y"]) for node in drawn["nodes"]}
    assert len(places) == len(drawn["nodes"]) == 9
    assert {(edge["from"], edge["relation"]) for edge in drawn["edges"]} >= {
        ("paper/p1", "introduces"),
        ("paper/evil", "mentions"),
    }


def test_the_order_in_which_a_graph_was_built_makes_no_difference() -> None:
    graph = small_graph()
    other = KnowledgeGraph()
    for node in sorted(graph.nodes(), reverse=True):
        other.add_node(node, graph.record(node))
    for edge in sorted(graph.edges(), key=lambda edge: edge.target, reverse=True):
        other.add_edge(edge.source, edge.target, edge.relation, edge.statement)
    assert page_of(other) == page_of(graph)


def test_a_page_of_nothing_is_a_page() -> None:
    page = Page(page_of(KnowledgeGraph()))
    data = page.json("graph-data")
    assert (data["base"], data["nodes"], page.papers()) == (DEFAULT_BASE_IRI, [], {})
    assert not any(data["edges"].values())
    assert page.json("network-data") == {"nodes": [], "edges": []}


def test_the_page_ends_with_one_newline() -> None:
    assert page_of(KnowledgeGraph()).endswith("</html>\n")


@pytest.mark.parametrize("name", SCRIPTS)
@pytest.mark.parametrize(
    "way", ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function("]
)
def test_our_scripts_make_no_markup_and_no_code_of_text(name: str, way: str) -> None:
    assert way not in (VIEWER / name).read_text("utf-8")


def test_every_part_of_the_page_is_used() -> None:
    folder = Path(str(VIEWER))
    found = (*folder.rglob("*.js"), *folder.rglob("*.css"))
    parts = {part.relative_to(folder).as_posix() for part in found}
    assert parts == {*SCRIPTS, *STYLES}
