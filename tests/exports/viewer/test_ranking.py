"""The page compares and ranks names as Python does."""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from selenium.webdriver import Chrome

from exports.viewer.on_demand import search
from kg.example import example
from kg.graph import KnowledgeGraph
from kg.lookup.finding import find
from kg.names.words import words
from kg.schema import Kind, NodeKind
from tests.exports.viewer.browser_page import Viewer, quiet, write
from tests.graphs.build import add_entity, add_paper
from tests.graphs.hard_names import QUERIES, hard_names
from tests.graphs.page import small_graph

pytestmark = pytest.mark.browser

MOST = 60
FIND = """
const [queries, most] = arguments;
return queries.map((query) => {
  const found = find(query);
  const rowOf = ({ node, name, fit, isAlias }) => [node.id, name, fit, isAlias];
  return [found.length, bestOf(found, most).map(rowOf)];
});
"""


def found_in_page(viewer: Viewer, queries: list[str]) -> list[Any]:
    found: list[Any] = viewer.driver.execute_script(FIND, queries, MOST)
    return found


def found_in_python(graph: KnowledgeGraph, query: str) -> list[Any]:
    hits = find(graph, query, (*Kind, *NodeKind))
    return [len(hits), [[hit.node, hit.matched, hit.fit, hit.is_alias] for hit in hits[:MOST]]]


def alike_graph() -> KnowledgeGraph:
    """Names of a few words that differ in a letter, a number or their order; many fit as well."""
    random = Random(1)
    parts = ("graph", "graphs", "grpah", "net", "nets", "network", "GN", "3", "3.5", "v2", "+", "a")
    graph = KnowledgeGraph()
    for number in range(400):
        name = random.choice((" ", "-")).join(random.choices(parts, k=random.randint(1, 4)))
        if number % 4:
            add_entity(graph, random.choice(list(Kind)), name)
        else:
            add_paper(graph, f"p{number}", f"{name}: {random.choice(parts)}")
    add_entity(graph, Kind.MODEL, "graph network", "GN", "graphnet")
    return graph


def written_graph() -> KnowledgeGraph:
    """Papers with authors, venues and dates, some of which are words of titles too."""
    random = Random(4)
    people = ("Ada Lovelace", "Jürgen Müller", "Wei Wang", "Net Graph", "J. P. de Vries", "李 明")
    graph = KnowledgeGraph()
    for number in range(120):
        title = " ".join(random.choices(("Graph", "Nets", "Ada", "2024", "Attention"), k=3))
        add_paper(
            graph,
            f"p{number}",
            f"{title}: {number}" if number % 3 else title,
            authors=tuple(random.sample(people, random.randint(0, 3))),
            venue=random.choice((None, "NeurIPS", "Journal of Nets, Series A", "ICLR 2024")),
            date=random.choice((None, "2023", "2024-05", "2025-01-31")),
        )
    add_entity(graph, Kind.METHOD, "Adam", "ADA")
    return graph


WRITTEN = [
    *("lovelace", "Ada Lovelace 2024", "wang neurips", "muller 2025 attention", "李 2023"),
    *("vries", "lovelac graph", "iclr 2024 wei", "series a", "2025", "ada", "nobody"),
]


def changed(graph: KnowledgeGraph) -> list[str]:
    """Names of `graph`: turned round, begun, with a wrong letter, in the plural."""
    random = Random(2)
    names = [str(graph.node(node)["name"]) for node in graph.nodes()]
    names += [alias for node in graph.nodes() for alias in graph.node(node)["aliases"]]
    queries = []
    for name in random.sample(names, min(len(names), 60)):
        at = random.randrange(len(name))
        queries += [
            name,
            " ".join(reversed(name.split())),
            name[: at + 1],
            name[:at] + name[at + 1 :],
            name[:at] + name[at : at + 2][::-1] + name[at + 2 :],
            f"{name[:at]}e{name[at:]}",
            f"{name.upper()}s",
        ]
    # The browser's driver takes no lone surrogates.
    return [query.encode("utf-8", "ignore").decode() for query in queries]


GRAPHS = {
    "hard": hard_names,
    "small": small_graph,
    "example": example,
    "alike": alike_graph,
    "written": written_graph,
    "empty": KnowledgeGraph,
}


@pytest.fixture(scope="module", params=GRAPHS)
def graph(request: pytest.FixtureRequest) -> KnowledgeGraph:
    return GRAPHS[request.param]()


@pytest.fixture
def page(graph: KnowledgeGraph, browser: Chrome, tmp_path: Path) -> Iterator[Viewer]:
    quiet(browser)
    yield Viewer(browser, write(graph, tmp_path)).open()
    assert quiet(browser) == []


def test_the_page_ranks_what_hard_queries_find_as_python_does(
    graph: KnowledgeGraph, page: Viewer
) -> None:
    queries = [*QUERIES, *WRITTEN]
    for query, found in zip(queries, found_in_page(page, queries), strict=True):
        assert found == found_in_python(graph, query), query


def test_the_page_finds_changed_names_as_python_does(graph: KnowledgeGraph, page: Viewer) -> None:
    queries = changed(graph)
    for query, found in zip(queries, found_in_page(page, queries), strict=True):
        assert found == found_in_python(graph, query), query


def test_the_page_and_the_server_find_names_of_annotated_papers_as_python_does(
    full: Viewer, annotated: KnowledgeGraph
) -> None:
    queries = [*QUERIES, *changed(annotated)]
    for query, (count, rows) in zip(queries, found_in_page(full.open(), queries), strict=True):
        assert [count, rows] == found_in_python(annotated, query), query
        served = search(annotated, query, MOST)
        assert served["more"] == count - len(rows)
        assert [(row["id"], row["alias"]) for row in served["found"]] == [
            (node, name if is_alias else None) for node, name, _, is_alias in rows
        ]


def test_the_page_parts_names_into_the_words_of_python(viewer: Viewer) -> None:
    random = Random(3)
    parts = ("LLM", "s", "GANs", "models", "queries", "losses", "C++", "RefCOCO", "16", "3.5")
    latex = (r"\textbf{", "}", r"\beta", "$", r"\times", r"\'e", "--")
    signs = "aAbs sSZ01.,/-+#*@_'\"\\{}$&()[]:;|~^–²ée\u0303αΣςßİガ图×∞⁄한½Ⅳﬁ"
    hidden = "\x00\x1c\xa0\u200b\ufeff"
    names = ["".join(random.choices(parts + latex, k=random.randint(1, 6))) for _ in range(2000)]
    names += ["".join(random.choices(signs + hidden, k=random.randint(1, 8))) for _ in range(4000)]
    in_page = viewer.open().driver.execute_script("return arguments[0].map(wordsOf)", names)
    for name, found in zip(names, in_page, strict=True):
        assert found == list(words(name)), name
