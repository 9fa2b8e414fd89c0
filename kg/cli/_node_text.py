"""One entity or paper as text for a terminal."""

from rich.text import Text

from kg.answers.palette import LOOKS
from kg.graph import Edge, KnowledgeGraph, Statement, sure_part
from kg.leaderboards.ranking import listed
from kg.leaderboards.reported import Reported, reported_on
from kg.schema import ROLE_RELATIONS, Relation, Rule
from kg.text.counts import counted
from kg.text.evidence import telling_span
from kg.text.sentences import sentence_around


class NodeText:
    """What `kg show` writes of a node, line by line."""

    def __init__(self, graph: KnowledgeGraph, limit: int, *, show_all: bool = False) -> None:
        self.graph, self.limit, self.text = graph, limit, Text()
        self.shown = graph if show_all else sure_part(graph)
        """What is said of papers and entities is read from here."""

    def line(self, line: str = "", style: str = "") -> None:
        self.text.append(f"{line}\n", style=style)

    def name(self, node: str) -> str:
        return str(self.graph.node(node)["name"])

    def heading(self, node: str) -> None:
        data = self.graph.node(node)
        self.line(data["name"], "bold")
        self.line(f"{data['kind']} · {node}", LOOKS[data["kind"]].terminal)

    def entity(self, node: str) -> None:
        self.heading(node)
        if aliases := self.graph.node(node)["aliases"]:
            self.line(f"also: {', '.join(aliases)}")
        for relation in ROLE_RELATIONS:
            self.papers(f"{relation} it", list(self.shown.edges_to(node, relation)))
        self.results(listed(reported_on(self.shown, node)))
        links = (Relation.HAS_REPOSITORY, Relation.LINKS_TO)
        self.papers("links to it", list(self.shown.edges_to(node, *links)))
        self.left_out(node)

    def why(self, node: str) -> None:
        """Show what was merged into the node, and what it is a variant of."""
        self.heading(node)
        merges = self.graph.node(node).get("merges", ())
        if not merges:
            self.line("no name was merged into it")
        for surface, rule, papers in merges:
            self.line(f"  {surface}: {Rule(rule).sentence} ({rule}, {counted(papers, 'paper')})")
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
            edges = list(self.shown.edges_from(node, relation))
            if edges:
                self.line(f"\n{relation}", "bold")
            for edge in edges:
                kind = self.graph.node(edge.target)["kind"]
                self.text.append(f"  {kind:8}", style=LOOKS[kind].terminal)
                self.line(f" {self.name(edge.target)}  {_sureness(edge.statement)}")
        self.results(sorted(reported_on(self.shown, node), key=lambda r: r.statement.evidence))
        for edge in self.graph.edges_from(node, Relation.HAS_REPOSITORY, Relation.LINKS_TO):
            self.line(f"\n{edge.relation}", "bold")
            self.line(f"  {self.name(edge.target)}")
        self.left_out(node)

    def papers(self, title: str, edges: list[Edge]) -> None:
        if not edges:
            return
        edges.sort(key=lambda edge: (-edge.statement.confidence, edge.source))
        self.line(f"\n{counted(len(edges), 'paper')}: {title}", "bold")
        for edge in edges[: self.limit]:
            self.line(f"  {self.name(edge.source)}  {_sureness(edge.statement)}")
            self.evidence(edge.source, edge.statement)
        self.rest(len(edges))

    def results(self, found: list[Reported]) -> None:
        if not found:
            return
        self.line("\nresults", "bold")
        for each in found[: self.limit]:
            details = ", ".join(
                f"{relation} {self.name(end)}{' (not sure)' if relation in each.doubted else ''}"
                for relation, end in each.ends.items()
            )
            facts = [details or "nothing more said", each.uncertainty]
            facts += ["relative" if each.relative else "", each.whose or ""]
            facts.append("" if each.is_sure else "not sure")
            self.line(f"  {self.name(each.id)}  ({'; '.join(filter(None, facts))})")
            self.line(f"    {self.name(each.paper)}", "dim")
            self.evidence(each.paper, each.statement)
        self.rest(len(found))

    def left_out(self, node: str) -> None:
        """Say how many statements about the node are not shown, since they are not sure."""
        number = self._statements(self.graph, node) - self._statements(self.shown, node)
        if number:
            self.line(f"\n{counted(number, 'statement')} not sure; see --all", "dim")

    @staticmethod
    def _statements(graph: KnowledgeGraph, node: str) -> int:
        edges = (*graph.edges_from(node, *ROLE_RELATIONS), *graph.edges_to(node, *ROLE_RELATIONS))
        return len(edges) + len(reported_on(graph, node))

    def rest(self, count: int) -> None:
        if count > self.limit:
            self.line(f"  … and {count - self.limit} more; see --limit", "dim")

    def evidence(self, paper: str, statement: Statement) -> None:
        """Show the sentence of a paper that makes a statement, its words marked."""
        text = self.graph.text(paper)
        span = telling_span(text, len(self.graph.node(paper)["title"]), statement.evidence)
        if span is not None:
            (start, end), (first, last) = span, sentence_around(text, *span)
            self.text.append(f"    {text[first:start]}", style="italic")
            self.text.append(text[start:end], style="bold italic underline")
            self.line(text[end:last], "italic")


def _sureness(statement: Statement) -> str:
    mark = "" if statement.sure else "  not sure"
    return f"{statement.confidence:.2f}{mark}"
