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

from exports._registry import EXPORTERS, Exporter, Options
from exports.viewer.data import page_data
from exports.viewer.layout import positions
from exports.viewer.overview import Overview, overview
from kg.graph import KnowledgeGraph
from kg.schema import NodeKind

STYLES = ("page.css", "pane.css")
SCRIPTS = ("graph.js", "dom.js", "search.js", "network.js", "passages.js", "pane.js", "page.js")
"""Parts of the page's own script, in the order in which each needs the ones before it."""

_VIS = "lib/vis-9.1.2/vis-network.min.js"
_PAPER_SIZE = 10.0
_PAPER_TEXT = 9  # small, so that titles show only once one has come near
_ENTITY_TEXT = 30
_WIDTH_OF_CHARACTER = 0.56  # of the font's size, on average
_LONGEST_LABEL = 26


def write_html(graph: KnowledgeGraph, file: BinaryIO, options: Options) -> None:
    """Write the page of `graph` in UTF-8; the page has no use for any of `options`."""
    del options
    file.write(_page(graph).encode())


def _page(graph: KnowledgeGraph) -> str:
    # pyvis brings IPython with it, which only this format should have to wait for.
    from pyvis.network import Network

    styles = [_part(name) for name in STYLES]
    scripts = [_vis_network(), "\n".join(_part(name) for name in SCRIPTS)]
    network = Network(cdn_resources="in_line")
    # Nodes and edges go in directly: `add_node` searches all nodes before it, `add_edge` all edges.
    network.nodes, network.edges = _drawing(graph, overview(graph))
    network.options = {"physics": {"enabled": False}, "layout": {"randomSeed": 0}}
    network.set_template_dir(str(files("exports") / "viewer"))
    network.templateEnv.autoescape = True
    network.templateEnv.globals.update(
        policy=_policy(scripts, styles),
        scripts=scripts,
        styles=styles,
        graph=json_block(page_data(graph)),
        json_block=json_block,
    )
    page: str = network.generate_html()
    return f"{page.rstrip()}\n"


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
    """Nodes with their places, and edges, in the words of vis-network."""
    nodes = [_drawn(graph, node, shown.papers.get(node)) for node in shown.nodes]
    place = {node: index for index, node in enumerate(shown.nodes)}
    edges = [(place[source], place[target]) for source, target, _ in shown.edges]
    for node, (x, y) in zip(nodes, positions([_box(node) for node in nodes], edges), strict=True):
        # The box holds the label below the node, so the node itself stands above its middle.
        node |= {"x": x, "y": y - round((_box(node)[1] - 2 * node["size"]) / 2)}
    named = [{"from": s, "to": t, "relation": str(relation)} for s, t, relation in shown.edges]
    return nodes, named


def _drawn(graph: KnowledgeGraph, node: str, papers: int | None) -> dict[str, Any]:
    """`papers`: how many speak of an entity; None for a paper itself."""
    data = graph.node(node)
    name, kind = data["name"], str(data["kind"])
    label = name if len(name) <= _LONGEST_LABEL else f"{name[: _LONGEST_LABEL - 1].rstrip()}\u2026"
    if papers is None:
        return {"id": node, "kind": kind, "label": label, "size": _PAPER_SIZE, "text": _PAPER_TEXT}
    # The area grows with the number of papers.
    size = round(11 + 4.5 * min(papers, 64) ** 0.5, 1)
    return {"id": node, "kind": kind, "label": label, "size": size, "text": _ENTITY_TEXT}


def _box(node: dict[str, Any]) -> tuple[float, float]:
    """Width and height that a drawn node needs; from afar, papers bear no label."""
    size: float = node["size"]
    if node["kind"] == NodeKind.PAPER:
        return 2.4 * size, 2.8 * size
    text = len(node["label"]) * node["text"] * _WIDTH_OF_CHARACTER
    return max(2 * size, text) + 8, 2 * size + 1.4 * node["text"] + 6


def _vis_network() -> str:
    """Return the drawing library, from the package that brings it."""
    script = (files("pyvis") / _VIS).read_text("utf-8")
    # The map is not there, and a browser with its tools open would look for it.
    return script.partition("\n//# sourceMappingURL=")[0]


def _part(name: str) -> str:
    return (files("exports") / "viewer" / name).read_text("utf-8").rstrip()


def _policy(scripts: list[str], styles: list[str]) -> str:
    """Return the Content Security Policy under which only these scripts and styles work."""
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
