"""One HTML file that shows the graph: a network, a search over every name, and the evidence.

The page opens from disk and loads nothing: scripts, styles and data stand in it, and its Content
Security Policy (https://www.w3.org/TR/CSP3/) names the hashes of the former and forbids the rest.
Text from papers stands in JSON only, with `<` escaped, and reaches the document as text nodes.

Written only; not read back.
"""

import json
from base64 import b64encode
from hashlib import sha256
from importlib.resources import files
from typing import Any, BinaryIO

from exports import EXPORTERS, Exporter, Options
from exports.viewer.data import page_data
from exports.viewer.details import paper_details
from exports.viewer.layout import positions
from exports.viewer.looks import icon, kind_styles, shapes
from exports.viewer.overview import Overview, overview
from exports.viewer.search_data import search_data
from kg.collector import without_collector
from kg.graph import KnowledgeGraph
from kg.schema import NodeKind

STYLES = ("colours.css", "shared.css", "page.css", "tools/tools.css", "pane/pane.css")
SCRIPTS = (
    *("details.js", "graph.js", "dom.js", "tools/words.js", "tools/ranking.js"),
    *("tools/search.js", "tools/filters.js", "address.js"),
    *("network/drawing.js", "network/labels.js", "network/walk.js", "network/network.js"),
    *("pane/passages.js", "pane/pane.js", "pane/paper.js", "pane/leaderboard.js"),
    *("pane/entity.js", "pane/edge.js", "pane/references.js"),
    *("tools/query.js", "tools/takeaway.js", "page.js"),
)
"""Parts of the page's own script, in the order in which each needs the ones before it."""

MOST_DETAILS = 32_000_000
"""Characters of papers' texts that a page holds; beyond, `kg serve` gives them as they are read.

That is some 16,000 papers, in a graph of more than 100,000 nodes. Names and edges are in the page
always. Compressed, the texts would take half the bytes, which are then those of one zlib or
another, and could not be read at once.
"""

_VIS = "lib/vis-9.1.2/vis-network.min.js"
_PAPER_SIZE = 7.0
_SMALLEST, _LARGEST = 13.0, 58.0  # of entities
_TEXT = 32  # about what the screen's letters measure at the opening scale
_WIDTH_OF_CHARACTER = 0.56  # of the font's size, on average
_LONGEST_LINE = 16  # characters, as far as places go; how a name is broken, the page decides


def write_html(graph: KnowledgeGraph, file: BinaryIO, options: Options) -> None:
    """Write the page of `graph` in UTF-8; its SPARQL queries name nodes under the base IRI."""
    file.write(page(graph, options.base_iri).encode())


@without_collector()
def page(graph: KnowledgeGraph, base_iri: str, *, most_details: int = MOST_DETAILS) -> str:
    """Return the page; it holds the texts of papers if those have no more than `most_details`."""
    # pyvis brings IPython with it, which only this format should have to wait for.
    from pyvis.network import Network

    styles = [kind_styles(), *(_part(name) for name in STYLES)]
    scripts = [_vis_network(), "\n".join(_part(name) for name in SCRIPTS)]
    details = _details(graph, most_details)
    network = Network(cdn_resources="in_line")
    # Nodes and edges go in directly: `add_node` searches all nodes before it, `add_edge` all edges.
    network.nodes, network.edges = _drawing(graph, overview(graph))
    network.options = {"physics": {"enabled": False}, "layout": {"randomSeed": 0}}
    network.set_template_dir(str(files("exports") / "viewer" / "page"))
    network.templateEnv.autoescape = True
    network.templateEnv.globals.update(
        policy=_policy(scripts, styles),
        scripts=scripts,
        styles=styles,
        icon=icon(),
        kinds=json_block(shapes()),
        graph=json_block(page_data(graph, base_iri)),
        details=details,
        search=json_block(search_data(graph)),
        json_block=json_block,
    )
    text: str = network.generate_html()
    return f"{text.rstrip()}\n"


def _details(graph: KnowledgeGraph, most: int) -> str | None:
    """Return a line of JSON for each paper, in order, or None if that is over `most` characters."""
    papers = map(graph.node, graph.nodes(NodeKind.PAPER))
    if sum(len(paper["title"]) + len(paper["abstract"]) for paper in papers) > most:
        return None  # JSON is no shorter
    lines = []
    for paper in graph.nodes(NodeKind.PAPER):
        lines.append(json_block(paper_details(graph, paper)))
        most -= len(lines[-1]) + 1
        if most < 0:
            return None
    return "\n".join(lines)


def json_block(value: object) -> str:
    r"""Return `value` as ASCII JSON that may stand in a script element: no `<`, `>` or `&` in it.

    >>> print(json_block({"title": "</script>"}))
    {"title":"\u003c/script\u003e"}
    """
    text = json.dumps(value, separators=(",", ":"))
    for character in "<>&":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def _drawing(
    graph: KnowledgeGraph, shown: Overview
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return nodes with their positions, and edges, as vis-network takes them."""
    most = max(shown.papers.values(), default=0)
    sizes = [_size(shown.papers.get(node), most) for node in shown.nodes]
    boxes = [_box(graph, node, size) for node, size in zip(shown.nodes, sizes, strict=True)]
    place = {node: index for index, node in enumerate(shown.nodes)}
    edges = [(place[source], place[target]) for source, target, _ in shown.edges]
    nodes = [
        # The box holds the name below the node, so the node itself stands above its middle.
        {"id": node, "size": size, "x": x, "y": y - round((height - 2 * size) / 2)}
        for node, size, (_, height), (x, y) in zip(
            shown.nodes, sizes, boxes, positions(boxes, edges), strict=True
        )
    ]
    named = [{"from": s, "to": t, "relation": str(relation)} for s, t, relation in shown.edges]
    return nodes, named


def _size(papers: int | None, most: int) -> float:
    """Return half the width of a node, whose area grows with `papers`; None stands for a paper."""
    if papers is None:
        return _PAPER_SIZE
    share: float = (papers / most) ** 0.5 if most else 0.0
    return round(_SMALLEST + (_LARGEST - _SMALLEST) * share, 1)


def _box(graph: KnowledgeGraph, node: str, size: float) -> tuple[float, float]:
    """Return width and height of a node of half width `size` with its name; papers show none."""
    if graph.kind(node) == NodeKind.PAPER:
        return 2.6 * size, 2.8 * size
    letters = len(graph.name(node))
    lines = 1 if letters <= _LONGEST_LINE else 2
    text = min(letters, _LONGEST_LINE) * _TEXT * _WIDTH_OF_CHARACTER
    return max(2 * size, text) + 10, 2 * size + 1.2 * lines * _TEXT + 8


def _vis_network() -> str:
    """Return the source of vis-network, which pyvis ships."""
    script = (files("pyvis") / _VIS).read_text("utf-8")
    # The map is not there, and a browser with its tools open would look for it.
    return script.partition("\n//# sourceMappingURL=")[0]


def _part(name: str) -> str:
    return (files("exports") / "viewer" / "page" / name).read_text("utf-8").rstrip()


def _policy(scripts: list[str], styles: list[str]) -> str:
    """Return a Content Security Policy that allows only these scripts and styles."""
    return "; ".join((
        "default-src 'none'",
        f"script-src {' '.join(map(_source, scripts))}",
        f"style-src {' '.join(map(_source, styles))}",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    ))


def _source(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


EXPORTERS.register("html", Exporter((".html",), "One page that opens in a browser.", write_html))
