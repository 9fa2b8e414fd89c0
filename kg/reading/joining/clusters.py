"""Which items are one paper: clusters that grow until nothing is left to be joined."""

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from hashlib import blake2b
from itertools import combinations, groupby
from operator import itemgetter
from typing import Final

from kg.errors import Problem
from kg.model import Extraction
from kg.reading.joining.keys import KeyKind, kind_of_key
from kg.reading.joining.likeness import likeness
from kg.reading.joining.merging import canonical, merged
from kg.reading.joining.profile import Item, paper_of_item
from kg.reading.joining.spool import Spool

__all__ = ["Clusters"]

_MOST_COMPARED: Final = {KeyKind.ID: 200, KeyKind.TITLE: 200, KeyKind.PART: 30}
"""Items of one key that are compared with each other; of more, only equal ones are joined."""
_SCHEMA: Final = (
    "CREATE TABLE pair (one INTEGER, two INTEGER, PRIMARY KEY (one, two)) WITHOUT ROWID",
    """CREATE TABLE alike
    (one INTEGER, two INTEGER, is_sure INTEGER, degree REAL, first BLOB, second BLOB)""",
    "CREATE TABLE touched (number INTEGER PRIMARY KEY)",
    "CREATE TABLE member (cluster INTEGER, one INTEGER, two INTEGER)",
)
Pair = tuple[int, int]


class Clusters:
    """Items of a spool, joined.

    Whether two clusters are joined depends on what both say together, never on numbers, so that
    the order of the items makes no difference, and what is joined once does not join further.
    """

    def __init__(self, spool: Spool, report: Callable[[Problem], None]) -> None:
        self._spool, self._report = spool, report
        self._database = spool.database
        for statement in _SCHEMA:
            self._database.execute(statement)
        self._parent = array("q", range(spool.count))
        self._is_new = bytearray(b"\1") * spool.count

    def join(self) -> None:
        """Join what is one paper until nothing changes."""
        self._spool.index_keys()
        while True:
            self._compare()
            if not (self._unite(self._sure_pairs()) or self._unite(self._unsure_pairs())):
                return

    def _compare(self) -> None:
        """Find the pairs of clusters that are alike, where one of the two is new."""
        self._database.execute("DELETE FROM pair")
        for key, numbers in self._spool.groups():
            roots = sorted({_root(self._parent, number) for number in numbers})
            if len(roots) > 1 and any(self._is_new[root] for root in roots):
                self._database.executemany(
                    "INSERT OR IGNORE INTO pair VALUES (?, ?)", self._pairs(roots, key)
                )
        compared = self._database.execute("SELECT one, two FROM pair")
        self._database.executemany(
            "INSERT INTO alike VALUES (?, ?, ?, ?, ?, ?)", self._alike(compared)
        )
        self._is_new = bytearray(len(self._is_new))

    def _pairs(self, roots: Sequence[int], key: int) -> Iterator[Pair]:
        kind = kind_of_key(key)
        if len(roots) <= _MOST_COMPARED[kind]:
            for one, two in combinations(roots, 2):
                if self._is_new[one] or self._is_new[two]:
                    yield one, two
        elif kind is not KeyKind.PART:
            equal: dict[bytes, list[int]] = defaultdict(list)
            for root in roots:
                equal[_content(self._spool.get(root))].append(root)
            for same in equal.values():
                yield from ((same[0], other) for other in same[1:])

    def _alike(self, pairs: Iterable[Pair]) -> Iterator[tuple[object, ...]]:
        for one, two in pairs:
            found = likeness(self._spool.profile(one), self._spool.profile(two))
            if found:
                digests = sorted(map(self._digest, (one, two)))
                yield one, two, found.is_sure, found.degree, *digests

    def _digest(self, number: int) -> bytes:
        return blake2b(canonical(self._spool.get(number)).encode(), digest_size=16).digest()

    def _sure_pairs(self) -> Iterator[Pair]:
        yield from self._database.execute(
            "SELECT one, two FROM alike WHERE is_sure ORDER BY degree DESC, first, second"
        )

    def _unsure_pairs(self) -> Iterator[Pair]:
        """Yield the pairs of those clusters of which each two are alike."""
        chosen = "SELECT one, two FROM alike WHERE NOT is_sure"
        parent = array("q", range(self._spool.count))
        for one, two in self._database.execute(chosen):
            _join_roots(parent, one, two)
        self._database.execute("DELETE FROM member")
        self._database.executemany(
            "INSERT INTO member VALUES (?, ?, ?)",
            ((_root(parent, one), one, two) for one, two in self._database.execute(chosen)),
        )
        for _, pairs in self._members():
            size = len({number for pair in pairs for number in pair})
            if len(pairs) == size * (size - 1) // 2:
                yield from pairs

    def _members(self) -> Iterator[tuple[int, set[Pair]]]:
        rows = self._database.execute("SELECT cluster, one, two FROM member ORDER BY cluster")
        for cluster, group in groupby(rows, itemgetter(0)):
            yield cluster, {(one, two) for _, one, two in group}

    def _unite(self, pairs: Iterable[Pair]) -> bool:
        """Join the clusters of the pairs; say whether there was one to be joined."""
        self._database.execute("DELETE FROM touched")
        arxiv = self._spool.arxiv
        for pair in pairs:
            one, two = (_root(self._parent, number) for number in pair)
            if one != two and (arxiv[one] == arxiv[two] or not (arxiv[one] and arxiv[two])):
                arxiv[min(one, two)] = arxiv[one] or arxiv[two]
                _join_roots(self._parent, one, two)
                self._database.executemany(
                    "INSERT OR IGNORE INTO touched VALUES (?)", ((number,) for number in pair)
                )
        return self._merge()

    def _merge(self) -> bool:
        """Make one item of each cluster that has grown."""
        touched = self._database.execute("SELECT number FROM touched")
        self._database.execute("DELETE FROM member")
        self._database.executemany(
            "INSERT INTO member VALUES (?, ?, ?)",
            ((_root(self._parent, number), number, number) for (number,) in touched),
        )
        has_merged = False
        for root, pairs in self._members():
            has_merged = self._is_new[root] = True
            numbers = sorted(number for number, _ in pairs)
            self._spool.put(root, merged(map(self._spool.get, numbers), self._report))
            for number in numbers:
                if number != root:
                    self._spool.remove(number)
        changed = "SELECT number FROM touched"
        self._database.execute(f"DELETE FROM alike WHERE one IN ({changed}) OR two IN ({changed})")
        return has_merged


def _content(item: Item) -> bytes:
    """Return a digest of all but the place of an item."""
    paper = replace(paper_of_item(item), source=())
    bare = replace(item, paper=paper) if isinstance(item, Extraction) else paper
    return blake2b(canonical(bare).encode(), digest_size=16).digest()


def _root(parent: "array[int]", number: int) -> int:
    while parent[number] != number:
        parent[number] = parent[parent[number]]
        number = parent[number]
    return number


def _join_roots(parent: "array[int]", one: int, two: int) -> None:
    """Join the clusters of two numbers; the lower root stays one."""
    first, second = sorted((_root(parent, one), _root(parent, two)))
    parent[second] = first
