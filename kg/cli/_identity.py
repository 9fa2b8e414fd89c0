"""The figures on pairs of names, as a table and as JSON."""

from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

if TYPE_CHECKING:
    from kg.evaluate.identity import IdentityFigures, Verdict


def print_identity(figures: "IdentityFigures", heading: str) -> None:
    """Print what became of the pairs of each relation, and the pairs that fail."""
    from kg.evaluate.identity import PairRelation

    table = Table(title=heading, title_justify="left")
    for column in ("pairs", "number", "one node", "connected", "right"):
        table.add_column(column, justify="left" if column == "pairs" else "right")
    for relation in PairRelation:
        found = figures.of(relation)
        counts = (
            len(found),
            figures.merged(relation),
            sum(verdict.is_connected for verdict in found),
            sum(verdict.is_right for verdict in found),
        )
        table.add_row(relation, *map(str, counts))
    console = Console()
    console.print(table)
    console.print(
        f"in one node: precision {figures.precision:.3f}, recall {figures.recall:.3f};"
        f" variants connected: {figures.connected:.3f}",
        highlight=False,
    )
    for verdict in figures.failed:
        console.print(_failure(verdict), markup=False, highlight=False, soft_wrap=True)


def _failure(verdict: "Verdict") -> str:
    pair = verdict.pair
    return (
        f"{pair.relation}: {pair.kind} {pair.first!r} ({verdict.first or 'no node'}),"
        f" {pair.second!r} ({verdict.second or 'no node'})"
    )


def identity_as_json(figures: "IdentityFigures") -> dict[str, object]:
    """Return the figures as JSON holds them, with the pairs that fail."""
    from kg.evaluate.identity import PairRelation

    return {
        "connected": figures.connected,
        "failed": [
            {
                "kind": str(verdict.pair.kind),
                "names": [verdict.pair.first, verdict.pair.second],
                "nodes": [verdict.first, verdict.second],
                "relation": str(verdict.pair.relation),
            }
            for verdict in figures.failed
        ],
        "merged": {str(relation): figures.merged(relation) for relation in PairRelation},
        "pairs": {str(relation): len(figures.of(relation)) for relation in PairRelation},
        "precision": figures.precision,
        "recall": figures.recall,
    }
