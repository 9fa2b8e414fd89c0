"""The tables of a graph: their names, columns and indexes.

Nodes are numbered from 0 in the order of their ids, and edges have the numbers of their ends.
`nodes` has what every node has; `papers`, `entities`, `results` and `links` have a row for each
node of theirs, with a column for each attribute of its record. `names` has what nodes are found by.
Lists are JSON, and NULL where they are empty; truth values are 0 and 1.
"""

from collections.abc import Mapping
from typing import Final

from kg.graph.attributes import LAYOUTS, SHARED, Attribute, Layout
from kg.schema import Kind, NodeKind
from kg.storage.databases import Format

APPLICATION: Final = 0x706B6701
"""Marks the files of these tables among all of SQLite."""

VERSION: Final = 1
"""Another number for other tables, and for names that fold otherwise or have other words."""

PAGE: Final = 4096

RECORDS: Final[Mapping[str, Layout]] = {
    "papers": LAYOUTS[NodeKind.PAPER],
    "entities": LAYOUTS[Kind.MODEL],
    "results": LAYOUTS[NodeKind.RESULT],
    "links": LAYOUTS[NodeKind.LINK],
}
"""The tables that hold records of one type, and how these stand in nodes."""


def table_of(kind: str) -> str:
    """Return the table with what nodes of a kind alone have.

    >>> table_of("Dataset"), table_of("Link")
    ('entities', 'links')
    """
    return next(name for name, layout in RECORDS.items() if layout is LAYOUTS[kind])


def own(layout: Layout) -> list[Attribute]:
    """Return the attributes that are columns of the records' own table."""
    shared = SHARED | {layout.named_by}
    return [attribute for attribute in layout.attributes if attribute.name not in shared]


def _record_table(name: str, layout: Layout) -> str:
    columns = (f"{a.name} {'INTEGER' if a.type is bool else 'TEXT'}" for a in own(layout))
    return f"CREATE TABLE {name} (node INTEGER PRIMARY KEY, {', '.join(columns)})"


_NODES: Final = """CREATE TABLE nodes (
    node INTEGER PRIMARY KEY, id TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL,
    aliases TEXT, sure INTEGER NOT NULL, papers INTEGER NOT NULL, reached INTEGER NOT NULL)"""
_EDGES: Final = """CREATE TABLE edges (
    source INTEGER NOT NULL, target INTEGER NOT NULL, relation TEXT NOT NULL,
    confidence REAL NOT NULL, role_confidence REAL, sure INTEGER NOT NULL, shown INTEGER NOT NULL,
    extractor TEXT NOT NULL, evidence TEXT,
    PRIMARY KEY (source, target, relation)) WITHOUT ROWID"""
_NAMES: Final = """CREATE TABLE names (
    node INTEGER NOT NULL, place INTEGER NOT NULL, name TEXT NOT NULL, words TEXT NOT NULL,
    folded TEXT, PRIMARY KEY (node, place)) WITHOUT ROWID"""
TABLES: Final = (_NODES, *(_record_table(*each) for each in RECORDS.items()), _EDGES, _NAMES)
"""The statements that make the tables, before rows are put in."""

INDEXES: Final = (
    "CREATE UNIQUE INDEX nodes_by_id ON nodes (id)",
    "CREATE INDEX nodes_by_kind ON nodes (kind, id)",
    "CREATE INDEX edges_by_target ON edges (target)",
    "CREATE INDEX names_by_folded ON names (folded) WHERE folded IS NOT NULL",
)
"""The statements that make the indexes, after that."""

FORMAT: Final = Format(APPLICATION, VERSION, (*TABLES, *INDEXES))
