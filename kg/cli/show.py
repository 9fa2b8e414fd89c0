"""`kg show`: one entity or one paper in the terminal, with the sentences that say so."""

from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.text import Text

from kg.cli._app import COMMANDS
from kg.cli._papers import KIND_COLOURS, Folder
from kg.errors import UnknownNameError
from kg.schema import RESULT_RELATIONS, ROLE_RELATIONS, Kind, NodeKind, Relation, Rule
from kg.text.characters import visible
from kg.text.evidence import telling_span
from kg.text.sentences import sentence_around

if TYPE_CHECKING:
    from kg.graph import Edge, KnowledgeGraph


def show(
    folder: Folder,
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="A name, an alias, a title or an id.")
    ],
    kind: Annotated[
        str | None, typer.Option(metavar="KIND", help="Only this kind, such as Dataset.")
    ] = None,
    limit: Annotated[int, typer.Option(metavar="N", min=1, help="Papers a heading.")] = 10,
    *,
    why: Annotated[
        bool, typer.Option("--why", help="Only the names merged into it, why, in how many papers.")
    ] = False,
) -> None:
    """Show one entity or paper: who introduces and uses it, results, links, and the sentences.

    Example: kg show graph ImageNet-1K
    """
    from kg.api import load
    from kg.lookup.finding import near_names

    graph = load(folder)
    node = name if name in graph else graph.resolve(name, _kind(kind)) or _heir(graph, name)
    node = node or _paper(graph, name)
    if node is None:
        raise UnknownNameError("name", name, near_names(graph, name), near=True)
    view = _View(graph, limit)
    if why:
        view.why(node)
    elif graph.node(node)["kind"] == NodeKind.PAPER:
        view.paper(node)
    else:
        view.entity(node)
    view.text.plain = visible(view.text.plain)
    Console().print(view.text, soft_wrap=True)


def _kind(kind: str | None) -> Kind | NodeKind | None:
    known: dict[str, Kind | NodeKind] = {k.lower(): k for k in (*Kind, *NodeKind)}
    if kind is None:
        return None
    if kind.lower() not in known:
        raise UnknownNameError("kind", kind, known)
    return known[kind.lower()]


def _paper(graph: "KnowledgeGraph", name: str) -> str | None:
    """Return the paper that an input knows by this id, or that has this arXiv id, if any."""
    from kg.lookup.names import paper

    try:
        return paper(graph, name)
    except UnknownNameError:
        return None


def _heir(graph: "KnowledgeGraph", name: str) -> str | None:
    """Return the node that has taken the place of the one with this id, if any has."""
    nodes = (node for node in graph.nodes() if name in graph.node(node).get("replaces", ()))
    return next(nodes, None)


class _View:
    """The text that is shown, line by line."""

    def __init__(self, graph: "KnowledgeGraph", limit: int) -> None:
        self.graph, self.limit, self.text = graph, limit, Text()

    def line(self, line: str = "", style: str = "") -> None:
        self.text.append(f"{line}\n", style=style)

    def name(self, node: str) -> str:
        return str(self.graph.node(node)["name"])

    def heading(self, node: str) -> None:
        data = self.graph.node(node)
        self.line(data["name"], "bold")
        self.line(f"{data['kind']} · {node}", KIND_COLOURS.get(data["kind"], "dim"))

    def entity(self, node: str) -> None:
        self.heading(node)
        if aliases := self.graph.node(node)["aliases"]:
            self.line(f"also: {', '.join(aliases)}")
        for relation in ROLE_RELATIONS:
            self.papers(f"{relation} it", list(self.graph.edges_to(node, relation)))
        results = [edge.source for edge in self.graph.edges_to(node, *RESULT_RELATIONS)]
        reports = (self.graph.edges_to(result, Relation.REPORTS) for result in results)
        self.results([edge for edges in reports for edge in edges])
        links = (Relation.HAS_REPOSITORY, Relation.LINKS_TO)
        self.papers("links to it", list(self.graph.edges_to(node, *links)))

    def why(self, node: str) -> None:
        """Show what was merged into the node, and what it is a variant of."""
        self.heading(node)
        merges = self.graph.node(node).get("merges", ())
        if not merges:
            self.line("no name was merged into it")
        for surface, rule, papers in merges:
            count = f"{papers} paper{'s' * (papers != 1)}"
            self.line(f"  {surface}: {Rule(rule).sentence} ({rule}, {count})")
        for edge in self.graph.edges_from(node, Relation.VARIANT_OF):
            sure = f"{edge.statement.confidence:.2f}"
            self.line(f"  variant of {self.name(edge.target)} ({edge.target}, {sure})")

    def paper(self, node: str) -> None:
        self.heading(node)
        data = self.graph.node(node)
        for place in data["source"]:
            page = f", page of {place.page_date}" if place.page_date else ""
            self.line(f"from {place.file}, line {place.line}{page}", "dim")
        self.line()
        self.line(data["abstract"])
        for relation in ROLE_RELATIONS:
            edges = list(self.graph.edges_from(node, relation))
            if edges:
                self.line(f"\n{relation}", "bold")
            for edge in edges:
                kind = self.graph.node(edge.target)["kind"]
                self.text.append(f"  {kind:8}", style=KIND_COLOURS[kind])
                self.line(f" {self.name(edge.target)}  {edge.statement.confidence:.2f}")
        self.results(list(self.graph.edges_from(node, Relation.REPORTS)))
        for edge in self.graph.edges_from(node, Relation.HAS_REPOSITORY, Relation.LINKS_TO):
            self.line(f"\n{edge.relation}", "bold")
            self.line(f"  {self.name(edge.target)}")

    def papers(self, title: str, edges: "list[Edge]") -> None:
        if not edges:
            return
        edges.sort(key=lambda edge: (-edge.statement.confidence, edge.source))
        self.line(f"\n{len(edges)} {'papers' if len(edges) > 1 else 'paper'}: {title}", "bold")
        for edge in edges[: self.limit]:
            self.line(f"  {self.name(edge.source)}  {edge.statement.confidence:.2f}")
            self.evidence(edge)
        self.rest(len(edges))

    def results(self, reports: "list[Edge]") -> None:
        if not reports:
            return
        self.line("\nresults", "bold")
        for report in reports[: self.limit]:
            ends = self.graph.edges_from(report.target, *RESULT_RELATIONS)
            details = ", ".join(f"{edge.relation} {self.name(edge.target)}" for edge in ends)
            self.line(f"  {self.name(report.target)}  ({details or 'nothing more said'})")
            self.line(f"    {self.name(report.source)}", "dim")
            self.evidence(report)
        self.rest(len(reports))

    def rest(self, count: int) -> None:
        if count > self.limit:
            self.line(f"  … and {count - self.limit} more; see --limit", "dim")

    def evidence(self, edge: "Edge") -> None:
        """Show the sentence that says so, its words marked."""
        text = self.graph.text(edge.source)
        span = telling_span(text, len(self.name(edge.source)), edge.statement.evidence)
        if span is not None:
            (start, end), (first, last) = span, sentence_around(text, *span)
            self.text.append(f"    {text[first:start]}", style="italic")
            self.text.append(text[start:end], style="bold italic underline")
            self.line(text[end:last], "italic")


COMMANDS.register("show", show)
