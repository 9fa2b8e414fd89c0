"""`kg show`: one entity or one paper in the terminal, with the sentences that say so."""

from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from kg.cli._app import COMMANDS
from kg.cli._folder import Folder
from kg.errors import UnknownNameError
from kg.schema import Kind, NodeKind
from kg.text.characters import visible

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph


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
    show_all: Annotated[bool, typer.Option("--all", help="Also what is not sure.")] = False,
    why: Annotated[
        bool, typer.Option("--why", help="Only the names merged into it, why, in how many papers.")
    ] = False,
) -> None:
    """Show one entity or paper: who introduces and uses it, results, links, and the sentences.

    Example: kg show graph ImageNet-1K
    """
    from kg.api import load
    from kg.cli._node_text import NodeText
    from kg.lookup.finding import near_names

    graph = load(folder)
    node = name if name in graph else graph.resolve(name, _kind(kind)) or _successor(graph, name)
    node = node or _paper(graph, name)
    if node is None:
        raise UnknownNameError("name", name, near_names(graph, name), near=True)
    view = NodeText(graph, limit, show_all=show_all)
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


def _successor(graph: "KnowledgeGraph", name: str) -> str | None:
    """Return the first node that has taken the place of the one with this id, or None."""
    from kg.lookup.former_ids import successors

    return next(iter(successors(graph).get(name, ())), None)


COMMANDS.register("show", show)
