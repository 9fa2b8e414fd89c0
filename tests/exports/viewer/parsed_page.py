"""The page of a graph, taken to pieces without a browser."""

import json
from html.parser import HTMLParser
from typing import Any

from kg.graph import KnowledgeGraph
from kg.schema import NodeKind
from tests.exports.exported import exported


def page_of(graph: KnowledgeGraph) -> str:
    """The text of the page."""
    return exported(graph, "html").decode()


class Page(HTMLParser):
    """The elements of a page: tag, attributes and, of scripts and styles, the text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.inside = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.texts.append("")
        self.inside = True

    def handle_endtag(self, tag: str) -> None:
        del tag
        self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.texts[-1] += data

    def of(self, tag: str) -> list[tuple[dict[str, str | None], str]]:
        found = zip(self.elements, self.texts, strict=True)
        return [(attributes, text) for (name, attributes), text in found if name == tag]

    def json(self, name: str) -> Any:  # noqa: ANN401 - whatever the block holds
        (text,) = [text for attributes, text in self.of("script") if attributes.get("id") == name]
        return json.loads(text, parse_constant=self.fail)

    @staticmethod
    def fail(constant: str) -> None:
        """Python reads `Infinity` and `NaN`, at which a browser stops."""
        raise AssertionError(constant)

    def papers(self) -> dict[str, Any]:
        """What the page holds of each paper's text, by id."""
        ids = [n["id"] for n in self.json("graph-data")["nodes"] if n["kind"] == NodeKind.PAPER]
        (text,) = [
            t for attributes, t in self.of("script") if attributes.get("id") == "papers-data"
        ]
        return dict(zip(ids, map(json.loads, text.splitlines()), strict=True))
