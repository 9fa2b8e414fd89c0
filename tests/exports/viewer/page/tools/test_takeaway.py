"""Taking the view away: picture, table, references, query."""

import csv
import re
import struct
import zlib
from collections.abc import Iterator
from io import BytesIO, StringIO
from pathlib import Path

import pytest

from exports import Options, exporter_for, run
from exports.formats.bibtex import escaped
from kg.graph import KnowledgeGraph
from tests.exports.viewer.browser_page import Viewer
from tests.graphs.page import small_graph

pytestmark = pytest.mark.browser


@pytest.fixture
def downloads(viewer: Viewer, tmp_path: Path) -> Iterator[Path]:
    way = {"behavior": "allow", "downloadPath": str(tmp_path)}
    viewer.driver.execute_cdp_cmd("Browser.setDownloadBehavior", way)
    yield tmp_path
    viewer.driver.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "deny"})


def take(viewer: Viewer, what: str) -> None:
    viewer.one("#takeaway-open").click()
    viewer.one(f"#takeaway [value={what}]").click()


def taken(viewer: Viewer, folder: Path, what: str) -> bytes:
    """The one file that the page saves."""
    take(viewer, what)

    def complete() -> list[Path]:
        return [file for file in folder.glob(f"*.{what}") if file.stat().st_size]

    viewer.until(lambda: bool(complete()))
    (file,) = complete()
    return file.read_bytes()


def nodes_taken(viewer: Viewer, folder: Path) -> list[dict[str, str]]:
    text = taken(viewer, folder, "csv").decode()
    return list(csv.DictReader(StringIO(text, newline="")))


def turtle_of(graph: KnowledgeGraph, folder: Path) -> Path:
    file = BytesIO()
    exporter_for("graph.ttl").write(graph, file, Options())
    path = folder / "graph.ttl"
    path.write_bytes(file.getvalue())
    return path


@pytest.fixture(scope="module")
def turtle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Turtle of the small page's graph."""
    return turtle_of(small_graph(), tmp_path_factory.mktemp("turtle"))


@pytest.fixture(scope="module")
def full_turtle(annotated: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return turtle_of(annotated, tmp_path_factory.mktemp("turtle"))


def queried(viewer: Viewer, turtle: Path) -> list[str]:
    """What the view's query answers."""
    take(viewer, "sparql")
    query = str(viewer.one("#query-text").get_property("value"))
    viewer.one("#query-close").click()
    return [re.sub(r'^"|"$', "", str(row[0])) for row in run(turtle, query).rows]


def test_the_picture_is_as_large_as_the_network_and_not_transparent(
    viewer: Viewer, downloads: Path
) -> None:
    viewer.open("#dataset/imagenet-1k")
    picture = taken(viewer, downloads, "png")
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    width, height, depth, colour = struct.unpack(">IIBB", picture[16:26])
    canvas = viewer.one("#network canvas")
    assert str(width) == canvas.get_attribute("width")
    assert str(height) == canvas.get_attribute("height")
    chunks = re.search(rb"IDAT", picture)
    assert chunks
    (length,) = struct.unpack(">I", picture[chunks.start() - 4 : chunks.start()])
    start = zlib.decompressobj().decompress(picture[chunks.end() : chunks.end() + length], 5)
    # The first pixel of the first row is written as it is, whatever the filter.
    assert (depth, start[1:4]) == (8, bytes([251, 250, 247]))
    assert colour == 2 or start[4] == 255


def test_the_table_names_every_node_shown(viewer: Viewer, downloads: Path) -> None:
    viewer.open("#dataset/imagenet-1k")
    rows = nodes_taken(viewer, downloads)
    assert len(rows) == viewer.shown
    assert list(rows[0]) == ["id", "kind", "name", "papers"]
    graph = small_graph()
    for row in rows:
        data = graph.node(row["id"])
        assert (row["kind"], row["name"].split()) == (data["kind"], data["name"].split())
    papers = {row["id"]: row["papers"] for row in rows}
    assert (papers["dataset/imagenet-1k"], papers["paper/p1"]) == ("3", "")


def test_references_are_what_the_exporter_of_bibtex_writes(viewer: Viewer, downloads: Path) -> None:
    viewer.open()
    file = BytesIO()
    exporter_for("papers.bib").write(small_graph(), file, Options())
    assert taken(viewer, downloads, "bib") == file.getvalue()


@pytest.mark.parametrize(
    "text",
    [
        "a $x^2$ costs $5 & 3_4 {",
        r"$\input{/etc/passwd}$ and $\inputs{x}$",
        r"$^^5cinput$ $\let\x=y$ $\letter$",
        "a\u0085b\u00a0c\u2028d\ufeffe\u001c f",
        r"$\frac{a}{b}$ \alpha ~ ^",
    ],
)
def test_references_escape_what_the_exporter_escapes(viewer: Viewer, text: str) -> None:
    viewer.open()
    assert viewer.driver.execute_script("return texOf(arguments[0])", text) == escaped(text)


@pytest.mark.parametrize(
    "fragment",
    [
        "",
        "#?papers=2",
        "#dataset/imagenet-1k",
        "#dataset/imagenet-1k?hops=2",
        "#dataset/imagenet-1k?role=uses,introduces",
        "#dataset/imagenet-1k?hide=Result,Dataset",
        "#dataset/imagenet-1k?conf=0.95",
        "#paper/p1",
        "#paper/p1?conf=0.9&hide=Model",
        "#paper/p1?papers=2&from=2020",
    ],
)
def test_the_query_answers_with_the_nodes_shown(
    viewer: Viewer, turtle: Path, downloads: Path, fragment: str
) -> None:
    viewer.open(fragment)
    shown = sorted(row["id"] for row in nodes_taken(viewer, downloads))
    assert len(shown) == viewer.shown
    assert queried(viewer, turtle) == shown


@pytest.mark.parametrize(
    "fragment",
    ["#dataset/imagenet-1k?conf=0.9", "#dataset/ade20k?role=uses&hide=Task", "#model/bert"],
)
def test_so_does_the_query_of_a_full_graph(
    full: Viewer, full_turtle: Path, downloads: Path, fragment: str
) -> None:
    full.open(fragment)
    shown = sorted(row["id"] for row in nodes_taken(full, downloads))
    assert len(shown) == full.shown > 5
    assert queried(full, full_turtle) == shown


def test_a_neighbourhood_is_asked_for_by_its_pattern(viewer: Viewer) -> None:
    viewer.open("#dataset/imagenet-1k")
    take(viewer, "sparql")
    query = str(viewer.one("#query-text").get_property("value"))
    assert "dataset/imagenet-1k> ?relation ?node" in query
    assert "paper/p1" not in query


def test_the_dialog_closes_by_keyboard_and_its_query_is_copied(viewer: Viewer) -> None:
    viewer.open()
    take(viewer, "sparql")
    viewer.one("#query-copy").click()
    viewer.until(lambda: bool(viewer.one("#query-told").text))
    chosen = (
        "const t = document.getElementById('query-text'); return [t.selectionEnd, t.value.length]"
    )
    end, length = viewer.driver.execute_script(chosen)
    assert end == length > 0
    viewer.one("#query-close").send_keys("\ue00c")
    viewer.until(lambda: not viewer.one("#query").is_displayed())
